/**
 * Go types become the few kinds that a config can be checked against. A kind is written as in data/releases/:
 * `string`, `int32`, `struct`, `list of string`, `map of any`; a trailing `?` marks what null may leave out,
 * a leading `yaml ` what another library reads as strict YAML, `pairs` a map of texts or a list of names and values.
 */

const SCALARS = new Set(['string', 'bool', 'int', 'int8', 'int16', 'int32', 'uint', 'uint8', 'uint16', 'uint32', 'any'])

const NAMED = {
  int64: 'int',
  uint64: 'uint',
  float64: 'float',
  float32: 'float32',
  'interface{}': 'any',
  'interface {}': 'any',
  'time.Duration': 'duration',
  'struct component.ID': 'id',
  'struct config.ComponentID': 'id',
  'component.ID': 'id',
  'os.FileMode': 'uint32',
  'prometheus.Labels': 'map of string',
  'types.HealthStatusFilter': 'string',
  'remoteapi.WriteMessageType': 'string',
  // Numbers with names: both are taken.
  'struct request.SizerType': 'text',
  'zapcore.Level': 'text',
  'configtelemetry.Level=int32': 'text',
  'configkafka.RequiredAcks=int': 'text',
  'helper.ByteSize=int64': 'text',
  'tracking.InitialValue=int': 'text',
  // Each kind of operator has keys of its own, and ignores others.
  'struct operator.Config': 'any',
  'operator.Config': 'any',
  // A condition is a text, or a map with its context.
  'condition.ContextConditions': 'any',
  'struct condition.ContextConditions': 'any',
  ContextConditions: 'any',
  'prometheusreceiver.PromConfig=promconfig.Config': 'yaml struct?',
  // Two sections that only the operator for Kubernetes writes.
  'targetallocator.PromHTTPClientConfig=commonconfig.HTTPClientConfig': 'any',
  'targetallocator.PromHTTPSDConfig=promHTTP.SDConfig': 'any',
}

/** The kind of a configuration key. `hasKeys` tells whether keys are known below it. */
export function kindOf(goType, hasKeys) {
  const type = goType.replace(/ \(configoptional\)$/, '')
  if (NAMED[type]) return NAMED[type]
  if (SCALARS.has(type)) return type
  if (type.startsWith('[]Pair')) return 'pairs'
  if (type.startsWith('[]')) return `list of ${elementOf(type.slice(2), hasKeys)}`
  const map = /^map\[[^\]]+\](.+)$/.exec(type)
  if (map) return `map of ${elementOf(map[1], hasKeys)}`
  if (type.startsWith('optional struct ')) return hasKeys ? 'struct?' : 'any'
  if (type.startsWith('struct')) return hasKeys ? 'struct' : 'any'
  const named = /=([a-z0-9]+)$/.exec(type)
  return named ? kindOf(named[1], hasKeys) : 'any'
}

/** Elements carry no mark of their own: `[]*MetricDeclaration`, `[]Rule`, `[]component.ID`. */
function elementOf(goType, hasKeys) {
  const type = goType.replace(/^\*/, '')
  if (NAMED[type]) return NAMED[type]
  if (NAMED[`struct ${type}`]) return NAMED[`struct ${type}`]
  if (SCALARS.has(type)) return type
  if (type.startsWith('[]') || type.startsWith('map[')) return kindOf(type, hasKeys)
  return hasKeys ? 'struct' : 'any'
}

const PROMETHEUS = {
  'config.Headers': 'map',
  'labels.Labels': 'map of string',
  'config.URL': 'string',
  'relabel.Regexp': 'string',
  'model.Duration': 'duration',
  'config.TLSVersion': 'string',
  'units.Base2Bytes': 'string',
  'model.ValidationScheme': 'string',
}

/** The kind of a key below the prometheus receiver's `config`; `list` and `map` get their element from the row below. */
export function prometheusKindOf(goType) {
  const optional = goType.startsWith('optional ')
  const [name, base] = goType
    .replace(/^optional /, '')
    .replaceAll(/ (yaml|text)(?=$|=| )/g, '')
    .split('=')
  const kind =
    PROMETHEUS[name] ??
    { slice: 'list', map: 'map', interface: 'any', int64: 'int', uint64: 'uint', float64: 'float' }[base] ??
    base ??
    'struct'
  return optional && (kind === 'struct' || kind === 'bool') ? `${kind}?` : kind
}
