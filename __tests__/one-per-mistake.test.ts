import { expect, test } from '@jest/globals'
import { findRelease } from '../src/collector/catalog.js'
import { lint } from '../src/lint/lint.js'
import type { Severity } from '../src/lint/rule.js'
import { rules } from '../src/rules/index.js'

interface Asked {
  readonly text: string
  readonly version?: string
  readonly environment?: Readonly<Record<string, string>>
  readonly severities?: Readonly<Record<string, Severity | 'off'>>
}

const findingsOf = ({ text, version = 'v0.49.0', environment, severities = {} }: Asked) =>
  lint(
    {
      file: 'c.yaml',
      text,
      release: findRelease(version)!,
      values: undefined,
      environment: environment && new Map(Object.entries(environment)),
      severities: new Map(Object.entries(severities)),
    },
    rules,
  )

const idsOf = (asked: Asked): readonly string[] => findingsOf(asked).map(({ line, rule }) => `${line} ${rule}`)

/** A config around one receiver, with a pipeline for metrics. */
const around = (receiver: string, name = 'otlp', exporter = 'debug: {}'): string => `receivers:
  ${name}:
${receiver}
exporters:
  ${exporter}
service:
  pipelines:
    metrics:
      receivers: [${name}]
      exporters: [${exporter.split(':')[0] ?? ''}]
`

test('a misspelt key is one mistake: what is missing for it is not told beside it', () => {
  expect(idsOf({ text: around('    protocol: { grpc: { endpoint: "localhost:4317" } }') })).toEqual(['3 unknown-key'])
  const moved = around('    scrape_configs: [{ job_name: a, static_configs: [{ targets: ["a:1"] }] }]', 'prometheus')
  expect(idsOf({ text: moved })).toEqual(['3 unknown-key'])
})

test('a key in the wrong place is one mistake: what it leaves empty is not told beside it', () => {
  const otlp = '    protocols: { grpc: { endpoint: "localhost:4317" } }'
  const astray = around(otlp, 'otlp', 'datadog: { site: datadoghq.eu, api_key: "${env:KEY}" }')
  expect(idsOf({ text: astray }).filter((id) => !id.endsWith('announced-removal'))).toEqual([
    '5 unknown-key',
    '5 unknown-key',
  ])
  const outside = around(otlp)
    .replace('service:\n', '')
    .replaceAll(/^ {2}(?=pipelines| {2}metrics| {4}receivers| {4}exporters)/gm, '')
  expect(idsOf({ text: outside })).toEqual(['6 unknown-key'])
})

test('what is missing beside a key in the wrong place that has nothing to do with it is a second mistake', () => {
  const text = around('    protocols: { grpc: { endpoint: "localhost:4317" } }', 'otlp', 'datadog: { insecure: true }')
  expect(idsOf({ text }).filter((id) => !id.endsWith('announced-removal'))).toEqual([
    '5 missing-alternative',
    '5 unknown-key',
  ])
})

test('a misspelt list of extensions is one mistake: that none of them starts is not told beside it', () => {
  const exporter = 'otlp: { endpoint: "a:1", auth: { authenticator: sigv4auth } }'
  const text = around('    protocols: { grpc: { endpoint: "localhost:4317" } }', 'otlp', exporter)
  const extensions = `extensions: { health_check: {}, sigv4auth: { region: us-east-1 } }\n`
  expect(idsOf({ text: `${extensions}${text}  extension: [health_check, sigv4auth]\n`, version: 'v0.40.0' })).toEqual([
    '1 outdated-release',
    '12 unknown-key',
  ])
  expect(idsOf({ text: `${extensions}${text}  extensions: []\n`, version: 'v0.40.0' })).toEqual([
    '1 outdated-release',
    '1 unused-extension',
    '6 extension-not-started',
  ])
})

test('a misspelt list of selectors is one mistake: the declaration that it leaves empty is not told beside it', () => {
  const text = around(
    '    protocols: { grpc: { endpoint: "localhost:4317" } }',
    'otlp',
    'awsemf: { dimension_rollup_option: NoDimensionRollup, metric_declarations: [{ metric_names_selectors: [a] }] }',
  )
  expect(idsOf({ text })).toEqual(['5 unknown-key'])
})

test('a transport that a receiver does not have is one mistake: it does not listen twice on a port by it', () => {
  const text = around('    transport: tcp', 'awsxray').replace('metrics:', 'traces:')
  expect(idsOf({ text })).toEqual(['3 unknown-value'])
})

test('a misspelt type is one mistake, also where pipelines spell it rightly', () => {
  const text = around('    protocols: { grpc: { endpoint: "localhost:4317" } }')
  expect(idsOf({ text: text.replace('  otlp:', '  Otlp:') })).toEqual(['2 unknown-component'])
  expect(idsOf({ text: text.replace('  otlp:', '  Otlp/a:').replace('[otlp]', '[otlp/a]') })).toEqual([
    '2 unknown-component',
  ])
})

