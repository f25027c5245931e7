import { expect, test } from '@jest/globals'
import { findRelease } from '../src/collector/catalog.js'
import { lint } from '../src/lint/lint.js'
import { rules } from '../src/rules/index.js'

/** What collectors built from the modules of these releases did with one component in a pipeline: the rule that tells why it does not start, or none. */
type Verdict = readonly [component: string, body: string, release: string, rule: string | undefined]

const SEVERITY = 'logs: {exclude: {severity_number: {min: NOPE}}}'
const UNNAMED = 'policies: [{type: always_sample}]'
const MOVE = 'include: [/a/*.log]\noperators: [{type: move, from: body.a}]'
const REMOVE = 'include: [/a/*.log]\noperators: [{type: remove}]'
const KEYS = 'include: [/a/*.log]\noperators: [{type: assign_keys, field: body, keys: [a]}]'
const SUB = '{max_total_spans_per_second: 9, policy_order: [b], composite_sub_policy: [{name: b, type: nope}]}'
const COMPOSITE = `policies: [{name: a, type: composite, composite: ${SUB}}]`
const LIMIT = 'check_interval: 1s\nlimit_percentage: 75'
const ROOTS = 'policies: [{name: a, type: ottl_condition, ottl_condition: {span: [IsRootSpan()]}}]'
const QUIET = 'include: [/a/*.log]\noperators: [{type: json_parser, on_error: drop_quiet}]'
const DETECTOR = (name: string, more = '') => `{detectors: [env, ${name}]${more}}`
const STATSD = (transport: string) => `transport: ${transport}`
const NESTED = (policy: string) =>
  `policies: [{name: a, type: always_sample, composite: {composite_sub_policy: [{and: {and_sub_policy: [${policy}]}}]}}]`
const GC =
  'check_interval: 1s\nlimit_mib: 100\nmin_gc_interval_when_soft_limited: 1s\nmin_gc_interval_when_hard_limited: 2s'
const LEGACY =
  'config: {scrape_configs: [{job_name: a, metric_name_validation_scheme: legacy, relabel_configs: [{target_label: a-b}]}]}'

