import type { Path } from '../core/problem.js'
import type { Tree } from '../core/tree.js'
import { findComponent, type Component as Facts, type Release, type Section, type Signal } from './catalog.js'
import { readId, type ComponentId } from './id.js'
import { keyOf, valueOf, type Typing, type Value } from './value.js'

export const SECTIONS = ['receivers', 'processors', 'exporters', 'extensions'] as const satisfies readonly Section[]
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
  /** Whether a pipeline (or service.extensions) names it: only then the collector builds and starts it. */
  readonly used: boolean
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
  /** The component that an id names in a section. */
  readonly find: (section: Section, id: string) => Declared | undefined
}

export const typingOf = (release: Release): Typing => ({ weak: release.has('weak-typing'), ignoreCase: release.has('keys-ignore-case') })

export function readConfig(root: Tree | undefined, release: Release): CollectorConfig {
  const typing = typingOf(release)
  const top = root && valueOf(root, [], typing)
  const pipelines = (top?.get('service', 'pipelines')?.children() ?? []).map(readPipeline)
  const extensions = readUses(top?.get('service', 'extensions'), 'extensions')
  const uses = [...pipelines.flatMap((pipeline) => PIPELINE_SECTIONS.flatMap((section) => pipeline[section])), ...extensions]
  const used = new Set(uses.map(({ section, id }) => `${section}/${id}`))
  const components = SECTIONS.flatMap((section) => readSection(top?.get(section), section, release)).map((found) => ({ ...found, used: used.has(`${found.section}/${found.id}`) }))
  const byId = new Map(components.map((component) => [`${component.section}/${component.id}`, component]))
  return {
    components,
    pipelines,
    extensions,
    uses,
    of: (section, type) => components.filter((c) => c.section === section && (type === undefined || (c.facts ? c.facts === findComponent(section, type) : c.type === type))),
    find: (section, id) => byId.get(`${section}/${id}`),
  }
}

function readSection(section: Value | undefined, name: Section, release: Release): readonly Omit<Declared, 'used'>[] {
  const entries = section?.tree.kind === 'mapping' ? section.children() : []
  return entries.map((written) => {
    const id = readId(written.key)
    const { path, tree } = written
    // The collector looks a body up under the trimmed id, so blanks in the key lose it.
    const isLost = written.key !== id.id && release.has('loses-body-of-padded-id')
    const body = isLost ? valueOf({ kind: 'mapping', entries: new Map(), span: tree.span }, path, typingOf(release)) : written
    return { ...id, section: name, path, body, written: tree, facts: findComponent(name, id.type) }
  })
}

function readPipeline(body: Value): Pipeline {
  const pipeline = { id: body.key, signal: readId(body.key).type, path: body.path, body, receivers: [], processors: [], exporters: [] }
  const of = (section: Section): readonly Use[] => readUses(body.get(section), section).map((use) => ({ ...use, pipeline }))
  return Object.assign(pipeline, { receivers: of('receivers'), processors: of('processors'), exporters: of('exporters') })
}

/** The ids of a list; one text stands for a list split at commas, as every release reads it. */
function readUses(value: Value | undefined, section: Section): readonly Use[] {
  if (!value) return []
  const items = value.tree.kind === 'sequence' ? value.children() : [value]
  return items.flatMap((item) => {
    const text = item.tree.kind === 'scalar' && item.tree.type !== 'null' ? item.tree.text : undefined
    if (text === undefined) return []
    const ids = item === value ? text.split(',') : [text]
    return ids.filter((id) => id.trim() !== '').map((id) => ({ ...readId(id), section, path: item.path, pipeline: undefined }))
  })
}

/** The tree with keys such as `receivers::otlp` opened into nested maps: `::` separates keys in every release. */
export function openKeys(tree: Tree): Tree {
  if (tree.kind === 'sequence') {
    const items = tree.items.map(openKeys)
    return items.every((item, index) => item === tree.items[index]) ? tree : { ...tree, items }
  }
  if (tree.kind !== 'mapping') return tree
  const opened = [...tree.entries].map(([name, entry]) => ({ name, entry, value: openKeys(entry.value) }))
  if (opened.every(({ name, entry, value }) => !name.includes('::') && value === entry.value)) return tree
  const entries = new Map<string, { key: (typeof opened)[number]['entry']['key']; value: Tree }>()
  for (const { name, entry, value } of opened) {
    const [first = name, ...rest] = name.split('::')
    const nested = rest.reduceRight<Tree>((inner, key) => ({ kind: 'mapping', span: inner.span, entries: new Map([[key, { key: { ...entry.key, text: key }, value: inner }]]) }), value)
    const before = entries.get(first)?.value
    entries.set(first, { key: { ...entry.key, text: first }, value: before ? merge(before, nested) : nested })
  }
  return { ...tree, entries }
}

function merge(a: Tree, b: Tree): Tree {
  if (a.kind !== 'mapping' || b.kind !== 'mapping') return b
  const entries = new Map(a.entries)
  for (const [name, entry] of b.entries) {
    const before = entries.get(name)
    entries.set(name, { key: entry.key, value: before ? merge(before.value, entry.value) : entry.value })
  }
  return { ...a, entries }
}

/** The entry of a mapping under a key, as the release matches keys. */
export const hasKey = (value: Value | undefined, key: string, typing: Typing): boolean =>
  value?.tree.kind === 'mapping' && keyOf(value.tree.entries.keys(), key, typing) !== undefined
