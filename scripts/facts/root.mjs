const SECTIONS = ['receivers', 'processors', 'exporters', 'extensions']

/** Keys that the facts on core do not give in full: the inside of most belongs to the OpenTelemetry configuration schema. */
const OPEN = [
  ['service.telemetry.metrics.readers', 'list of any', 'v0.32.0'],
  ['service.telemetry.metrics.views', 'list of any', 'v0.44.0'],
  ['service.telemetry.traces.processors', 'list of any', 'v0.32.0'],
  ['service.telemetry.traces.limits', 'any', 'v0.44.0'],
  ['service.telemetry.traces.sampler', 'any', 'v0.44.0'],
  // A map of texts up to v0.47.0; then also a list of attributes, and detectors.
  ['service.telemetry.resource', 'map of string', 'v0.19.0', 'v0.47.0'],
  ['service.telemetry.resource', 'any', 'v0.48.0'],
]

const isOpen = (path) =>
  OPEN.some(([open]) => path === open || path.startsWith(`${open}[`) || path.startsWith(`${open}.`))

/** Elements stand in the kind of their list or map; the sections are added as they are. */
const isPlain = (path) => !/(\[\]|\.\*)$/.test(path) && path.includes('.') && !path.includes('readers[]')

/** The keys of the whole config, in the form of `componentKeys`. */
export function rootKeys(facts, isIn) {
  const known = [...rowsOf(facts)].filter(([path]) => isPlain(path) && !isOpen(path))
  return [
    ...SECTIONS.map((section) => [section, 'map of any', () => true]),
    ['connectors', 'map of any', (version) => isIn(version, 'v0.26.0', '')],
    ['service', 'struct', () => true],
    ...known.map(([path, { type, ranges }]) => [
      path,
      kindAt(path, type),
      (version) => ranges.some(([from, to]) => isIn(version, from, to)),
    ]),
    ...OPEN.map(([path, kind, from, to = '']) => [path, kind, (version) => isIn(version, from, to)]),
  ]
}

/** Rows of all parts of core by their whole path. They begin with v0.19.0; v0.18.0 is the same. */
function rowsOf(facts) {
  const rows = new Map()
  const add = (path, { type, ranges }) => {
    const row = rows.get(path) ?? { type, ranges: [] }
    row.ranges.push(...ranges.map(([from, to]) => [from === 'v0.19.0' ? '' : from, to]))
    rows.set(path, row)
  }
  for (const [path, row] of Object.entries(facts['core/otelcol'])) add(path, row)
  for (const [path, row] of Object.entries(facts['core/service'])) if (/^service\b/.test(path)) add(path, row)
  for (const [path, row] of Object.entries(facts['core/service/telemetry/otelconftelemetry']))
    add(`service.telemetry.${path}`, row)
  return rows
}

function kindAt(path, type) {
  if (path === 'service.pipelines') return 'map of struct'
  if (/^service\.(extensions|pipelines\.\*\.(receivers|processors|exporters))$/.test(path)) return 'list of id'
  if (/^service\.telemetry(\.(logs|metrics|traces|logs\.sampling))?$/.test(path)) return 'struct'
  if (/\.(output_paths|error_output_paths|propagators)$/.test(path)) return 'list of string'
  if (path.endsWith('.initial_fields')) return 'map of any'
  if (path.endsWith('.level')) return 'text'
  const plain = { string: 'string', bool: 'bool', int: 'int', 'time.Duration': 'duration' }
  return plain[type] ?? (type.startsWith('[]') ? 'list of any' : 'any')
}