const VERDICTS: readonly Verdict[] = [
  // Detectors that ask Kubernetes.
  ['processors/resourcedetection', DETECTOR('eks'), 'v0.35.0', undefined],
  ['processors/resourcedetection', DETECTOR('eks'), 'v0.42.0', undefined],
  ['processors/resourcedetection', DETECTOR('eks'), 'v0.48.0', 'malformed-setting'],
  ['processors/resourcedetection', DETECTOR('kubeadm'), 'v0.42.0', 'unknown-value'],
  ['processors/resourcedetection', DETECTOR('kubeadm'), 'v0.48.0', 'malformed-setting'],
  ['processors/resourcedetection', DETECTOR('k8snode'), 'v0.35.0', 'malformed-setting'],
  ['processors/resourcedetection', DETECTOR('k8snode'), 'v0.42.0', 'malformed-setting'],
  ['processors/resourcedetection', DETECTOR('openshift'), 'v0.35.0', 'malformed-setting'],
  ['processors/resourcedetection', DETECTOR('openshift'), 'v0.48.0', 'malformed-setting'],
  [
    'processors/resourcedetection',
    DETECTOR('openshift', ', openshift: {token: a, tls: {insecure: true}}'),
    'v0.48.0',
    undefined,
  ],
  ['processors/resourcedetection', DETECTOR('heroku'), 'v0.48.0', undefined],
  // A check that older releases have not, or another one.
  ['processors/filter', SEVERITY, 'v0.35.0', undefined],
  ['processors/filter', SEVERITY, 'v0.42.0', undefined],
  ['processors/filter', SEVERITY, 'v0.48.0', 'unknown-value'],
  ['processors/tail_sampling', UNNAMED, 'v0.35.0', undefined],
  ['processors/tail_sampling', UNNAMED, 'v0.42.0', undefined],
  ['processors/tail_sampling', UNNAMED, 'v0.49.0', 'missing-setting'],
  ['receivers/filelog', MOVE, 'v0.35.0', undefined],
  ['receivers/filelog', MOVE, 'v0.42.0', undefined],
  ['receivers/filelog', MOVE, 'v0.48.0', 'missing-setting'],
  ['receivers/filelog', REMOVE, 'v0.42.0', undefined],
  ['receivers/filelog', REMOVE, 'v0.48.0', 'missing-setting'],
  ['receivers/statsd', STATSD('UDP'), 'v0.35.0', undefined],
  ['receivers/statsd', STATSD('TCP'), 'v0.35.0', undefined],
  ['receivers/statsd', STATSD('""'), 'v0.35.0', undefined],
  ['receivers/statsd', STATSD('udp4'), 'v0.35.0', 'unknown-value'],
  ['receivers/statsd', STATSD('UDP'), 'v0.42.0', 'unknown-value'],
  ['receivers/statsd', STATSD('unixgram'), 'v0.42.0', 'unknown-value'],
  // A check that older releases have as well.
  ['receivers/filelog', 'include: ["/a/[*.log"]', 'v0.35.0', 'malformed-setting'],
  ['receivers/filelog', 'include: [/a/*.log]\nencoding: nope', 'v0.35.0', 'malformed-setting'],
  [
    'receivers/filelog',
    'include: [/a/*.log]\nheader: {pattern: a, metadata_operators: []}',
    'v0.35.0',
    'unfit-setting',
  ],
  ['receivers/filelog', KEYS, 'v0.40.2', 'unknown-value'],
  ['receivers/filelog', KEYS, 'v0.42.0', undefined],
  ['receivers/filelog', 'include: [/a/*.log]\noperators: [{type: json_parser, parse_from: {}}]', 'v0.42.0', undefined],
  ['receivers/filelog', 'include: [/a/*.log]\nordering_criteria: {group_by: "(a"}', 'v0.42.0', 'malformed-regexp'],
  ['receivers/otlp', 'protocols: {grpc: {read_buffer_size: -1}}', 'v0.42.0', 'out-of-range'],
  ['receivers/otlp', 'protocols: {grpc: {auth: {}}}', 'v0.35.0', 'missing-alternative'],
  ['receivers/zipkin', 'auth: {}', 'v0.42.0', 'missing-alternative'],
  ['exporters/otlp', 'endpoint: a:1\nauth: {}', 'v0.35.0', 'missing-alternative'],
  ['exporters/otlp', 'endpoint: a:1\nsending_queue: {storage: ""}', 'v0.35.0', 'malformed-setting'],
  ['receivers/prometheus', '{}', 'v0.35.0', 'nothing-to-scrape'],
  ['receivers/prometheus', 'config: {tracing: {}, scrape_configs: [{job_name: a}]}', 'v0.42.0', 'missing-setting'],
  ['exporters/otlp', 'endpoint: grpc://a:1', 'v0.35.0', undefined],
  ['exporters/otlp', 'endpoint: grpc://a:1', 'v0.42.0', 'malformed-setting'],
  ['exporters/otlp', 'endpoint: dns:///a:1', 'v0.42.0', undefined],
  ['exporters/otlp', 'endpoint: unix:///a/b', 'v0.42.0', 'malformed-setting'],
  ['processors/memory_limiter', LIMIT, 'v0.35.0', 'missing-setting'],
  ['processors/memory_limiter', `${LIMIT}\nlimit_mib: 9`, 'v0.35.0', undefined],
  ['processors/memory_limiter', LIMIT, 'v0.42.0', undefined],
  ['processors/tail_sampling', ROOTS, 'v0.35.0', 'ottl-unknown-function'],
  ['processors/tail_sampling', ROOTS, 'v0.42.0', undefined],
  ['receivers/filelog', QUIET, 'v0.35.0', 'unknown-value'],
  ['receivers/filelog', QUIET, 'v0.42.0', undefined],
  ['processors/tail_sampling', COMPOSITE, 'v0.35.0', 'unknown-value'],
  ['processors/tail_sampling', COMPOSITE, 'v0.42.0', 'unknown-value'],
  // A check that v0.48.0 has as v0.49.0 has it; where v0.46.0 or v0.47.0 is told, a neighbour of its core was asked.
  ['exporters/debug', 'output_paths: [stdout]', 'v0.48.0', 'unfit-setting'],
  ['exporters/prometheusremotewrite', 'endpoint: http://a\nprotobuf_message: ""', 'v0.48.0', 'unknown-value'],
  ['extensions/health_check', 'use_v2: true', 'v0.48.0', 'missing-alternative'],
  ['extensions/health_check', 'transport: TCP', 'v0.48.0', 'unknown-value'],
  ['receivers/otlp', 'protocols: {grpc: {transport: }}', 'v0.46.0', 'key-without-value'],
  ['receivers/otlp', 'protocols: {http: {transport: udp}}', 'v0.48.0', 'unknown-value'],
  ['exporters/otlp', 'endpoint: a:1\nsending_queue: {enabled: }', 'v0.46.0', undefined],
  ['exporters/otlp', 'endpoint: a:1\nsending_queue: {enabled: }', 'v0.48.0', 'key-without-value'],
  ['processors/tail_sampling', 'sampling_strategy: x\npolicies: []', 'v0.48.0', 'unknown-value'],
  ['processors/tail_sampling', NESTED('{name: b, nope: {a: 1}}'), 'v0.45.0', 'unknown-key'],
  ['processors/tail_sampling', NESTED('{name: b, nope: {a: 1}}'), 'v0.48.0', undefined],
  ['processors/tail_sampling', NESTED('{name: b, nope: 1}'), 'v0.48.0', 'unknown-key'],
  ['receivers/filelog', 'include: [/a/*.log]\non_truncate: nope', 'v0.48.0', 'unknown-value'],
  [
    'receivers/filelog',
    'include: [/a/*.log]\noperators: [{type: json_parser, parse_from: {}, parse_to: {a: b}}]',
    'v0.48.0',
    undefined,
  ],
  ['receivers/filelog', 'include: [/a/*.log]\noperators: [{type: add, field: {}, value: a}]', 'v0.48.0', undefined],
  ['receivers/filelog', 'include: [/a/*.log]\noperators: [{type: json_parser, if: {}}]', 'v0.48.0', 'wrong-type'],
  [
    'receivers/filelog',
    'include: [/a/*.log]\noperators: [{type: json_parser, parse_from: []}]',
    'v0.48.0',
    'wrong-type',
  ],
  ['processors/memory_limiter', GC, 'v0.45.1', undefined],
  ['processors/memory_limiter', GC, 'v0.46.0', 'memory-limits'],
  ['receivers/prometheus', LEGACY, 'v0.45.1', undefined],
  ['receivers/prometheus', LEGACY, 'v0.46.0', 'relabel-target'],
  // Lists in place of maps, and the other way round.
  ['exporters/otlp', 'endpoint: a:1\nheaders: [[]]', 'v0.35.0', undefined],
  ['extensions/health_check', 'response_headers: [null]', 'v0.35.0', undefined],
  ['processors/experimental_metricsgeneration', 'rules: {}', 'v0.35.0', undefined],
]

