/** Configs of any size, each as linear as its kind can be. */

const repeat = (count: number, block: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => block(index)).join('')

const pipeline = (index: number): string => `    metrics/${index}:
      receivers: [prometheus/${index}]
      processors: [memory_limiter, batch/${index}]
      exporters: [prometheusremotewrite/${index}]
`
const receiver = (index: number): string => `  prometheus/${index}:
    config:
      scrape_configs:
        - job_name: job-${index}
          scrape_interval: 30s
          metrics_path: /metrics
          static_configs:
            - targets: ["localhost:${9000 + (index % 900)}"]
          relabel_configs:
            - source_labels: [__address__]
              regex: (.*):\\d+
              target_label: host
              replacement: $\${1}
`
const processor = (index: number): string => `  batch/${index}:
    timeout: 5s
    send_batch_size: 512
    send_batch_max_size: 1024
`
const exporter = (index: number): string => `  prometheusremotewrite/${index}:
    endpoint: https://aps-workspaces.us-east-1.amazonaws.com/workspaces/ws-${index}/api/v1/remote_write
    auth:
      authenticator: sigv4auth
    resource_to_telemetry_conversion:
      enabled: true
`
/** Lines of one turn of the four blocks above. */
const TURN = 26

/** Many components and pipelines, all sound. */
export function sound(lines: number): string {
  const count = Math.floor(lines / TURN)
  return `receivers:
${repeat(count, receiver)}processors:
  memory_limiter:
    check_interval: 1s
    limit_mib: 64
${repeat(count, processor)}exporters:
${repeat(count, exporter)}extensions:
  sigv4auth:
    region: us-east-1
service:
  extensions: [sigv4auth]
  pipelines:
${repeat(count, pipeline)}`
}

/** The same with mistakes at every turn: misspelled ids and keys, wrong types, taken ports, things that nobody uses. */
export function faulty(lines: number): string {
  const count = Math.floor(lines / (TURN + 3))
  const otlp = (index: number): string => `  otlp/${index}:
    protocols:
      grpc: {endpoint: "localhost:${index % 50}", max_recv_mgs_size: ten}
`
  return sound(lines)
    .replace('receivers:\n', `receivers:\n${repeat(count, otlp)}`)
    .replaceAll(/^ {6}receivers: \[prometheus\/(\d+)\]/gm, '      receivers: [promteheus/$1, otlp/$1, otlp/$1]')
    .replaceAll('send_batch_max_size: 1024', 'send_batch_max_size: 10')
    .replaceAll('scrape_interval: 30s', 'scrape_intervall: 30s')
}

/** One prometheus receiver with many jobs that share their settings by aliases. */
export function aliases(lines: number): string {
  const job = (index: number): string => `        - job_name: job-${index}
          <<: *common
          static_configs:
            - targets: ["localhost:${index % 60000}"]
              labels: *labels
`
  return `receivers:
  prometheus:
    config:
      scrape_configs:
        - &first
          job_name: first
          scrape_interval: 30s
          static_configs: [{targets: ["localhost:1"], labels: &labels {a: b, c: d}}]
        - &common
          job_name: common
          scrape_timeout: 10s
          relabel_configs: [{source_labels: [__address__], target_label: host, regex: "(.*)"}]
${repeat(Math.floor(lines / 5), job)}exporters:
  debug:
service:
  pipelines:
    metrics: {receivers: [prometheus], exporters: [debug]}
`
}

const SERVICE = `receivers:
  otlp: {protocols: {grpc: }}
exporters:
  awsxray:
service:
  pipelines:
    traces: {receivers: [otlp], exporters: [awsxray]}
`

/** Maps within maps, in staircases of fifty. */
export function deep(lines: number): string {
  const stairs = (index: number): string =>
    `  attributes/${index}:\n    actions:\n      - key: a\n        action: upsert\n        value:\n${repeat(45, (level) => `${' '.repeat(10 + level)}k${level}:\n`)}`
  return `processors:\n${repeat(Math.floor(lines / 50), stairs)}${SERVICE}`
}

const listening = (count: number, address: (index: number) => string): string =>
  `receivers:\n${repeat(count, (n) => `  otlp/${n}: {protocols: {grpc: {endpoint: "${address(n)}"}}}\n`)}exporters:\n  awsxray:\n  debug:\nservice:\n  pipelines:\n    traces: {receivers: [${repeat(count, (n) => `otlp/${n}, `)}], exporters: [awsxray]}\n`

