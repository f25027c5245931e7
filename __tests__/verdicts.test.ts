import { expect, test } from '@jest/globals'
import { findRelease } from '../src/collector/catalog.js'
import { lint } from '../src/lint/lint.js'
import { rules } from '../src/rules/index.js'

/** What a collector built from the modules of v0.49.0 did with one component in pipelines of these signals: the rule that tells why it does not start, or none. */
type Verdict = readonly [component: string, body: string, signals: string, rule: string | undefined]

const VERDICTS: readonly Verdict[] = [
  // Settings that only one signal's part of the processor reads.
  ['processors/filter', 'metrics: {include: {match_type: strictly, metric_names: [a]}}', 'traces logs', undefined],
  ['processors/filter', 'metrics: {include: {match_type: strictly, metric_names: [a]}}', 'metrics', 'unknown-value'],
  ['processors/filter', 'metrics: {include: {match_type: regexp, metric_names: ["[a"]}}', 'traces', undefined],
  [
    'processors/filter',
    'metrics: {include: {match_type: regexp, metric_names: ["[a"]}}',
    'metrics',
    'malformed-regexp',
  ],
  ['processors/filter', 'metrics: {exclude: {match_type: ""}}', 'metrics', undefined],
  [
    'processors/filter',
    'metrics: {exclude: {resource_attributes: [{key: a, value: b}]}}',
    'metrics',
    'missing-setting',
  ],
  [
    'processors/filter',
    'metrics: {exclude: {match_type: strict, resource_attributes: [{value: b}]}}',
    'metrics',
    'missing-setting',
  ],
  ['processors/filter', 'logs: {exclude: {bodies: [a]}}', 'metrics', undefined],
  ['processors/filter', 'logs: {exclude: {bodies: [a]}}', 'logs', 'missing-setting'],
  ['processors/filter', 'logs: {exclude: {severity_number: {min: NOPE}}}', 'metrics', 'unknown-value'],
  ['processors/filter', 'logs: {exclude: {severity_number: {min: warn2}}}', 'logs', undefined],
  ['processors/filter', 'spans: {include: {match_type: strict}}', 'logs', undefined],
  ['processors/filter', 'spans: {include: {match_type: strict}}', 'traces', 'missing-alternative'],
  ['processors/filter', 'spans: {include: {match_type: strict, span_kinds: [SERVER]}}', 'traces', 'unknown-value'],
  ['processors/filter', 'trace_conditions: [{context: SPAN, conditions: [name == "a"]}]', 'traces', undefined],
  [
    'processors/filter',
    'trace_conditions: [{context: span, error_mode: nope, conditions: [name == "a"]}]',
    'traces',
    'unknown-value',
  ],
  [
    'processors/attributes',
    'include: {services: [a]}\nactions: [{key: a, action: delete}]',
    'traces',
    'missing-setting',
  ],
  [
    'processors/attributes',
    'include: {match_type: strict, services: [a]}\nactions: [{key: a, action: delete}]',
    'traces',
    undefined,
  ],
  [
    'processors/attributes',
    'include: {match_type: strict, services: [a]}\nactions: [{key: a, action: delete}]',
    'traces metrics',
    'unfit-setting',
  ],
  [
    'processors/attributes',
    'include: {match_type: strict, services: [a]}\nactions: [{key: a, action: delete}]',
    'logs',
    'unfit-setting',
  ],
  [
    'processors/attributes',
    'include: {match_type: strict, log_bodies: [a]}\nactions: [{key: a, action: delete}]',
    'traces',
    'unfit-setting',
  ],
  [
    'processors/attributes',
    'include: {match_type: strict, log_bodies: [a]}\nactions: [{key: a, action: delete}]',
    'logs',
    undefined,
  ],
  [
    'processors/attributes',
    'include: {attributes: [{key: a}]}\nactions: [{key: a, action: delete}]',
    'traces',
    undefined,
  ],
  [
    'processors/attributes',
    'include: {attributes: [{key: a, value: b}]}\nactions: [{key: a, action: delete}]',
    'traces',
    'missing-setting',
  ],
  [
    'processors/attributes',
    'include: {match_type: regexp, attributes: [{key: a, value: 200}]}\nactions: [{key: a, action: delete}]',
    'traces',
    'malformed-regexp',
  ],
  [
    'processors/attributes',
    'include: {match_type: strict, resources: [{key: a, value: 200}]}\nactions: [{key: a, action: delete}]',
    'metrics',
    undefined,
  ],
  ['processors/attributes', 'include: {}\nactions: [{key: a, action: delete}]', 'metrics', 'missing-alternative'],
  ['processors/attributes', 'include:\nactions: [{key: a, action: delete}]', 'metrics', undefined],
  ['exporters/otlp_http', 'traces_endpoint: "http://a b"\nmetrics_endpoint: http://x', 'metrics', undefined],
  ['exporters/otlp_http', 'traces_endpoint: "http://a b"\nmetrics_endpoint: http://x', 'traces', 'malformed-endpoint'],
  ['exporters/otlp_http', 'metrics_endpoint: http://x', 'metrics traces', 'missing-alternative'],
  ['exporters/otlp_http', 'metrics_endpoint: http://x', 'metrics', undefined],
  // Settings read only beside others.
  [
    'processors/tail_sampling',
    'policies: [{name: p, type: always_sample, and: {and_sub_policy: [{name: a}]}}]',
    'traces',
    undefined,
  ],
  [
    'processors/tail_sampling',
    'policies: [{name: p, type: and, and: {and_sub_policy: [{name: a}]}}]',
    'traces',
    'missing-setting',
  ],
  ['processors/tail_sampling', 'policies: [{name: p, type: always_sample, always_sample: {}}]', 'traces', undefined],
  [
    'processors/tail_sampling',
    'policies: [{name: p, type: not, not: {not_sub_policy: {}}}]',
    'traces',
    'missing-setting',
  ],
  ['processors/tail_sampling', 'policies: [{name: p, type: always_sample}]\nnum_traces: -1', 'traces', 'wrong-type'],
  ['receivers/file_log', 'include: [/a.log]\nordering_criteria: {regex: "(a"}', 'logs', undefined],
  [
    'receivers/file_log',
    'include: [/a.log]\nordering_criteria: {regex: "(a", sort_by: [{sort_type: numeric, regex_key: x}]}',
    'logs',
    'malformed-regexp',
  ],
  [
    'receivers/file_log',
    'include: [/a.log]\nheader: {pattern: a, metadata_operators: [{type: regex_parser, regex: "(?P<a>b)"}]}',
    'logs',
    'unfit-setting',
  ],
  ['exporters/file', 'path: /tmp/a.json\nappend: true\ncompression: zstd', 'traces', undefined],
  ['exporters/file', 'path: /tmp/a.json\nencoding: otlp_encoding', 'traces', 'unfit-setting'],
  ['exporters/otlp_grpc', 'endpoint: a:1\nauth: {}', 'traces', 'missing-alternative'],
  ['exporters/otlp_grpc', 'endpoint: a:1\ntimeout: -1s', 'traces', 'out-of-range'],
  ['receivers/otlp', 'protocols: {grpc: {tls: {}}}', 'traces', 'missing-alternative'],
  // Values.
  ['processors/cumulativetodelta', 'include: {match_type: nope, metrics: [a]}', 'metrics', undefined],
  [
    'processors/metrics_transform',
    'transforms: [{include: a, action: group, group_resource_labels: {}}]',
    'metrics',
    undefined,
  ],
  [
    'processors/metrics_transform',
    'transforms: [{include: a, action: combine, new_name: b}]',
    'metrics',
    'missing-setting',
  ],
  [
    'processors/metrics_transform',
    'transforms: [{include: a, action: update, match_type: regexp, experimental_match_labels: {a: "(b"}}]',
    'metrics',
    'malformed-regexp',
  ],
  ['processors/span', 'name: {}', 'traces', 'missing-alternative'],
  ['processors/span', 'status: {code: Ok, description: x}', 'traces', 'unfit-setting'],
  ['processors/resource', 'attributes: [{key: a, action: extract, pattern: "(a)"}]', 'traces', 'malformed-setting'],
  ['processors/resource', 'attributes: [{key: a, action: convert, converted_type: bool}]', 'traces', 'unknown-value'],
  [
    'processors/resource',
    'attributes: [{key: a, action: insert, value: 1, converted_type: int}]',
    'traces',
    'unfit-setting',
  ],
  [
    'exporters/awsemf',
    'metric_declarations: [{metric_name_selectors: [a], label_matchers: [{label_names: [a], regex: "(b"}]}]',
    'metrics',
    undefined,
  ],
  [
    'exporters/prometheus_remote_write',
    'endpoint: http://a/api/v1/remote_write\nexternal_labels: {a: ""}',
    'metrics',
    'missing-setting',
  ],
]

