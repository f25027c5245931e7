import { fillTemplate, placeholdersIn, type Filled } from '../collector/template.js'
import { readSource } from '../core/source.js'
import type { Entry, Mapping, Sequence, Tree } from '../core/tree.js'

/** One place where two configs mean something different. It holds names and never a value. */
export interface ConfigChange {
  /** Keys from the top, placeholders unfilled: `exporters`, `awsxray`, `region`. */
  readonly path: readonly string[]
  readonly kind: 'added' | 'removed' | 'changed'
  /** Placeholders that the new value is made of. */
  readonly placeholders: readonly string[]
  /** Ids of components, where a pipeline or the service lists them. */
  readonly before?: readonly string[]
  readonly after?: readonly string[]
}

/** The config now in use against the new one. */
export interface Comparison {
  /** Where the one in use stands: `parameter "/ecs/shop/adot-config/0123456789ab"`. */
  readonly with: string
  /** Undefined: it could not be compared, for the reason in `why`. */
  readonly changes: readonly ConfigChange[] | undefined
  readonly why?: string
}

/** Places that are told; a config that differs in more is another config. */
const MOST = 500
/** Pairs of values that are looked at: aliases can make a small text very large. */
const MOST_PAIRS = 20_000

interface Comparing {
  /** The new config. */
  readonly filled: Filled
  /** The new config as written, placeholders unfilled. */
  readonly written: string
  left: number
}

interface Place {
  /** As keys are named in the text with placeholders. */
  readonly shown: readonly string[]
  /** As they are in both configs. */
  readonly path: readonly string[]
}

/**
 * By component and setting, what the new config changes. `before` is filled already; `written` still has its
 * placeholders, and what stands in them is never told. Undefined when one of the two cannot be read, or is too large.
 */
export function compareConfigs(
  before: string,
  { text: written, values }: { readonly text: string; readonly values: ReadonlyMap<string, string> },
): readonly ConfigChange[] | undefined {
  const filled = fillTemplate(written, values)
  const [old, now] = [readSource(before).root, readSource(filled.text).root]
  if (!old || !now) return undefined
  const comparing: Comparing = { filled, written, left: MOST_PAIRS }
  const changes: ConfigChange[] = []
  for (const change of compare([old, now], { shown: [], path: [] }, comparing)) {
    if (changes.push(change) >= MOST) break
  }
  return comparing.left < 0 ? undefined : changes
}

type Pair = readonly [old: Tree, now: Tree]

function* compare([old, now]: Pair, at: Place, comparing: Comparing): Generator<ConfigChange> {
  if (comparing.left-- < 0) return
  const [a, b] = [asMapping(old, now), asMapping(now, old)]
  if (a && b) {
    yield* compareMappings([a, b], at, comparing)
    return
  }
  if (isSame(old, now, comparing)) return
  const items = old.kind === 'sequence' && now.kind === 'sequence' ? ([old, now] as const) : undefined
  if (items && isListOfIds(at.path)) yield idsChange(items, at, comparing)
  else if (items && items[0].items.length === items[1].items.length) yield* compareItems(items, at, comparing)
  else yield { path: at.shown, kind: 'changed', placeholders: placeholdersOf(now, comparing) }
}

/** A key without a value holds what an empty mapping holds. */
function asMapping(tree: Tree, other: Tree): Mapping | undefined {
  if (tree.kind === 'mapping') return tree
  const isNull = tree.kind === 'scalar' && tree.type === 'null'
  return isNull && other.kind === 'mapping' ? { kind: 'mapping', entries: new Map(), span: tree.span } : undefined
}

function* compareMappings(
  [old, now]: readonly [Mapping, Mapping],
  at: Place,
  comparing: Comparing,
): Generator<ConfigChange> {
  const hasHiddenKeys = [...now.entries.values()].some((entry) => keyOf(entry, comparing).isFilled)
  for (const [name, entry] of now.entries) {
    const before = old.entries.get(name)
    const below = { shown: [...at.shown, keyOf(entry, comparing).text], path: [...at.path, name] }
    if (before) yield* compare([before.value, entry.value], below, comparing)
    else yield { path: below.shown, kind: 'added', placeholders: placeholdersOf(entry.value, comparing) }
  }
  for (const name of old.entries.keys()) {
    // Beside a key that comes from a placeholder, an old key may be what the placeholder stood for.
    const shown = hasHiddenKeys ? '(a key)' : name
    if (!now.entries.has(name)) yield { path: [...at.shown, shown], kind: 'removed', placeholders: [] }
  }
}

function* compareItems(
  [old, now]: readonly [Sequence, Sequence],
  at: Place,
  comparing: Comparing,
): Generator<ConfigChange> {
  for (const [index, item] of now.items.entries()) {
    const before = old.items[index]
    const last = `${at.shown.at(-1) ?? ''}[${index}]`
    const below = { shown: [...at.shown.slice(0, -1), last], path: [...at.path, String(index)] }
    if (before) yield* compare([before, item], below, comparing)
  }
}

/** Whether the list at a path names components. */
const isListOfIds = ([service, key, , list]: readonly string[]): boolean =>
  service === 'service' &&
  (key === 'extensions' || (key === 'pipelines' && ['receivers', 'processors', 'exporters'].includes(list ?? '')))

function idsChange([old, now]: readonly [Sequence, Sequence], at: Place, comparing: Comparing): ConfigChange {
  const placeholders = placeholdersOf(now, comparing)
  const change = { path: at.shown, kind: 'changed', placeholders } as const
  const isPlain = [...old.items, ...now.items].every(({ kind }) => kind === 'scalar')
  return placeholders.length > 0 || !isPlain ? change : { ...change, before: namesIn(old), after: namesIn(now) }
}

const namesIn = ({ items }: Sequence): readonly string[] =>
  items.flatMap((item) => (item.kind === 'scalar' ? [item.text] : []))

/** The key as written, and whether a placeholder is in it. */
function keyOf({ key }: Entry, comparing: Comparing): { readonly text: string; readonly isFilled: boolean } {
  const [name] = placeholdersAt(key.span, comparing)
  return name === undefined ? { text: key.text, isFilled: false } : { text: `{{${name}}}`, isFilled: true }
}

const placeholdersOf = ({ span }: Tree, comparing: Comparing): readonly string[] => placeholdersAt(span, comparing)

const placeholdersAt = (span: Tree['span'], { filled, written }: Comparing): readonly string[] =>
  placeholdersIn(written.slice(...filled.originalSpan(span)))

function isSame(old: Tree, now: Tree, comparing: Comparing): boolean {
  if (comparing.left-- < 0 || old.kind !== now.kind) return false
  if (old.kind === 'scalar' && now.kind === 'scalar') return old.type === now.type && Object.is(old.value, now.value)
  if (old.kind === 'sequence' && now.kind === 'sequence')
    return (
      old.items.length === now.items.length &&
      old.items.every((item, index) => {
        const other = now.items[index]
        return other !== undefined && isSame(item, other, comparing)
      })
    )
  if (old.kind === 'mapping' && now.kind === 'mapping')
    return (
      old.entries.size === now.entries.size &&
      [...old.entries].every(([name, { value }]) => {
        const other = now.entries.get(name)
        return other !== undefined && isSame(value, other.value, comparing)
      })
    )
  return false
}
