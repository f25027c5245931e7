import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { findRelease } from '../src/collector/catalog.js'
import { lint } from '../src/lint/lint.js'
import { rules } from '../src/rules/index.js'

interface Entry {
  readonly rules?: readonly string[]
  readonly why?: string
}
const { mistakes } = JSON.parse(readFileSync(new URL('../data/mistakes.json', import.meta.url), 'utf8')) as {
  readonly mistakes: Readonly<Record<string, Entry>>
}
const known = new Set(rules.map(({ id }) => id))

test('every mistake has its number, without a gap', () => {
  expect(Object.keys(mistakes)).toEqual(
    Array.from({ length: 177 }, (_, index) => `M${String(index + 1).padStart(3, '0')}`),
  )
})

test('every rule that tells of a mistake exists', () => {
  expect(
    Object.values(mistakes)
      .flatMap((entry) => entry.rules ?? [])
      .filter((id) => !known.has(id)),
  ).toEqual([])
})

test('a mistake without a rule says why nothing in a text shows it', () => {
  const silent = Object.entries(mistakes).filter(
    ([, entry]) => !entry.rules && !/^[A-Z].{30,}\.$/.test(entry.why ?? ''),
  )
  expect(silent).toEqual([])
})

const PIPE = (section: string): string =>
  `receivers: {otlp: {protocols: {grpc: {}}}}\nexporters: {otlphttp: {endpoint: "http://localhost:4318"}}\n${section}\nservice: {pipelines: {traces: {receivers: [otlp], exporters: [otlphttp]}}}\n`
const exporter = (name: string, body: string, signal = 'metrics'): string =>
  `receivers: {otlp: {protocols: {grpc: {}}}}\nexporters: {${name}: ${body}}\nservice: {pipelines: {${signal}: {receivers: [otlp], exporters: [${name}]}}}\n`
const receiver = (name: string, body: string, signal = 'metrics'): string =>
  `receivers: {${name}: ${body}}\nexporters: {otlphttp: {endpoint: "http://localhost:4318"}}\nservice: {pipelines: {${signal}: {receivers: [${name}], exporters: [otlphttp]}}}\n`
const processor = (name: string, body: string, signal = 'metrics'): string =>
  `receivers: {otlp: {protocols: {grpc: {}}}}\nprocessors: {${name}: ${body}}\nexporters: {otlphttp: {endpoint: "http://localhost:4318"}}\nservice: {pipelines: {${signal}: {receivers: [otlp], processors: [${name}], exporters: [otlphttp]}}}\n`
const scrape = (job: string): string =>
  receiver(
    'prometheus',
    `{config: {scrape_configs: [{job_name: app, static_configs: [{targets: ["localhost:1"]}]${job}}]}}`,
  )