test.each(VERDICTS)('%s with %j in %s', (component, body, signals, rule) => {
  expect(errorsOf(configOf(component, body, signals.split(' ')), 'v0.49.0')).toEqual(rule === undefined ? [] : [rule])
})

test('a regular expression that panics while it is checked stops the collector also where no pipeline names it', () => {
  const text = configOf('exporters/awsemf', 'metric_declarations: [{metric_name_selectors: ["(a"]}]', [])
  expect(errorsOf(text, 'v0.49.0')).toEqual(['malformed-regexp'])
  expect(errorsOf(text, 'v0.48.0')).toEqual([])
})

test.each([
  [
    'processors/attributes',
    'include: {match_type: strict, services: [a]}\nactions: [{key: a, action: delete}]',
    'metrics',
    'v0.43.3',
  ],
  ['receivers/otlp', 'protocols: {grpc: {tls: {}}}', 'traces', 'v0.45.1'],
  ['processors/metricstransform', 'transforms: [{include: a, action: combine, new_name: b}]', 'metrics', 'v0.48.0'],
  ['processors/batch', 'send_batch_size: -1', 'metrics', 'v0.40.2'],
])('%s with %j in %s starts up to %s', (component, body, signals, version) => {
  expect(errorsOf(configOf(component, body, [signals]), version)).toEqual([])
})