/** Texts that are longer than what is read. */
export const TOO_LARGE: readonly string[] = ['5,000 levels, 12 MB', '5 MB']

/** Texts that are made to hurt, by what they are; of those whose length is all that hurts, a share of them. */
export const HOSTILE: Readonly<Record<string, (share?: number) => string>> = {
  'alias bomb': () =>
    `a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n${repeat(12, (n) => `a${n + 1}: &a${n + 1} [${repeat(10, () => `*a${n}, `)}]\n`)}`,
  'alias bomb below a key that takes anything': () =>
    `x: &a0 [x, x, x, x, x, x, x, x, x]\n${repeat(6, (n) => `y${n}: &a${n + 1} [${repeat(9, () => `*a${n}, `)}]\n`)}${SERVICE}`,
  'merge bomb': () => `a0: &a0 {k: v}\n${repeat(3000, (n) => `a${n + 1}: &a${n + 1}\n  <<: *a${n}\n  k${n}: v\n`)}`,
  'a key of 300,000 steps': () => `? ${'a::'.repeat(300_000)}a\n: b\n${SERVICE}`,
  '100 keys of 3,000 steps in each other': () =>
    `x: ${repeat(100, () => `{? ${'a::'.repeat(3000)}a : `)}b${'}'.repeat(100)}\n${SERVICE}`,
  '100,000 nested brackets': () => `receivers: ${'['.repeat(100_000)}`,
  '100,000 nested brackets, closed': () => `receivers: ${'['.repeat(100_000)}${']'.repeat(100_000)}`,
  '100,000 nested braces': () => `receivers: ${'{a: '.repeat(100_000)}${'}'.repeat(100_000)}`,
  '5,000 levels, 12 MB': () => `processors:\n${repeat(5000, (level) => `${' '.repeat(level + 1)}k:\n`)}${SERVICE}`,
  '9,000 levels of lists': () =>
    `processors:\n  attributes:\n    actions: ${'['.repeat(9000)}${']'.repeat(9000)}\n${SERVICE}`,
  '5 MB': () => `# ${'x'.repeat(98)}\n`.repeat(50_000) + SERVICE,
  '30,000 components that nobody uses': (share = 1) =>
    `processors:\n${repeat(share * 30_000, (n) => `  batch/${n}: {timeout: 1s}\n`)}${SERVICE}`,
  'a line of 1 MB': () => `exporters:\n  debug: {verbosity: ${'x'.repeat(1_000_000)}}\n`,
  'a line of 1 MB with many keys': (share = 1) =>
    `processors: {${repeat(share * 30_000, (n) => `batch/${n}: {timeout: }, `)}}\n${SERVICE}`,
  'a plain text over 100,000 lines': () => `exporters:\n  debug:\n    verbosity: ${'x\n      '.repeat(100_000)}\n`,
  '70,000 references': (share = 1) =>
    `processors:\n  attributes:\n    actions:\n      - {key: a, action: insert, value: [${'"${env:X}", '.repeat(share * 70_000)}]}\n${SERVICE}`,
  '100,000 references in one text': () =>
    `processors:\n  attributes:\n    actions:\n      - {key: a, action: insert, value: "${'${X}'.repeat(100_000)}"}\n${SERVICE}`,
  '50,000 nested references': () =>
    `processors:\n  attributes:\n    actions:\n      - {key: a, action: insert, value: "${'${env:'.repeat(50_000)}${'}'.repeat(50_000)}"}\n${SERVICE}`,
  '100,000 references without end in one text': () =>
    `processors:\n  attributes:\n    actions: [{key: a, value: "${'${'.repeat(100_000)}"}]\n${SERVICE}`,
  '1,000 texts of 20 references without end': (share = 1) =>
    `processors:\n  attributes:\n    actions:\n${repeat(share * 1000, () => `      - {key: a, value: "${'${'.repeat(20)}"}\n`)}${SERVICE}`,
  'a key of 150,000 references': () => `? ${'$a'.repeat(150_000)}\n: b\n${SERVICE}`,
  '150,000 uses of one receiver': (share = 1) =>
    `receivers:\n  otlp: {protocols: {grpc: {}}}\nexporters:\n  awsxray:\nservice:\n  pipelines:\n    traces: {receivers: [${'otlp, '.repeat(share * 150_000)}], exporters: [awsxray]}\n`,
  '50,000 keys in one map': (share = 1) =>
    `exporters:\n  awsxray:\n${repeat(share * 50_000, (n) => `    key${n}: 1\n`)}service:\n  pipelines:\n    traces: {receivers: [otlp], exporters: [awsxray]}\n`,
  'a duration of 300,000 digits': () => `processors: {batch: {timeout: "${'1'.repeat(300_000)}"}}\n${SERVICE}`,
  'a duration of 100,000 seconds that ends badly': () =>
    `processors: {batch: {timeout: "${'11s'.repeat(100_000)}x"}}\n${SERVICE}`,
  'a file of targets with 50,000 stars': () =>
    `receivers: {prometheus: {config: {scrape_configs: [{job_name: a, file_sd_configs: [{files: ["${'*a'.repeat(50_000)}.yaml"]}]}]}}}\nextensions: {ecs_observer: }\nservice: {extensions: [ecs_observer], pipelines: {metrics: {receivers: [prometheus], exporters: [a]}}}\n`,
  '20,000 components': (share = 1) =>
    `exporters:\n${repeat(share * 20_000, (n) => `  awsxray/${n}:\n`)}service:\n  pipelines:\n    traces: {receivers: [otlp], exporters: [${repeat(share * 20_000, (n) => `awsxray/${n}, `)}]}\n`,
  '20,000 misspelled uses of 20,000 components': (share = 1) =>
    `exporters:\n${repeat(share * 20_000, (n) => `  awsxray/${n}:\n`)}service:\n  pipelines:\n    traces: {receivers: [otlp], exporters: [${repeat(share * 20_000, (n) => `awxsray/${n}x, `)}]}\n`,
  '20,000 uses that nothing is like': (share = 1) =>
    `exporters:\n${repeat(share * 20_000, (n) => `  awsxray/${n}:\n`)}service:\n  pipelines:\n    traces: {receivers: [otlp], exporters: [${repeat(share * 20_000, (n) => `something/else/${n}, `)}]}\n`,
  '12,000 receivers on 1,000 ports': (share = 1) => listening(share * 12_000, (n) => `localhost:${8000 + (n % 1000)}`),
  '12,000 receivers on one port': (share = 1) => listening(share * 12_000, () => 'localhost:4317'),
  '12,000 hosts on one port': (share = 1) =>
    listening(share * 12_000, (n) => `127.0.${String(n >> 8)}.${String(n & 255)}:4317`),
  '4,500 pipelines with the same 20 components': (share = 1) =>
    `receivers:\n${repeat(20, (n) => `  otlp/${n}:\n`)}exporters:\n  debug:\nservice:\n  pipelines:\n${repeat(share * 4500, (n) => `    traces/${n}: {receivers: [${repeat(20, (m) => `otlp/${m}, `)}], exporters: [debug]}\n`)}`,
  '20,000 ignores': (share = 1) =>
    `exporters:\n  awsxray:\n${repeat(share * 20_000, (n) => `    key${n}: 1 # adot-ignore[unknown-key] known\n`)}service:\n  pipelines:\n    traces: {receivers: [otlp], exporters: [awsxray]}\n`,
  '16,000 placeholders': (share = 1) =>
    `processors:\n${repeat(share * 16_000, (n) => `  batch/${n}: {timeout: "{{X${n}}}"}\n`)}${SERVICE}`,
  'regular expressions of 100,000 characters': () =>
    `processors:\n  filter:\n    metrics:\n      include: {match_type: regexp, metric_names: ["${'(a|'.repeat(20_000)}${')'.repeat(20_000)}", "${'[a-z]*'.repeat(15_000)}"]}\n${SERVICE}`,
  'conditions of 100,000 characters': (share = 1) =>
    `processors:\n  filter:\n    error_mode: ignore\n    traces:\n      span: ['${'('.repeat(share * 50_000)}', '${'name == "a" and '.repeat(share * 6000)} true', '${'not '.repeat(share * 25_000)} true', '${'name'.repeat(share * 25_000)}', '${'- '.repeat(share * 50_000)}']\n${SERVICE.replace('exporters: [awsxray]', 'processors: [filter], exporters: [awsxray]')}`,
}
