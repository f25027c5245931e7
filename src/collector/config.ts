import type { Path } from '../core/problem.js'
import { remember } from '../core/remember.js'
import type { Tree } from '../core/tree.js'
import { findComponent, type Component as Facts, type Release, type Section, type Signal } from './catalog.js'
import { readId, type ComponentId } from './id.js'
import { readPipeline, readUses } from './uses.js'
import { valueOf, type Typing, type Value } from './value.js'

export const SECTIONS = ['receivers', 'processors', 'exporters', 'extensions'] as const satisfies readonly Section[]
/** What a section holds, in one word. */
export const SINGULAR = {
  receivers: 'receiver',
  processors: 'processor',
  exporters: 'exporter',
  extensions: 'extension',
  connectors: 'connector',
} as const satisfies Readonly<Record<Section | 'connectors', string>>
/** The sections whose components stand in pipelines. */
export const PIPELINE_SECTIONS = ['receivers', 'processors', 'exporters'] as const
export const SIGNALS = ['traces', 'metrics', 'logs'] as const satisfies readonly Signal[]

/** One component as declared. */
export interface Declared extends ComponentId {
  readonly section: Section
  /** Path of the body; its last step is the key as written. */
  readonly path: Path
  readonly body: Value
  /** The body as it stands in the text: differs from `body` only when blanks in the key lose it. */
  readonly written: Tree
  /** What is known of the type in any release, aliases included; undefined for a type that ADOT never had. */
  readonly facts: Facts | undefined
  /** What is known of it under this name. */
  readonly known: Facts['names'][number] | undefined
  /** Whether a pipeline (or service.extensions) names it: only then the collector builds and starts it. */
  readonly used: boolean
  /** The signals of the pipelines that name it: the collector builds it once for each. */
  readonly signals: ReadonlySet<string>
}

/** One id where a pipeline or service.extensions names it. */
export interface Use extends ComponentId {
  readonly section: Section
  readonly path: Path
  readonly pipeline: Pipeline | undefined
}

export interface Pipeline {
  /** As written: `metrics/ecs`. */
  readonly id: string
  /** The part before the slash. */
  readonly signal: string
  readonly path: Path
  readonly body: Value
  readonly receivers: readonly Use[]
  readonly processors: readonly Use[]
  readonly exporters: readonly Use[]
}

/** The collector's config as rules see it: parsed, expanded, never touched. */
export interface CollectorConfig {
  readonly components: readonly Declared[]
  readonly pipelines: readonly Pipeline[]
  readonly extensions: readonly Use[]
  /** Every id in use: pipelines first, then extensions. */
  readonly uses: readonly Use[]
  /** Components of a section, by the type's present name or any alias; without a type: all of the section. */
  readonly of: (section: Section, type?: string) => readonly Declared[]
  /** Every `section/type` for which `of` has components. */
  readonly names: ReadonlySet<`${Section}/${string}`>
  /** The component that an id names in a section. */
  readonly find: (section: Section, id: string) => Declared | undefined
}

export const typingOf = (release: Release): Typing => ({
  weak: release.has('weak-typing'),
  ignoreCase: release.has('keys-ignore-case'),
})

/** The parts of a config, from its top. */
export function readConfig(top: Value | undefined, release: Release): CollectorConfig {
  const pipelines = (top?.get('service', 'pipelines')?.children() ?? []).map((body) => readPipeline(body, release))
  const extensions = readUses(
    top?.get('service', 'extensions'),
    { section: 'extensions', pipeline: undefined },
    release,
  )
  const uses = pipelines
    .flatMap(({ receivers, processors, exporters }) => [...receivers, ...processors, ...exporters])
    .concat(extensions)
  const used = signalsById(uses)
  const components = SECTIONS.map((name) => readSection(top?.get(name), { name, used: used[name], release })).flat()
  const byId = bySection(() => new Map<string, Declared>())
  const names = new Set<`${Section}/${string}`>()
  for (const component of components) {
    const { section, id, type, facts } = component
    byId[section].set(id, component)
    if (facts) for (const name of namesOf(facts)) names.add(name)
    else names.add(`${section}/${type}`)
  }
  return {
    components,
    pipelines,
    extensions,
    uses,
    of: finder(components),
    names,
    find: (section, id) => byId[section].get(id),
  }
}

/** Looks through the components once for each section and type: rules ask for the same ones. */
function finder(components: readonly Declared[]): CollectorConfig['of'] {
  const all = bySection((section) => components.filter((one) => one.section === section))
  const byType = bySection(() => new Map<string, readonly Declared[]>())
  return (section, type) => {
    if (type === undefined) return all[section]
    const before = byType[section].get(type)
    if (before) return before
    const facts = findComponent(section, type)
    const found = all[section].filter((one) => (one.facts ? one.facts === facts : one.type === type))
    byType[section].set(type, found)
    return found
  }
}

const bySection = <T>(make: (section: Section) => T): Readonly<Record<Section, T>> => ({
  receivers: make('receivers'),
  processors: make('processors'),
  exporters: make('exporters'),
  extensions: make('extensions'),
})

const namesOf = remember(({ section, names }: Facts) => names.map(({ name }) => `${section}/${name}` as const))

const NONE: ReadonlySet<string> = new Set()

/** The ids of each section that are used, each with the signals of the pipelines that name it. */
function signalsById(uses: readonly Use[]): Readonly<Record<Section, ReadonlyMap<string, ReadonlySet<string>>>> {
  const used = bySection(() => new Map<string, Set<string>>())
  for (const { section, id, pipeline } of uses) {
    const signals = used[section].get(id) ?? new Set()
    used[section].set(id, pipeline ? signals.add(pipeline.signal) : signals)
  }
  return used
}

interface SectionContext {
  readonly name: Section
  /** Ids, and the signals of their pipelines. */
  readonly used: ReadonlyMap<string, ReadonlySet<string>>
  readonly release: Release
}

function readSection(section: Value | undefined, { name: own, used, release }: SectionContext): readonly Declared[] {
  const losesBody = release.has('loses-body-of-padded-id')
  const entries = section?.tree.kind === 'mapping' ? section.children() : []
  return entries.map((written) => {
    const { id, type, name } = readId(written.key)
    const { path, tree } = written
    // The collector looks a body up under the trimmed id, so blanks in the key lose it.
    const isLost = written.key !== id && losesBody
    const body = isLost
      ? valueOf({ kind: 'mapping', entries: new Map(), span: tree.span }, path, typingOf(release))
      : written
    const facts = findComponent(own, type)
    const known = facts?.names.find((one) => one.name === type)
    const signals = used.get(id)
    const isUsed = signals !== undefined
    return {
      id,
      type,
      name,
      section: own,
      path,
      body,
      written: tree,
      facts,
      known,
      used: isUsed,
      signals: signals ?? NONE,
    }
  })
}
