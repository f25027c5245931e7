import { expect, test } from '@jest/globals'
import { lintText } from './lint-text.js'

/** What a collector built from the modules of v0.49.0 did with one component in pipelines of these signals: the rule that tells why it does not start, or none. */
type Verdict = readonly [component: string, body: string, signals: string, rule: string | undefined]

const HTTP = (paths: string) => `protocols: {http: {endpoint: "localhost:4318", ${paths}}}`

const VERDICTS: readonly Verdict[] = [
  // Signals that no pipeline takes have no path.
  ['receivers/otlp', HTTP('traces_url_path: /x, metrics_url_path: /x'), 'traces metrics', 'same-url-path'],
  ['receivers/otlp', HTTP('traces_url_path: x, metrics_url_path: /x'), 'traces metrics', 'same-url-path'],
  ['receivers/otlp', HTTP('traces_url_path: /v1/metrics'), 'traces metrics logs', 'same-url-path'],
  ['receivers/otlp', HTTP('traces_url_path: /x, metrics_url_path: /x'), 'traces logs', undefined],
  ['receivers/otlp', HTTP('logs_url_path: /x/, metrics_url_path: /x'), 'traces metrics logs', undefined],
  ['receivers/otlp', HTTP('traces_url_path: ""'), 'traces metrics logs', undefined],
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
  // Arguments of functions in conditions.
  ['processors/filter', `metrics: {metric: ['HasAttrOnDatapoint("a")']}`, 'metrics', 'ottl-arguments'],
  ['processors/filter', `metrics: {metric: ['HasAttrOnDatapoint("a", "b")']}`, 'metrics', undefined],
  ['processors/filter', `metrics: {metric: ['HasAttrKeyOnDatapoint("a")']}`, 'metrics', undefined],
  [
    'processors/filter',
    `logs: {log_record: ['ExtractPatterns(body, "(?P<a>x")["a"] == "b"']}`,
    'logs',
    'ottl-arguments',
  ],
  ['processors/filter', `logs: {log_record: ['ExtractPatterns(body, "(?P<a>x)")["a"] == "b"']}`, 'logs', undefined],
  ...(
    [
      ['Time("1", "%Y", "Europe/Berlinn") < Now()', 'ottl-arguments'],
      ['Time("1", "%Y", "America/New_york") < Now()', 'ottl-arguments'],
      ['Time("1", "%Y", "US/Eastern") < Now()', undefined],
      ['Time("1", "2006") < Now()', 'ottl-arguments'],
      ['ParseCSV(body, "a,b", ";;")["a"] == "b"', 'ottl-arguments'],
      ['ParseCSV(body, "a,b", mode="lazy")["a"] == "b"', 'ottl-arguments'],
      ['ParseKeyValue(body, " ")["a"] == "b"', 'ottl-arguments'],
      ['ParseKeyValue(body, "=", ",")["a"] == "b"', undefined],
      ['Sort(body, "ASC")[0] == "a"', 'ottl-arguments'],
      ['IsInCIDR(body, ["10.0.0.0/33"])', 'ottl-arguments'],
      ['IsInCIDR(body, [attributes["a"], "x"])', undefined],
      ['trace_id == TraceID(0x00)', 'ottl-arguments'],
      ['Hour("x") == 1', 'ottl-arguments'],
      ['HasPrefix(body, 5)', 'ottl-arguments'],
      ['UUID(5) == "x"', undefined],
      ['event_name["a"] == "x"', 'ottl-unknown-path'],
    ] as const
  ).map(([condition, rule]) => ['processors/filter', `logs: {log_record: ['${condition}']}`, 'logs', rule] as const),
  // Lists of conditions.
  ['processors/filter', 'traces: {span: [null]}', 'traces', 'ottl-syntax'],
  ['processors/filter', `traces: {span: 'IsMatch(name, "a")'}`, 'traces', 'ottl-syntax'],
  ['processors/filter', `traces: {span: 'name == "a",name == "b"'}`, 'traces', undefined],
  ['processors/filter', `logs: {resource: ['name == "a"']}`, 'logs', 'ottl-unknown-path'],
  ['processors/filter', 'trace_conditions: [null]', 'traces', 'ottl-syntax'],
  ['processors/filter', `trace_conditions: ['span.name == "a"', 'true']`, 'traces', 'ottl-unknown-path'],
  ['processors/filter', `trace_conditions: ['instrumentation_scope.name == "a"']`, 'traces', 'ottl-unknown-path'],
  [
    'processors/filter',
    `trace_conditions: ['span.name == "a" and instrumentation_scope.name == "b"']`,
    'traces',
    undefined,
  ],
  ['processors/filter', 'trace_conditions: [{context: span, conditions: [IsRootSpan()]}]', 'traces', undefined],
  [
    'processors/filter',
    `trace_conditions: ['span.name == "a"', {context: span, conditions: [IsRootSpan()]}]`,
    'traces',
    'ottl-syntax',
  ],
  // Operators of the filelog receiver: fields, layouts, expressions, outputs.
  ...logs("{type: json_parser, parse_from: \"body['a']['b.c']\"}", undefined),
  ...logs('{type: json_parser, parse_from: "[\'body\'].a"}', undefined),
  ...logs('{type: json_parser, parse_from: body..a}', undefined),
  ...logs('{type: json_parser, parse_from: body, parse_to: resource}', undefined),
  ...logs('{type: noop, parse_from: x}', undefined),
  ...logs('{type: noop, timestamp: {parse_from: attributes.t, layout: "%Q"}}', undefined),
  ...logs('{type: remove, field: resource}', undefined),
  ...logs('{type: json_parser, parse_from: message}', 'malformed-setting'),
  ...logs('{type: json_parser, parse_from: attributes}', 'malformed-setting'),
  ...logs('{type: json_parser, parse_from: "body[\'a\']x"}', 'malformed-setting'),
  ...logs('{type: json_parser, parse_from: "body.a["}', 'malformed-setting'),
  ...logs('{type: move, from: attributes.a, to: resource}', 'malformed-setting'),
  ...logs('{type: retain, fields: [attributes]}', 'malformed-setting'),
  ...logs('{type: severity_parser, parse_from: level}', 'malformed-setting'),
  ...logs('{type: json_parser, timestamp: {parse_from: time, layout: "%Y"}}', 'malformed-setting'),
  ...logs('{type: time_parser, parse_from: attributes.t, layout: "%Y-%m-%dT%H:%M:%S.%LZ"}', undefined),
  ...logs('{type: time_parser, parse_from: attributes.t, layout: "%Y-%m-%d %H:%M:%S,%f"}', undefined),
  ...logs('{type: time_parser, parse_from: attributes.t, layout: "%s", layout_type: ""}', undefined),
  ...logs('{type: time_parser, parse_from: attributes.t, layout: "%Y%"}', undefined),
  ...logs('{type: time_parser, parse_from: attributes.t, layout: s.ns, layout_type: epoch}', undefined),
  ...logs('{type: time_parser, parse_from: attributes.t, layout: "2006", layout_type: gotime}', undefined),
  ...logs('{type: time_parser, parse_from: attributes.t, layout: "2006"}', 'malformed-setting'),
  ...logs('{type: time_parser, parse_from: attributes.t, layout: "%H:%M:%S:%L"}', 'malformed-setting'),
  ...logs('{type: time_parser, parse_from: attributes.t, layout: "%3N"}', 'malformed-setting'),
  ...logs('{type: time_parser, parse_from: attributes.t, layout: seconds, layout_type: epoch}', 'unknown-value'),
  ...logs('{type: json_parser, if: \'body matches "^\\\\d" and not (body contains "(")\'}', undefined),
  ...logs("{type: json_parser, if: 'body matches `^\\d`'}", undefined),
  ...logs('{type: json_parser, if: \'body matches "(" + "a)"\'}', undefined),
  ...logs('{type: json_parser, if: let x = 1; x == 1}', undefined),
  ...logs('{type: json_parser, if: \'attributes["a.b"] in ["=", "AND"] // "\'}', undefined),
  ...logs('{type: json_parser, if: ""}', undefined),
  ...logs('{type: json_parser, if: \'body matches "^\\d"\'}', 'malformed-expression'),
  ...logs('{type: json_parser, if: \'body not matches "["\'}', 'malformed-expression'),
  ...logs('{type: json_parser, if: \'body == "a" AND true\'}', 'malformed-expression'),
  ...logs('{type: json_parser, if: \'attributes.a = "x"\'}', 'malformed-expression'),
  ...logs("{type: json_parser, if: 'body == \"a'}", 'malformed-expression'),
  ...logs('{type: json_parser, if: body == \u201ca\u201d}', 'malformed-expression'),
  ...logs('{type: filter, expr: body matches}', 'malformed-expression'),
  ...logs('{type: router, routes: [{expr: (true, output: n}]}, {type: noop, id: n}', 'malformed-expression'),
  ...logs('{type: recombine, combine_field: body, is_last_entry: "true)"}', 'malformed-expression'),
  ...logs('{type: noop, output: noop1}, {type: noop}', undefined),
  ...logs('{type: json_parser, output: "a,b"}, {type: noop, id: a, output: b}, {type: noop, id: b}', undefined),
  ...logs('{type: json_parser, output: "a, b"}, {type: noop, id: a}, {type: noop, id: b}', 'undefined-operator'),
  ...logs('{type: router, routes: [{expr: "true", output: n}], default: x}, {type: noop, id: n}', 'undefined-operator'),
  ...logs('{type: noop}, {type: noop}, {type: noop, output: noop1}', 'operator-cycle'),
  ...logs('{type: json_parser, output: json_parser}', 'operator-cycle'),
  ...logs('{type: stdout, id: a}, {type: noop, output: a}', undefined),
  ...logs('{type: noop, id: json_parser}, {type: json_parser}', 'repeated-operator-id'),
  ...logs('{type: noop, output: [noop1]}, {type: noop, id: noop1}, {type: noop}, {type: noop}', undefined),
  ...logs('{type: csv_parser, header: a|b, header_delimiter: "|"}', undefined),
  ...logs('{type: csv_parser, header: a}', 'unfit-delimiter'),
  ...logs('{type: key_value_parser, pair_delimiter: "="}', 'unfit-delimiter'),
  ...logs('{type: csv_parser, header: "a,b", lazy_quotes: true, ignore_quotes: false}', undefined),
  ...logs('noop', 'bare-operator'),
  ...logs('{type: time_parser, parse_from: attributes.t, layout: "%Y", location: Europe/Berlinn}', 'unknown-time-zone'),
  ...logs('{type: time_parser, parse_from: attributes.t, layout: "%Y", location: EST5EDT}', undefined),
  ['receivers/filelog', 'include: ["/a/[b.log"]', 'logs', 'malformed-setting'],
  ['receivers/filelog', 'include: ["/a/{b,c{d,e}}/[!f]*]\\\\[.log"]', 'logs', undefined],
  ['receivers/filelog', 'include: [/a]\nencoding: utf-8-sig', 'logs', 'malformed-setting'],
  ['receivers/filelog', 'include: [/a]\nencoding: UTF-16LE', 'logs', undefined],
  // Prometheus.
  ...(
    [
      ['metric_name_validation_scheme: legacy, relabel_configs: [{target_label: a-b}]', 'relabel-target'],
      ['metric_name_validation_scheme: utf8, relabel_configs: [{target_label: a-b}]', undefined],
      ['metric_name_validation_scheme: legacy, metric_name_escaping_scheme: allow-utf-8', 'unknown-value'],
      ['ec2_sd_configs: [{region: a, regions: [b]}]', 'unknown-key'],
      ['ec2_sd_configs: [{region: a, filters: [{name: b, values: [c]}], tls_config: {}}]', undefined],
      ['aws_sd_configs: [{role: ECS}]', 'unknown-value'],
      ['docker_sd_configs: [{}]', 'missing-setting'],
      ['no_proxy: a', 'malformed-setting'],
      ['no_proxy: a, proxy_url: "http://b:1"', undefined],
    ] as const
  ).map(
    ([settings, rule]) =>
      ['receivers/prometheus', `config: {scrape_configs: [{job_name: a, ${settings}}]}`, 'metrics', rule] as const,
  ),
  [
    'processors/attributes',
    'actions: [{key: a, action: extract, pattern: "(?P<b>c)(d)"}]',
    'traces',
    'malformed-setting',
  ],
  ['processors/attributes', 'actions: [{key: a, action: extract, pattern: "[(](?P<b>c)(?:d)"}]', 'traces', undefined],
  // TLS.
  ['receivers/zipkin', 'tls: {}', 'traces', 'missing-alternative'],
  ['receivers/zipkin', 'tls:', 'traces', undefined],
  ['receivers/jaeger', 'protocols: {grpc: {tls: {min_version: "1.2"}}}', 'traces', 'missing-alternative'],
  ['receivers/jaeger', 'protocols: {thrift_http: {tls: {reload_interval: 1s}}}', 'traces', 'missing-alternative'],
  ['exporters/prometheus', 'endpoint: a:1\ntls: {}', 'metrics', 'missing-alternative'],
  ['exporters/otlp', 'endpoint: a:1\ntls: {curve_preferences: [p256]}', 'traces', 'unknown-value'],
  ['exporters/otlp', 'endpoint: a:1\ntls: {curve_preferences: [p256], insecure: true}', 'traces', undefined],
  ['exporters/otlp', 'endpoint: a:1\ntls: {curve_preferences: "P256,P384"}', 'traces', undefined],
  ['exporters/otlp', 'endpoint: a:1\ntls: {curve_preferences: "P256, P384"}', 'traces', 'unknown-value'],
  ['exporters/otlp', 'endpoint: a:1\ntls: {cipher_suites: [TLS_RSA_WITH_AES_128_CBC_SHA]}', 'traces', 'unknown-value'],
  [
    'exporters/otlp',
    'endpoint: a:1\ntls: {cipher_suites: [TLS_RSA_WITH_AES_128_CBC_SHA], include_insecure_cipher_suites: true}',
    'traces',
    undefined,
  ],
  ['exporters/otlp', 'endpoint: a:1\ntls: {insecure: true, cert_file: /a}', 'traces', 'half-key-pair'],
  // Retries, middlewares, lists of headers, sizes.
  ['exporters/otlp', 'endpoint: a:1\nretry_on_failure: {enabled: false, multiplier: -1}', 'traces', 'out-of-range'],
  [
    'exporters/otlp',
    'endpoint: a:1\nretry_on_failure: {enabled: false, max_elapsed_time: 1s}',
    'traces',
    'retry-shorter-than-interval',
  ],
  [
    'receivers/filelog',
    'include: [/a/*.log]\nretry_on_failure: {enabled: true, initial_interval: -5s}',
    'logs',
    undefined,
  ],
  ...(
    [
      ['min_gc_interval_when_hard_limited: 11s', 'memory-limits'],
      ['max_gc_interval_when_soft_limited: 20s', 'memory-limits'],
      ['max_gc_interval_when_hard_limited: 40s', 'memory-limits'],
      ['max_gc_interval_when_hard_limited: 5s', undefined],
      ['max_gc_interval_when_soft_limited: 0s\nmax_gc_interval_when_hard_limited: 50s', undefined],
      ['min_gc_interval_when_soft_limited:', undefined],
    ] as const
  ).map(
    ([body, rule]) =>
      ['processors/memory_limiter', `check_interval: 1s\nlimit_mib: 9\n${body}`, 'traces', rule] as const,
  ),
  ['receivers/zipkin', 'response_headers: [null]', 'traces', undefined],
  // Keys without a value.
  ['receivers/zipkin', 'transport:', 'traces', 'key-without-value'],
  ['receivers/zipkin', 'endpoint:', 'traces', undefined],
  ['receivers/statsd', 'aggregation_interval:', 'metrics', 'key-without-value'],
  ['exporters/otlp', 'endpoint: a:1\nsending_queue: {queue_size: }', 'traces', 'key-without-value'],
  ['exporters/otlp', 'endpoint: a:1\nsending_queue: {queue_size: , enabled: false}', 'traces', undefined],
  ['exporters/debug', 'verbosity:', 'traces', undefined],
  ['processors/filter', 'error_mode:', 'traces', 'key-without-value'],
  ['processors/attributes', 'actions: [null]', 'traces', 'key-without-value'],
  ['processors/batch', 'send_batch_size:\nsend_batch_max_size: 100', 'traces', undefined],
  ['exporters/otlp', 'endpoint: a:1\nretry_on_failure: {max_interval: , max_elapsed_time: 10s}', 'traces', undefined],
  ['exporters/otlp', 'endpoint: a:1\nsending_queue: {batch: {max_size: 5}}', 'traces', 'batch-larger-than-queue'],
  ['exporters/otlp', 'endpoint: a:1\nsending_queue: {batch: {max_size: 5, min_size: }}', 'traces', undefined],
  [
    'processors/memory_limiter',
    'check_interval: 1s\nlimit_mib: 9\nmin_gc_interval_when_soft_limited:\nmin_gc_interval_when_hard_limited: 5s',
    'traces',
    'memory-limits',
  ],
  // Lists in place of maps.
  ['receivers/otlp', 'protocols: {http: []}', 'traces', 'wrong-type'],
  ['exporters/prometheusremotewrite', 'endpoint: http://a/b\nheaders: []', 'metrics', undefined],
  ['receivers/zipkin', 'middlewares: [{}]', 'traces', 'missing-setting'],
  ['processors/memory_limiter', 'check_interval: 1s\nlimit_percentage: 0.5', 'traces', 'memory-limits'],
  [
    'processors/memory_limiter',
    'check_interval: 1s\nlimit_mib: 9\nmax_gc_interval_when_hard_limited: -1s',
    'traces',
    'out-of-range',
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
  ['receivers/zipkin', 'tls: {reload_interval: 1s}', 'traces', 'v0.45.1'],
  ['receivers/statsd', 'aggregation_interval:', 'metrics', 'v0.43.3'],
  ['exporters/otlp', 'endpoint: a:1\nheaders: []', 'traces', 'v0.40.2'],
  ['exporters/otlp', 'endpoint: a:1\ntls: {insecure: true, cert_file: /a}', 'traces', 'v0.45.1'],
  ['exporters/otlp', 'endpoint: a:1\ntls: {cipher_suites: [TLS_RSA_WITH_AES_128_CBC_SHA]}', 'traces', 'v0.48.0'],
  ['processors/metricstransform', 'transforms: [{include: a, action: combine, new_name: b}]', 'metrics', 'v0.48.0'],
  ['processors/batch', 'send_batch_size: -1', 'metrics', 'v0.40.2'],
])('%s with %j in %s starts up to %s', (component, body, signals, version) => {
  expect(errorsOf(configOf(component, body, [signals]), version)).toEqual([])
})