const SIGNALS: Readonly<Record<string, string>> = {
  'processors/filter': 'logs',
  'receivers/filelog': 'logs',
  'receivers/statsd': 'metrics',
  'receivers/prometheus': 'metrics',
  'exporters/prometheusremotewrite': 'metrics',
  'processors/experimental_metricsgeneration': 'metrics',
}

const OTLP = 'protocols: {grpc: {endpoint: localhost:4317}}'

function configOf([component, body]: Verdict): string {
  const [section = '', type = ''] = component.split('/')
  const indented = (id: string, text: string) => `  ${id}:\n${text.replace(/^/gm, '    ')}\n`
  const rest = (['receivers', 'exporters'] as const)
    .filter((one) => one !== section)
    .map((one) => `${one}:\n${one === 'receivers' ? indented('otlp', OTLP) : indented('otlp/out', 'endpoint: b:1')}`)
  const own = `${section}:\n${indented(type, body)}`
  const names = { receivers: 'otlp', processors: '', exporters: 'otlp/out', [section]: type }
  const pipeline = `{receivers: [${names.receivers}], processors: [${names.processors}], exporters: [${names.exporters}]}`
  const extensions = section === 'extensions' ? `  extensions: [${type}]\n` : ''
  return `${rest.join('')}${own}service:\n${extensions}  pipelines:\n    ${SIGNALS[component] ?? 'traces'}: ${pipeline}\n`
}

test.each(VERDICTS)('%s with %s in %s: %s', (...verdict) => {
  expect(errorsIn(configOf(verdict), verdict[2])).toEqual(verdict[3] ? [verdict[3]] : [])
})

const rest = `receivers: {otlp: {protocols: {grpc: }}}\nexporters: {otlp: {endpoint: a:1}}\n`
const pipelines = `  pipelines: {traces: {receivers: [otlp], exporters: [otlp]}}`