/** A config with the mistake, and a release in which it is one. */
const SAMPLES: readonly (readonly [id: string, version: string, config: string])[] = [
  ['M001', 'v0.21.0', exporter('awsprometheusremotewrite', '{endpoint: "https://x"}')],
  ['M002', 'v0.40.2', exporter('prometheusremotewriteexporter', '{}')],
  ['M004', 'v0.42.0', exporter('logging', '{}')],
  ['M005', 'v0.40.2', exporter('debug', '{}')],
  ['M006', 'v0.23.1', exporter('logging', '{verbosity: detailed}')],
  ['M007', 'v0.40.2', exporter('logging', '{loglevel: debug, verbosity: detailed}')],
  ['M008', 'v0.49.0', exporter('debug', '{loglevel: debug}')],
  ['M009', 'v0.40.2', exporter('logging', '{logLevel: debug}')],
  ['M010', 'v0.42.0', PIPE('extensions: {memory_ballast: {size_mib: 64}}')],
  ['M013', 'v0.40.2', exporter('logzio', '{account_token: x}', 'traces')],
  ['M015', 'v0.49.0', exporter('splunk_hec', '{}')],
  ['M019', 'v0.49.0', processor('transform', '{}')],
  ['M021', 'v0.49.0', PIPE('connectors: {count: {}}')],
  ['M021', 'v0.25.0', PIPE('connectors: {count: {}}')],
  ['M026', 'v0.42.0', processor('experimental_metricsgeneration', '{}')],
  ['M027', 'v0.47.0', exporter('otlp_grpc', '{endpoint: "x:1"}')],
  ['M028', 'v0.49.0', exporter('prometheusremotewrite', '{endpoint: "http://x/y"}')],
  ['M029', 'v0.49.0', receiver('aws_xray', '{}', 'traces')],
  ['M030', 'v0.40.2', processor('metricstransform', '{transforms: [{metric_name: a, action: update}]}')],
  ['M032', 'v0.40.2', processor('cumulativetodelta', '{include: {metrics: [a]}}')],
  ['M033', 'v0.44.0', 'service: {telemetry: {metrics: {address: ":8888"}}}'],
  ['M035', 'v0.44.0', 'service: {telemetry: {metrics: {readers: []}}}'],
  ['M043', 'v0.49.0', receiver('prometheus', '{scrape_configs: []}')],
  ['M044', 'v0.49.0', scrape(', kubernetes_sd_config: []')],
  ['M045', 'v0.49.0', receiver('prometheus', '{config: {}}')],
  ['M046', 'v0.49.0', receiver('prometheus', '{config: {rule_files: [a], scrape_configs: [{job_name: a}]}}')],
  ['M050', 'v0.49.0', PIPE('extensions: {health_check: {port: 1}}')],
  ['M051', 'v0.46.0', PIPE('extensions: {health_check: {http: {}}}')],
  ['M056', 'v0.49.0', exporter('awsemf', '{log_retention: 2}')],
  ['M058', 'v0.49.0', exporter('awsemf', '{log_group_name: aws/x}')],
  [
    'M061',
    'v0.49.0',
    exporter('awsemf', '{metric_declarations: [{dimensions: [[a]], metric_name_selectors: ["(?=a)"]}]}'),
  ],
  ['M062', 'v0.49.0', exporter('awscloudwatchlogs', '{}', 'logs')],
  ['M063', 'v0.49.0', receiver('jaeger', '{protocols: {grpc: {}}, remote_sampling: {}}', 'traces')],
  ['M064', 'v0.49.0', receiver('otlp', '{}')],
  ['M066', 'v0.49.0', exporter('kafka', '{auth: {sasl: {mechanism: NONE, username: a, password: b}}}', 'traces')],
  [
    'M068',
    'v0.49.0',
    processor('filter', '{metrics: {include: {match_type: strict, metric_names: [a]}, metric: [\'name == "a"\']}}'),
  ],
  ['M069', 'v0.49.0', processor('filter', '{metrics: {metric: [\'name = "a"\']}}')],
  ['M071', 'v0.49.0', processor('tail_sampling', '{policies: [{name: a, type: nothing}]}', 'traces')],
  ['M072', 'v0.41.0', processor('memory_limiter', '{check_interval: 1s, limit_mib: "512"}')],
  ['M075', 'v0.41.0', exporter('otlphttp', '{endpoint: $ENDPOINT}')],
  ['M076', 'v0.39.3', scrape(', relabel_configs: [{source_labels: [a], target_label: b, replacement: $1}]')],
  ['M077', 'v0.49.0', scrape(', relabel_configs: [{source_labels: [a], target_label: b, replacement: "${1}"}]')],
  ['M078', 'v0.40.2', scrape(', relabel_configs: [{source_labels: [a], target_label: b, replacement: $1}]')],
  ['M079', 'v0.40.2', exporter('otlphttp', '{endpoint: "http://a", headers: {key: "pa$word"}}')],
  ['M080', 'v0.22.1', exporter('otlphttp', '{endpoint: "${env:X}"}')],
  ['M081', 'v0.26.2', exporter('otlphttp', '{endpoint: "http://${env:X}/"}')],
  ['M082', 'v0.26.2', exporter('otlphttp', '{endpoint: "${env:X}-${env:Y}"}')],
  ['M085', 'v0.40.2', exporter('otlphttp', '{endpoint: "http://a", headers: {key: "a$${env:X}b"}}')],
  ['M086', 'v0.41.2', exporter('otlphttp', '{endpoint: "${env:X:-http://a}"}')],
  ['M087', 'v0.49.0', exporter('otlphttp', '{endpoint: "${env:MY-VAR}"}')],
  ['M089', 'v0.49.0', scrape(', relabel_configs: [${env:X}]')],
  ['M091', 'v0.49.0', exporter('awsemf', '{region: YOUR_REGION}')],
  ['M106', 'v0.33.0', exporter('logging', '{}')],
  ['M107', 'v0.49.0', exporter('otlphttp', '{endpoint: "http://a", headers: {api-key: abcdef}}')],
  ['M108', 'v0.49.0', PIPE('').replace('receivers: [otlp]', 'receivers: [statsd]')],
  ['M109', 'v0.49.0', PIPE('extensions: {health_check: {}}')],
  ['M112', 'v0.49.0', PIPE('').replace('receivers: [otlp]', 'receivers: []')],
  ['M113', 'v0.49.0', exporter('otlphttp', '{endpoint: "http://a"}', 'trace')],
  ['M115', 'v0.49.0', exporter('awsxray', '{}', 'metrics')],
  [
    'M116',
    'v0.49.0',
    receiver('awsxray', '{}', 'traces').replace('receivers: {awsxray', 'processors: {awsemf: {}}\nreceivers: {awsxray'),
  ],
  ['M121', 'v0.49.0', processor('memorylimiter', '{}')],
  ['M122', 'v0.49.0', exporter('resource_to_telemetry_conversion', '{enabled: true}')],
  ['M123', 'v0.49.0', receiver('protocols', '{grpc: {}}')],
  ['M136', 'v0.49.0', exporter('prometheusremotewrite', '{endpoint: ""}')],
  [
    'M139',
    'v0.49.0',
    scrape('')
      .replace(/otlphttp: \{.*?\}/, 'prometheusremotewrite: {endpoint: "http://a/b"}')
      .replace('exporters: [otlphttp]', 'exporters: [prometheusremotewrite]'),
  ],
  ['M141', 'v0.49.0', exporter('otlp', '{endpoint: "a:4318"}')],
  ['M142', 'v0.49.0', exporter('otlphttp', '{}')],
  ['M143', 'v0.49.0', exporter('otlp', '{}')],
  ['M175', 'v0.49.0', exporter('otlphttp', '{endpoint: "http://otlp.example.com"}')],
]

describe('samples of mistakes', () => {
  test.each(SAMPLES)('%s is told in %s', (id, version, text) => {
    const release = findRelease(version)
    if (!release) throw new Error(`${version} is no release`)
    const found = lint(
      {
        file: 'config.yaml',
        text,
        release,
        values: undefined,
        environment: new Map([['X', 'x']]),
        severities: new Map(),
      },
      rules,
    )
    const wanted = mistakes[id]?.rules ?? []
    expect(found.map(({ rule }) => rule)).toEqual(
      expect.arrayContaining([expect.stringMatching(new RegExp(`^(${wanted.join('|')})$`))]),
    )
  })
})