test('typographic quotes around the name of a log group are one mistake', () => {
  const text = around(
    '    protocols: { grpc: { endpoint: "localhost:4317" } }',
    'otlp',
    'awsemf: { dimension_rollup_option: NoDimensionRollup, log_group_name: \u2018/ecs/shop\u2019 }',
  )
  expect(idsOf({ text })).toEqual(['5 typographic-quotes'])
})

test('a key missing beside an unknown one that means something else is a second mistake', () => {
  const text = around('    verbosity: basic')
  expect(idsOf({ text })).toEqual(['2 missing-alternative', '3 unknown-key'])
})

test('two keys missing below one component are two mistakes', () => {
  const text = around('    protocols: { grpc: { endpoint: "localhost:4317" } }', 'otlp', 'awscloudwatchlogs: {}')
  expect(findingsOf({ text }).flatMap(({ what }) => /needs ("\w+")/.exec(what)?.[1] ?? [])).toEqual([
    '"log_group_name"',
    '"log_stream_name"',
  ])
})

test('an old name is told beside what is missing in the component', () => {
  const text = around('    protocols: { grpc: { endpoint: "localhost:4317" } }', 'otlp', 'otlphttp: {}')
  expect(idsOf({ text, version: 'v0.48.0' }).filter((id) => id.startsWith('5 '))).toEqual([
    '5 missing-alternative',
    '5 deprecated-name',
  ])
})

test('what stands in a component that the release does not have is not judged', () => {
  const text = around('    include: [/a.log]\n    start_at: middle', 'filelog')
  expect(idsOf({ text, version: 'v0.24.1' }).filter((id) => /^[23] /.test(id))).toEqual(['2 component-not-in-release'])
})

test('the value of a key that the release does not know is not judged', () => {
  const text = `exporters:\n  otlphttp:\n    endpoint: https://a\n    encoding: text\n`
  expect(idsOf({ text, version: 'v0.37.3' }).filter((id) => id.startsWith('4 '))).toEqual(['4 unknown-key'])
  expect(
    idsOf({ text, version: 'v0.37.3', severities: { 'unknown-key': 'off' } }).filter((id) => id.startsWith('4 ')),
  ).toEqual(['4 unknown-value'])
})

test('a reference that stops the collector is told also below an unknown key', () => {
  const text = around('    protocols: { grpc: { endpoint: "localhost:4317" } }\n    colour: ${nosuch:thing}')
  expect(idsOf({ text })).toEqual(['4 unknown-key', '4 malformed-reference'])
})

test('an error whose cause is a lost reference says so', () => {
  const text = `exporters:\n  otlp:\n    endpoint: a:4317\n    sending_queue: { queue_size: "\${env:SIZE}" }\n`
  const found = findingsOf({ text, version: 'v0.21.1', environment: { SIZE: '5' } }).filter(({ line }) => line === 4)
  expect(found.map(({ rule, help }) => [rule, help])).toEqual([
    [
      'out-of-range',
      '"${env:SIZE}" silently becomes empty up to v0.22.1: all of it is taken for the name of a variable; write ${SIZE}',
    ],
  ])
})

test('sections that are misspelt or nested too deep take no one else with them', () => {
  const text = around('    protocols: { grpc: { endpoint: "localhost:4317" } }')
  expect(idsOf({ text: text.replace('receivers:\n', 'Receivers:\n') })).toEqual(['1 unknown-key'])
  expect(idsOf({ text: `otel:\n${text.replaceAll(/^/gm, '  ')}` })).toEqual(['1 unknown-key'])
})

test('blanks in the key of a component are one mistake, and the error names it', () => {
  const text = around('    protocols: { grpc: { endpoint: "localhost:4317" } }').replace('  otlp:', '  "otlp ":')
  expect(findingsOf({ text }).map(({ rule, help }) => [rule, help])).toEqual([
    ['missing-alternative', 'write the key as "otlp": with blanks in it the settings below are ignored'],
  ])
})

test('lists that stand beside their pipeline are one mistake each', () => {
  const text = around('    protocols: { grpc: { endpoint: "localhost:4317" } }').replace(/^ {6}/gm, '    ')
  expect(findingsOf({ text }).map(({ line, rule, help }) => [line, rule, help])).toEqual([
    [9, 'wrong-type', 'indent it further, below the pipeline "metrics"'],
    [10, 'wrong-type', 'indent it further, below the pipeline "metrics"'],
  ])
})

test('a warning of what a misspelt key takes away is not told beside it', () => {
  const jobs =
    '    config: { scrape_configs: [{ job_name: a, file_sd_config: [{ files: [/etc/ecs_sd_targets.yaml] }] }] }'
  const text = `extensions:\n  ecs_observer: { cluster_name: c }\n${around(jobs, 'prometheus')}  extensions: [ecs_observer]\n`
  expect(idsOf({ text }).filter((id) => !id.endsWith('missing-setting'))).toEqual(['5 unknown-key'])
})