/** What the collector did with these operators of a filelog receiver. */
function logs(operators: string, rule: string | undefined): readonly Verdict[] {
  return [['receivers/filelog', `include: [/var/log/a.log]\noperators: [${operators}]`, 'logs', rule]]
}

/** What the same collector did with service.telemetry. */
test.each<readonly [telemetry: string, rule: string | undefined]>([
  ['{metrics: {readers: [{}]}}', 'missing-alternative'],
  ['{metrics: {level: none, readers: [{}]}}', undefined],
  ['{metrics: {readers: [{nope: {}}], level: none}}', 'unknown-key'],
  ['{metrics: {readers: [{pull: {}}]}}', 'missing-alternative'],
  ['{metrics: {level: none, readers: [{pull: {exporter: {}}}]}}', undefined],
  ['{metrics: {readers: [{pull: {exporter: {prometheus: {port: 8888}}}}]}}', 'missing-alternative'],
  ['{metrics: {readers: [{pull: {exporter: {prometheus: {host: a, port: "8888"}}}}]}}', 'wrong-type'],
  ['{metrics: {readers: [{periodic: {exporter: {console: {}}}}]}}', undefined],
  ['{metrics: {readers: [{periodic: {exporter: {otlp: {protocol: nope, endpoint: a:1}}}}]}}', 'unknown-value'],
  ['{metrics: {readers: [{periodic: {exporter: {otlp: {protocol: grpc, endpoint: ""}}}}]}}', undefined],
  ['{metrics: {level: ""}}', 'unknown-value'],
  ['{metrics: {views: [{selector: {instrument_name: a}}]}}', 'unfit-setting'],
  ['{metrics: {level: detailed, views: [{selector: {name: a}}]}}', 'unknown-key'],
  ['{metrics: {level: detailed, views: [{selector: {unit: a}, stream: {aggregation: drop}}]}}', 'wrong-type'],
  ['{metrics: {level: detailed, views: [{selector: {unit: a}, stream: {aggregation: {drop: }}}]}}', undefined],
  ['{traces: {processors: [{batch: {exporter: {otlp: {protocol: grpc}}}}]}}', 'missing-alternative'],
  ['{traces: {level: none, processors: [{batch: {}}]}}', undefined],
  ['{traces: {propagators: [nope]}}', undefined],
  ['{traces: {propagators: [nope], processors: [{simple: {exporter: {console: {}}}}]}}', 'unknown-value'],
  ['{traces: {sampler: {}, processors: [{simple: {exporter: {console: {}}}}]}}', 'missing-alternative'],
  [
    '{logs: {processors: [{batch: {exporter: {console: {}}}, simple: {exporter: {console: {}}}}]}}',
    'exclusive-settings',
  ],
  ['{logs: {processors: [{batch: {max_queue_size: -1, exporter: {console: {}}}}]}}', 'out-of-range'],
  ['{logs: {output_paths: ["x://y"]}}', 'malformed-setting'],
  ['{logs: {output_paths: ["/a:b", "./a:b", "file:///tmp/a", stdout]}}', undefined],
  ['{resource: {attributes: []}}', undefined],
  ['{resource: {attributes: {a: b}}}', 'telemetry-resource'],
  ['{resource: {attributes: [{name: a, value: b}], c: d}}', 'telemetry-resource'],
  ['{resource: {detectors: {nope: 1}}}', 'unknown-key'],
])('service.telemetry with %s', (telemetry, rule) => {
  const text = `${configOf('exporters/debug', 'verbosity: basic', ['metrics'])}\n  telemetry: ${telemetry}`
  expect(errorsOf(text, 'v0.49.0')).toEqual(rule === undefined ? [] : [rule])
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
  const errors = lintText(text, version).filter(({ severity }) => severity === 'error')
  return [...new Set(errors.map(({ rule }) => rule))]
}
