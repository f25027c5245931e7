import { componentKeys, prometheusKeys } from './keys.mjs'

const SECTIONS = ['receivers', 'processors', 'exporters', 'extensions']

/** What one ADOT release contains, as one object without lists of unequal things, so that a merge patch can say what changed. */
export function stateOf(version, facts) {
  const release = facts.versions.find((entry) => entry.version === version)
  return {
    version,
    date: release.date.slice(0, 10),
    core: release.otelCore,
    contrib: release.contrib,
    prometheus: release.prometheusLib.replace(/-0\..*/, ''),
    go: (release.ciGoVersion ?? release.goVersion).replace('~', ''),
    image: imageOf(release.image),
    bundledConfigs: bundledConfigs(release),
    providers: Object.fromEntries([...release.confmapProviders].sort().map((scheme) => [scheme, true])),
    ...(release.defaultScheme ? { defaultScheme: release.defaultScheme } : {}),
    gates: gatesOf(version, facts),
    config: keysIn(version, facts.rootKeys),
    ...Object.fromEntries(SECTIONS.map((section) => [section, sectionOf(section, release, facts)])),
    ...ottlOf(version, facts),
  }
}

function imageOf({ user, home, homeOwnedByUser, healthcheckBinary }) {
  const uid = /\((\d+):/.exec(user)?.[1]
  return {
    user: user.split(' ')[0],
    uid: Number(uid ?? 0),
    home,
    homeWritable: homeOwnedByUser,
    healthcheck: healthcheckBinary,
  }
}

/** Paths of the configs in the image: true, or the reason why the release cannot start with it. */
function bundledConfigs({ image, brokenBundledConfigs }) {
  const broken = new Map(brokenBundledConfigs.map(({ file, why }) => [file, why]))
  return Object.fromEntries(image.bundledConfigs.map((path) => [path, broken.get(path) ?? true]))
}

function gatesOf(version, { gates, isIn }) {
  const found = gates.flatMap(({ id, ranges }) =>
    ranges.filter(({ from, to }) => isIn(version, from, to)).map((range) => [id, stageOf(range)]),
  )
  return Object.fromEntries(found)
}

/** Before core v0.58 gates had no stage, only a default. */
const stageOf = ({ stage, enabledByDefault }) =>
  /^[A-Z]/.test(stage) ? stage.toLowerCase() : enabledByDefault ? 'on' : 'off'

const keysIn = (version, keys) =>
  Object.fromEntries(keys.filter(([, , isKnown]) => isKnown(version)).map(([path, kind]) => [path, kind]))

/**
 * The components of a section under the oldest name each had: `type` is the name of this release where it differs,
 * `aliases` are deprecated names that are still taken, `gate` must be switched on for the component to exist.
 */
function sectionOf(section, release, facts) {
  const singular = section.slice(0, -1)
  const gated = release.gatedComponents.filter(
    ({ component, availableByDefault }) => component.startsWith(`${singular}/`) && !availableByDefault,
  )
  const present = [
    ...release.components[section].map((type) => ({ type })),
    ...gated.map(({ component, gate }) => ({ type: component.split('/')[1], gate })),
  ]
  const entries = present.map(({ type, gate }) => {
    const aliases = release.typeAliases[`${singular}/${type}`] ?? []
    const oldest = facts.oldest(singular, type)
    const gatedNames = release.gatedTypeNames
      .filter(({ component }) => component === type)
      .map(({ withGate, gate: id }) => [withGate, id])
    const names = { ...(type === oldest ? {} : { type }), ...(aliases.length ? { aliases } : {}) }
    const gates = {
      ...(gate ? { gate } : {}),
      ...(gatedNames.length ? { gatedNames: Object.fromEntries(gatedNames) } : {}),
    }
    return [oldest, { ...names, ...gates, keys: keysIn(release.version, facts.componentKeys(singular, oldest)) }]
  })
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** OTTL was sampled in one patch release per minor; a minor without a sample has what either neighbour has. */
function ottlOf(version, { ottl, samples, isIn, order }) {
  const minor = (text) => text.replace(/\.\d+$/, '')
  const own = samples.filter((sample) => minor(sample) === minor(version))
  const before = samples.findLast((sample) => order(sample) < order(version))
  const after = samples.find((sample) => order(sample) > order(version))
  const at = own.length ? own : [after, before]
  if (at.includes(undefined)) return {}
  const has = (rows) => rows.some(([from, to]) => at.some((sample) => isIn(sample, from, to)))
  const present = (names) =>
    Object.fromEntries(
      Object.entries(names)
        .filter(([, rows]) => has(rows))
        .map(([name]) => [name, true]),
    )
  const signature = (rows) => at.map((sample) => rows.find(({ from, to }) => isIn(sample, from, to))).find(Boolean)
  const converters = Object.entries(ottl.converters).flatMap(([name, rows]) => {
    const row = signature(rows)
    return row ? [[name, row.args.map(([argument, type]) => `${argument} ${plain(type)}`)]] : []
  })
  const paths = Object.entries(ottl.paths).map(([context, names]) => [context, present(names)])
  const filled = paths.filter(([, names]) => Object.keys(names).length)
  return {
    ottl: {
      converters: Object.fromEntries(converters),
      filter: present(ottl.filter_only),
      editors: present(ottl.functions),
      paths: Object.fromEntries(filled),
    },
  }
}

const plain = (type) =>
  type.replaceAll('github.com/open-telemetry/opentelemetry-collector-contrib/pkg/', '').replaceAll('ottl.', '')

export const keyLists = (facts, isIn) => ({
  root: rootKeys(facts.keys, isIn),
  component: (singular, type) => {
    const own = componentKeys(facts.keys[`${singular}/${type}`] ?? {}, isIn)
    return singular === 'receiver' && type === 'prometheus' ? [...own, ...prometheusKeys(facts.prometheus, isIn)] : own
  },
})

/** Parts of `service.telemetry` whose inside belongs to the OpenTelemetry configuration schema: taken as they are. */
const TELEMETRY_OPEN = [
  ['service.telemetry.metrics.readers', 'list of any', 'v0.32.0'],
  ['service.telemetry.metrics.views', 'list of any', 'v0.44.0'],
  ['service.telemetry.traces.processors', 'list of any', 'v0.32.0'],
  ['service.telemetry.traces.limits', 'any', 'v0.44.0'],
  ['service.telemetry.traces.sampler', 'any', 'v0.44.0'],
]

/** The keys of the whole config. The facts on core begin with v0.19.0; v0.18.0 is the same but for telemetry.resource. */
function rootKeys(facts, isIn) {
  const rows = {}
  const add = (path, { type, ranges }) => {
    rows[path] ??= { type, ranges: [] }
    const asEarly = path !== 'service.telemetry.resource'
    rows[path].ranges.push(...ranges.map(([from, to]) => [from === 'v0.19.0' && asEarly ? 'v0.18.0' : from, to]))
  }
  for (const [path, row] of Object.entries(facts['core/otelcol'])) add(path, row)
  for (const [path, row] of Object.entries(facts['core/service'])) if (/^service\b/.test(path)) add(path, row)
  for (const [path, row] of Object.entries(facts['core/service/telemetry/otelconftelemetry']))
    add(`service.telemetry.${path}`, row)
  const open = new Set(TELEMETRY_OPEN.map(([path]) => path))
  const keys = Object.entries(rows)
    .filter(
      ([path]) =>
        !/(\[\]|\.\*)$/.test(path) &&
        !/^[a-z]+$/.test(path) &&
        !/readers\[\]/.test(path) &&
        ![...open].some((prefix) => path === prefix || path.startsWith(`${prefix}[`)),
    )
    .map(([path, { type, ranges }]) => [
      path,
      rootKind(path, type),
      (version) => ranges.some(([from, to]) => isIn(version, from, to)),
    ])
  const sections = ['receivers', 'processors', 'exporters', 'extensions'].map((section) => [
    section,
    'map of any',
    () => true,
  ])
  const rest = TELEMETRY_OPEN.map(([path, kind, from]) => [path, kind, (version) => isIn(version, from, '')])
  const connectors = ['connectors', 'map of any', (version) => isIn(version, 'v0.26.0', '')]
  const resource = (version) => (isIn(version, 'v0.48.0', '') ? 'any' : 'map of string')
  return [...sections, connectors, ['service', 'struct', () => true], ...keys, ...rest].flatMap(
    ([path, kind, isKnown]) =>
      path === 'service.telemetry.resource'
        ? ['map of string', 'any'].map((form) => [
            path,
            form,
            (version) => isKnown(version) && resource(version) === form,
          ])
        : [[path, kind, isKnown]],
  )
}

function rootKind(path, type) {
  if (path === 'service.pipelines') return 'map of struct'
  if (/^service\.(extensions|pipelines\.\*\.(receivers|processors|exporters))$/.test(path)) return 'list of id'
  if (/^service\.telemetry(\.(logs|metrics|traces|logs\.sampling))?$/.test(path)) return 'struct'
  if (/\.(output_paths|error_output_paths|propagators)$/.test(path)) return 'list of string'
  if (path.endsWith('.initial_fields')) return 'map of any'
  if (path.endsWith('.level')) return 'text'
  return (
    { string: 'string', bool: 'bool', int: 'int', 'time.Duration': 'duration' }[type] ??
    (type.startsWith('[]') ? 'list of any' : 'any')
  )
}