function configOf(component: string, body: string, signals: readonly string[]): string {
  const [section = '', type = ''] = component.split('/')
  const isUsed = signals.length > 0
  const ids = { receivers: 'otlp/0', exporters: 'otlp/0', ...(isUsed && { [section]: type }) }
  const pipe = Object.entries(ids).map(([name, id]) => `${name}: [${id}]`)
  return [
    `${section}:`,
    `  ${type}:`,
    ...body.split('\n').map((line) => `    ${line}`),
    ...(isUsed ? [] : ['  otlp/0: {endpoint: a:1}']),
    ...(section === 'receivers' ? [] : ['receivers: {otlp/0: {protocols: {grpc: {}}}}']),
    ...(section === 'exporters' ? [] : ['exporters: {otlp/0: {endpoint: a:1}}']),
    'service:',
    '  pipelines:',
    ...(isUsed ? signals : ['metrics']).map((signal) => `    ${signal}: {${pipe.join(', ')}}`),
  ].join('\n')
}

function errorsOf(text: string, version: string): readonly string[] {
  const release = findRelease(version)
  if (!release) throw new Error(`no release ${version}`)
  const request = {
    file: 'config.yaml',
    text,
    release,
    values: undefined,
    environment: undefined,
    severities: new Map(),
  }
  const errors = lint(request, rules).filter(({ severity }) => severity === 'error')
  return [...new Set(errors.map(({ rule }) => rule))]
}
