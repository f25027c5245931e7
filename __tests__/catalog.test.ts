import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { apply, diff } from '../scripts/catalog/merge-patch.mjs'
import { readReleases } from '../scripts/catalog/releases.mjs'
import { readPath } from '../scripts/catalog/schema.mjs'
import { catalog } from '../scripts/generate/catalog.mjs'
import {
  checksOf,
  componentTypes,
  contribOnly,
  defaultAt,
  findComponent,
  findRelease,
  isAvailable,
  nearestReleases,
  newestRelease,
  ottl,
  releases,
  replacementOf,
  rootSchema,
  sectionsWith,
  serviceChecks,
  since,
  until,
  within,
  type Component,
  type Release,
  type Schema,
  type Section,
} from '../src/collector/catalog.js'

const SECTIONS: readonly Section[] = ['receivers', 'processors', 'exporters', 'extensions']
/** What the files of data/releases say of one release, as far as it is compared here. */
type State = { readonly version: string; readonly config: Readonly<Record<string, string>> } & Readonly<
  Record<
    Section,
    Readonly<Record<string, { type?: string; aliases?: string[]; gate?: string; keys: Record<string, string> }>>
  >
>
const states: readonly State[] = readReleases()

const release = (version: string): Release => findRelease(version)!
const component = (section: Section, type: string): Component => findComponent(section, type)!

/** What stands at a dotted path, whatever the release. */
const schemaAt = (schema: Schema, path: string): Schema | undefined =>
  readPath(path).reduce<Schema | undefined>(
    (node, step) => (step === '[]' || step === '*' ? node?.each : node?.keys?.[step]),
    schema,
  )

/** Every key that a release knows below a schema, as paths of steps. */
function* knownKeys(schema: Schema, at: Release, path: readonly string[] = []): Generator<string> {
  for (const [name, node] of Object.entries(schema.keys ?? {})) {
    if (!within(node.in, at)) continue
    yield [...path, name].join('\0')
    yield* knownKeys(node, at, [...path, name])
  }
  if (schema.each) yield* knownKeys(schema.each, at, [...path, schema.type === 'list' ? '[]' : '*'])
}

test('data/catalog.json is what the files of data/ say', () => {
  expect(catalog.run(true)).toEqual([])
})

test('every release since v0.18.0 is known, oldest first', () => {
  expect(releases().map(({ version }) => version)).toEqual(states.map(({ version }) => version))
  expect(releases()[0]?.version).toBe('v0.18.0')
  expect(releases().every(({ index }, place) => index === place)).toBe(true)
  expect(newestRelease()).toBe(releases().at(-1))
  // Version order, not the order of dates.
  expect(release('v0.20.1').index).toBeLessThan(release('v0.21.0').index)
  expect(release('v0.20.1').date > release('v0.21.0').date).toBe(true)
})

test('a release is found with and without the v, and by its whole version only', () => {
  expect(findRelease('0.49.0')).toBe(findRelease('v0.49.0'))
  expect(findRelease('v0.49')).toBeUndefined()
  expect(findRelease('latest')).toBeUndefined()
})

test.each([
  ['v0.19.5', ['v0.19.0', 'v0.20.0']],
  ['0.17.0', ['v0.18.0']],
  ['v0.43.9', ['v0.43.3', 'v0.44.0']],
  ['v99.0.0', [newestRelease().version]],
])('the releases nearest to %s are %j', (version, nearest) => {
  expect(nearestReleases(version).map((found) => found.version)).toEqual(nearest)
})

test.each(states.map((state) => [state.version, state] as const))(
  '%s takes the types its file names',
  (version, state) => {
    for (const section of SECTIONS) {
      const written = Object.entries(state[section]).filter(([, { gate }]) => gate === undefined)
      const names = written.flatMap(([oldest, { type = oldest, aliases = [] }]) => [type, ...aliases])
      expect(componentTypes(section, release(version))).toEqual([...new Set(names)].sort())
    }
  },
)

