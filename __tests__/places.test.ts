import { expect, test } from '@jest/globals'
import { findRelease } from '../src/collector/catalog.js'
import { lint } from '../src/lint/lint.js'
import { rules } from '../src/rules/index.js'

/** What is said to do with each unknown key of a config. */
const helpsOf = (text: string, version = 'v0.49.0'): readonly (string | undefined)[] =>
  lint(
    {
      file: 'c.yaml',
      text,
      release: findRelease(version)!,
      values: undefined,
      environment: undefined,
      severities: new Map(),
    },
    rules,
  )
    .filter(({ rule }) => rule === 'unknown-key')
    .map(({ help }) => help)

test.each([
  ['below a key', 'exporters: {otlp: {initial_interval: 5s}}', 'write `retry_on_failure: {initial_interval: ...}`'],
  [
    'several keys below',
    'exporters: {loadbalancing: {insecure: true}}',
    'write `protocol: {otlp: {tls: {insecure: ...}}}`',
  ],
  [
    'below one of several keys',
    'receivers: {otlp: {max_recv_msg_size_mib: 4}}',
    'write `protocols: {grpc: {max_recv_msg_size_mib: ...}}`',
  ],
  ['in a list', 'receivers: {prometheus: {config: {job_name: a}}}', 'write `scrape_configs: [{job_name: ...}]`'],
  [
    'above, from within a list',
    'receivers: {prometheus: {config: {scrape_configs: [{job_name: a, static_configs: [{metrics_path: /m}]}]}}}',
    'it belongs below `config.scrape_configs[]`',
  ],
  ['beside', 'exporters: {otlp: {retry_on_failure: {queue_size: 4}}}', 'it belongs below `sending_queue`'],
  [
    'to the component',
    'exporters: {otlp: {tls: {endpoint: a:1}}}',
    'it is a key of exporter "otlp" itself: indent it less',
  ],
  ['to the section service', 'service: {pipelines: {traces: {extensions: [a]}}}', 'it belongs below `service`'],
  ['to the top level', 'service: {receivers: {}}', 'it belongs to the top level: do not indent it'],
])('a key that belongs %s is told with its place', (_, text, help) => {
  expect(helpsOf(text)).toEqual([help])
})

test('a key with which one other begins was meant to be that, unless several do', () => {
  const policy = 'name: a, type: latency, latency: {threshold: 5}'
  expect(helpsOf(`processors: {tail_sampling: {policies: [{${policy}}]}}`)).toEqual(['did you mean "threshold_ms"?'])
  expect(helpsOf('exporters: {awsemf: {metric: []}}')).toEqual([expect.stringMatching(/^keys here are /)])
})

test('a key that the release knows at two places as near is told with both', () => {
  expect(helpsOf('receivers: {prometheus: {config: {scrape_interval: 30s}}}')).toEqual([
    'write `global: {scrape_interval: ...}` or `scrape_configs: [{scrape_interval: ...}]`',
  ])
})

test('a key that the release knows at many places says nothing of what was meant', () => {
  expect(helpsOf('receivers: {jaeger: {endpoint: "a:1"}}')).toEqual(['keys here are "protocols", "remote_sampling"'])
})

test('the nearest place counts, and a place that the release does not know does not', () => {
  const [before, since] = ['v0.29.1', 'v0.49.0'].map((version) =>
    helpsOf('exporters: {kafka: {insecure: true}}', version),
  )
  expect(since).toEqual(['write `tls: {insecure: ...}`'])
  expect(before).toEqual(['write `auth: {tls: {insecure: ...}}`'])
})