test.each([
  ['processors: {batch/é: }\n', '', 'v0.35.0', []],
  ['processors: {memory_limiter: {}}\n', '', 'v0.36.0', []],
  ['processors: {memory_limiter: {}}\n', '', 'v0.37.0', ['memory-limits']],
  ['processors: {batch: []}\n', '', 'v0.35.0', []],
  ['processors: {batch: []}\n', '', 'v0.42.0', ['wrong-type']],
  ['processors: []\n', '', 'v0.35.0', ['wrong-type']],
  ['extensions: []\n', '', 'v0.35.0', ['wrong-type']],
  ['', '{metrics: {level: ""}}', 'v0.35.0', ['unknown-value']],
  ['', '{logs: {level: warning}}', 'v0.42.0', ['unknown-value']],
  ['', '{logs: {level: warning}}', 'v0.49.0', []],
  ['', '{resource: []}', 'v0.40.0', []],
  ['', '{resource: []}', 'v0.42.0', ['telemetry-resource']],
  ['', '{resource: {attributes: []}}', 'v0.40.0', ['telemetry-resource']],
  ['', '{resource: {attributes: []}}', 'v0.42.0', []],
  ['', '{metrics: {level: none, readers: [{pull: {exporter: {otlp: {}}}}]}}', 'v0.40.0', []],
  ['', '{metrics: {level: none, readers: [{pull: {exporter: {otlp: {}}}}]}}', 'v0.42.0', []],
  ['', '{metrics: {readers: [{periodic: {interval: [], exporter: {console: {}}}}]}}', 'v0.43.0', []],
  ['', '{metrics: {readers: [{periodic: {interval: 5s, exporter: {console: {}}}}]}}', 'v0.43.0', ['wrong-type']],
  ['', reader('grpc/protobuf'), 'v0.42.0', []],
  ['', reader('grpc'), 'v0.37.0', ['unknown-value']],
  ['', reader('grpc/protobuf'), 'v0.40.0', []],
  ['', reader('grpc'), 'v0.42.0', ['unknown-value']],
  ['', reader('grpc'), 'v0.49.0', []],
  ['', reader('grpc/protobuf'), 'v0.49.0', ['unknown-value']],
  ['', '{traces: {level: none, processors: [{batch: {exporter: {}}}]}}', 'v0.42.0', ['missing-alternative']],
  ['', '{traces: {level: none, processors: [{batch: {exporter: {}}}]}}', 'v0.49.0', []],
  ['', '{traces: {propagators: [nope]}}', 'v0.48.0', ['unknown-value']],
  ['', '{traces: {propagators: [nope]}}', 'v0.49.0', []],
  ['', '{traces: {sampler: {}}}', 'v0.48.0', ['missing-alternative']],
  ['', '{traces: {sampler: {}}}', 'v0.49.0', []],
  ['', '{metrics: {level: detailed, views: [{selector: {nope: 1}}]}}', 'v0.46.0', ['unknown-key']],
  ['', '{resource: {attributes: [{name: a, value: b}]}}', 'v0.48.0', []],
  ['', '{resource: {attributes: [{name: a, value: b}]}}', 'v0.47.0', ['telemetry-resource']],
  ['', '{traces: {propagators: [baggage]}}', 'v0.42.0', ['unknown-value']],
  ['', '{logs: {processors: [{batch: {nope: 1, exporter: {console: {}}}}]}}', 'v0.43.3', ['unknown-key']],
  [
    '',
    '{metrics: {readers: [{pull: {exporter: {prometheus/development: {host: a, port: 1}}}}]}}',
    'v0.43.3',
    ['unknown-key'],
  ],
])('%s%s beside a pipeline in %s', (section, telemetry, release, found) => {
  const service = `service:\n${telemetry ? `  telemetry: ${telemetry}\n` : ''}${pipelines}\n`
  expect(errorsIn(section + rest + service, release)).toEqual(found)
})

function reader(protocol: string): string {
  return `{metrics: {readers: [{periodic: {exporter: {otlp: {protocol: ${protocol}, endpoint: "http://a:1"}}}}]}}`
}

function errorsIn(text: string, version: string): readonly string[] {
  const file = 'config.yaml'
  const release = findRelease(version)
  if (!release) throw new Error(`no release ${version}`)
  const known = { release, values: undefined, environment: undefined, severities: new Map() }
  const findings = lint({ file, text: new TextEncoder().encode(text), ...known }, rules)
  return findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule)
}