test.each(states.map((state) => [state.version, state] as const))(
  '%s knows the keys its file names',
  (version, state) => {
    const list = (owner: string, keys: Iterable<string>): string => [owner, ...[...keys].sort()].join('\n')
    const written = (keys: Readonly<Record<string, string>>): readonly string[] =>
      Object.keys(keys).map((path) => readPath(path).join('\0'))
    const at = release(version)
    expect(list('', knownKeys(rootSchema(), at))).toBe(list('', written(state.config)))
    for (const section of SECTIONS)
      for (const [oldest, { keys }] of Object.entries(state[section]))
        expect(list(oldest, knownKeys(component(section, oldest).schema, at))).toBe(list(oldest, written(keys)))
  },
)

test('applying what changed gives what came after', () => {
  const leaf = fc.oneof(fc.string(), fc.boolean(), fc.array(fc.string(), { maxLength: 3 }))
  const { state } = fc.letrec((tie) => ({
    state: fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.oneof({ depthSize: 'small' }, leaf, tie('state')), {
      maxKeys: 3,
    }),
  }))
  fc.assert(
    fc.property(state, state, (before, after) => {
      expect(apply(before, diff(before, after))).toEqual(after)
    }),
  )
})

test('ranges are told by their first and last version, and not where they reach our first or last', () => {
  const logging = component('exporters', 'logging')
  expect([since(logging.in), until(logging.in)]).toEqual([undefined, 'v0.41.2'])
  const debug = component('exporters', 'debug')
  expect([since(debug.in), until(debug.in)]).toEqual(['v0.41.0', undefined])
  expect([since(undefined), until(undefined)]).toEqual([undefined, undefined])
  expect(within(undefined, newestRelease())).toBe(true)
})

test('a renamed component is the same under both names, and says when the old one is deprecated', () => {
  const otlp = component('exporters', 'otlp')
  expect(component('exporters', 'otlp_grpc')).toBe(otlp)
  expect(otlp.type).toBe('otlp_grpc')
  expect(isAvailable(otlp, 'otlp_grpc', release('v0.47.0'))).toBe(false)
  expect(isAvailable(otlp, 'otlp', release('v0.49.0'))).toBe(true)
  const old = otlp.names.find(({ name }) => name === 'otlp')
  expect(within(old?.deprecated, release('v0.47.0'))).toBe(false)
  expect(within(old?.deprecated, release('v0.48.0'))).toBe(true)
})

test('a name that was dropped without an alias is gone', () => {
  const generation = component('processors', 'metricsgeneration')
  expect(isAvailable(generation, 'experimental_metricsgeneration', release('v0.42.0'))).toBe(false)
  expect(isAvailable(generation, 'metricsgeneration', release('v0.42.0'))).toBe(true)
  expect(isAvailable(generation, 'metricsgeneration', release('v0.41.2'))).toBe(false)
})

test('a component behind a gate that is off is not taken, and names the gate', () => {
  const filelog = component('receivers', 'filelog')
  expect(componentTypes('receivers', release('v0.34.0'))).not.toContain('filelog')
  expect(componentTypes('receivers', release('v0.35.0'))).toContain('filelog')
  expect(filelog.gate?.id).toBe('adot.receiver.filelog')
  expect(within(filelog.gate?.in, release('v0.34.0'))).toBe(true)
  expect(componentTypes('receivers', newestRelease())).not.toContain('awscontainerinsight')
})

test.each([
  ['receivers', 'otlp', 'protocols.http.cors.max_age', { type: 'int' }],
  ['receivers', 'prometheus', 'config.scrape_configs[].scrape_interval', { type: 'duration' }],
  [
    'receivers',
    'prometheus',
    'config.scrape_configs[].static_configs[].targets',
    { type: 'list', each: { type: 'string' } },
  ],
  ['processors', 'resourcedetection', "ec2.resource_attributes.'host.id'.enabled", { type: 'bool' }],
  ['processors', 'batch', 'metadata_cardinality_limit', { type: 'uint' }],
  ['exporters', 'otlp', 'sending_queue.sizer', { type: 'text' }],
  ['exporters', 'otlp', 'auth.authenticator', { type: 'id' }],
  [
    'exporters',
    'awsemf',
    'metric_declarations[].dimensions',
    { type: 'list', each: { type: 'list', each: { type: 'string' } } },
  ],
] as const)('%s %s: %s is %j', (section, type, path, schema) => {
  expect(schemaAt(component(section, type).schema, path)).toMatchObject(schema)
})

test('headers are a map, and since v0.46.0 also a list of pairs', () => {
  const headers = schemaAt(component('exporters', 'otlphttp').schema, 'headers')
  expect(headers).toMatchObject({ type: 'map', each: { type: 'string' } })
  expect(since(headers?.pairs)).toBe('v0.46.0')
})

test('what stands below the prometheus receiver`s config is read as strict YAML, and nothing else', () => {
  const { schema } = component('receivers', 'prometheus')
  expect(schema.keys?.['config']?.yaml).toBe(true)
  expect(Object.values(schema.keys ?? {}).filter(({ yaml }) => yaml)).toHaveLength(1)
})

test('parts whose inside is not known are left open', () => {
  expect(schemaAt(component('receivers', 'filelog').schema, 'operators')).toEqual({ type: 'list' })
  expect(schemaAt(rootSchema(), 'receivers')).toEqual({ type: 'map' })
})

test('signals change with the release', () => {
  const sampler = component('processors', 'probabilistic_sampler')
  expect(within(sampler.signals.logs ?? [], release('v0.24.1'))).toBe(false)
  expect(within(sampler.signals.logs ?? [], release('v0.25.0'))).toBe(true)
  expect(component('exporters', 'awsxray').signals.metrics).toBeUndefined()
  for (const section of SECTIONS)
    for (const type of componentTypes(section, newestRelease()))
      expect([type, Object.keys(component(section, type).signals).length > 0]).toEqual([type, section !== 'extensions'])
})

test('defaults change with the release', () => {
  const otlp = component('receivers', 'otlp')
  expect(defaultAt(otlp, 'protocols.grpc.endpoint', release('v0.40.2'))).toBe('0.0.0.0:4317')
  expect(defaultAt(otlp, 'protocols.grpc.endpoint', release('v0.41.0'))).toBe('localhost:4317')
  expect(defaultAt(component('exporters', 'otlp_grpc'), 'sending_queue.queue_size', release('v0.29.1'))).toBe(5000)
  expect(defaultAt(component('processors', 'cumulativetodelta'), 'max_staleness', release('v0.46.0'))).toBeUndefined()
})

test('what is kept by hand names components and keys that exist', () => {
  type Names = Readonly<Partial<Record<Section, Readonly<Record<string, object>>>>>
  const read = (name: string): Names => JSON.parse(readFileSync(`data/${name}.json`, 'utf8'))
  const contrib: { types: Record<Section, string[]> } = JSON.parse(readFileSync('data/contrib.json', 'utf8'))
  for (const section of SECTIONS) {
    for (const type of Object.keys(read('signals')[section] ?? {})) expect(findComponent(section, type)).toBeDefined()
    for (const type of contrib.types[section]) expect([type, findComponent(section, type)]).toEqual([type, undefined])
    for (const type of Object.keys(read('removed')[section] ?? {}))
      expect([type, contribOnly(section, type) || findComponent(section, type) !== undefined]).toEqual([type, true])
    for (const [type, keys] of Object.entries(read('defaults')[section] ?? {}))
      for (const path of Object.keys(keys))
        expect([type, path, schemaAt(component(section, type).schema, path) !== undefined]).toEqual([type, path, true])
  }
})

test('checks name keys that exist, or lie in a part that is left open', () => {
  const leadsSomewhere = (schema: Schema | undefined, key: string): boolean => {
    let node = schema
    for (const step of key === '' || key.startsWith('**') ? [] : readPath(key)) {
      const isOpen = node?.type === 'any' || ((node?.type === 'list' || node?.type === 'map') && !node.each)
      if (isOpen) return true
      node = step === '[]' || step === '*' ? node?.each : node?.keys?.[step]
    }
    return node !== undefined
  }
  for (const section of SECTIONS)
    for (const type of new Set(releases().flatMap((at) => componentTypes(section, at))))
      for (const { key } of checksOf(component(section, type)))
        expect([type, key, leadsSomewhere(component(section, type).schema, key)]).toEqual([type, key, true])
  for (const { key } of serviceChecks())
    expect([key, leadsSomewhere(rootSchema().keys?.['service'], key)]).toEqual([key, true])
})

test('a type is told apart: of another section, of contrib only, dropped with something in its place', () => {
  expect(sectionsWith('prometheus')).toEqual(['receivers', 'exporters'])
  expect(sectionsWith('nothing')).toEqual([])
  expect(contribOnly('processors', 'transform')).toBe(true)
  expect(contribOnly('connectors', 'spanmetrics')).toBe(true)
  expect(contribOnly('processors', 'batch')).toBe(false)
  expect(replacementOf('exporters', 'awsprometheusremotewrite')).toMatch(/prometheusremotewrite.*sigv4auth/)
  expect(replacementOf('exporters', 'otlp')).toBeUndefined()
})

test('a release knows its image, schemes, gates and faults', () => {
  const old = release('v0.34.0')
  const later = release('v0.43.1')
  expect([old.image.uid, later.image.uid]).toEqual([0, 4317])
  expect([release('v0.22.1').image.healthcheck, release('v0.23.0').image.healthcheck]).toEqual([false, true])
  expect(later.bundledConfigs.get('/etc/ecs/ecs-amp-prometheus.yaml')).toMatch(/invalid YAML/)
  expect(later.bundledConfigs.get('/etc/ecs/ecs-default-config.yaml')).toBe(true)
  expect([release('v0.27.1').providers, old.providers]).toEqual([
    ['env', 'file', 'yaml'],
    ['env', 'file', 'http', 'https', 's3', 'yaml'],
  ])
  expect(old.gates.get('adot.receiver.filelog')).toBe('alpha')
  expect(release('v0.36.0').gates.has('adot.receiver.filelog')).toBe(false)
  expect(later.supersededBy).toBe('v0.43.3')
  expect(newestRelease().supersededBy).toBeUndefined()
  expect(release('v0.33.0').advisories.map(({ kind }) => kind)).toContain('leak')
  expect(release('v0.33.1').advisories.map(({ kind }) => kind)).not.toContain('leak')
})

test('traits hold for a span of releases, and a misspelt one is a mistake of ours', () => {
  expect(release('v0.40.2').has('weak-typing')).toBe(true)
  expect(release('v0.41.0').has('weak-typing')).toBe(false)
  expect(() => newestRelease().has('weak-tiping')).toThrow('no trait weak-tiping')
})

test('OTTL is known since v0.32.0', () => {
  expect(ottl(release('v0.31.0'))).toBeUndefined()
  const known = ottl(newestRelease())
  const argumentsOf = (name: string, at: Release): readonly string[] | undefined =>
    known?.converters[name]?.find((part) => within(part.in, at))?.value
  expect(argumentsOf('Substring', newestRelease())).toEqual([
    ...['Target StringGetter', 'Start IntGetter', 'Length IntGetter', 'Utf8Safe Optional[bool]'],
  ])
  expect(argumentsOf('Base64Decode', release('v0.37.3'))).toBeUndefined()
  expect(within(known?.paths['datapoint']?.['metric'], release('v0.42.0'))).toBe(true)
  expect(within(known?.paths['datapoint']?.['metric'], release('v0.43.0'))).toBe(false)
})
