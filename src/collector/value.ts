import type { Path } from '../core/problem.js'
import type { Mapping, Tree } from '../core/tree.js'
import { allIn, hasKey, mapsIn, namesIn } from './below.js'
import { boolOf, durationOf, numberOf, textOf, type Typing } from './typing.js'

export type { Typing } from './typing.js'

/**
 * A place in the config with what stands there, as the pinned release reads it.
 * `text`, `bool`, `number` and `duration` are undefined when the value is known only at start, or is no such thing:
 * the type mismatch has its own finding, so rules stay silent then.
 */
export interface Value {
  readonly path: Path
  readonly tree: Tree
  readonly isNull: boolean
  /** Known only when the collector starts. */
  readonly isUnknown: boolean
  readonly text: string | undefined
  readonly bool: boolean | undefined
  readonly number: number | undefined
  /** In seconds. */
  readonly duration: number | undefined
  /** The value below a key (or keys) or list index; undefined when absent. */
  readonly get: (...steps: readonly (string | number)[]) => Value | undefined
  /** The values of a mapping or the items of a list. */
  readonly children: () => readonly Value[]
  /** The value and everything below it, parents first. */
  readonly all: () => readonly Value[]
  /** The mappings among them. */
  readonly maps: () => readonly Value[]
  /** The mappings among them that have a key, in whatever case of letters; `key` is in lower case. */
  readonly mapsWith: (key: string) => readonly Value[]
  /** The names of all keys at any depth, in lower case. */
  readonly names: () => ReadonlySet<string>
  /** The values below a key of this name, wherever it stands, parents first. */
  readonly named: (key: string) => readonly Value[]
  /** The last step of the path as text: the key under which the value stands. */
  readonly key: string
}

export const valueOf = (tree: Tree, path: Path, typing: Typing): Value =>
  valueAt(
    tree,
    path.reduce<Spot>((above, step) => ({ above, step }), { above: undefined, step: '' }),
    typing,
  )

/** Where a value stands. Nobody asks most values for their path, so it is put together for those that are asked. */
interface Spot {
  readonly above: Spot | undefined
  readonly step: string | number
}

/** A value as it is made, with what has been found out about it: many rules ask for the same. */
interface Made extends Value, Spot {
  tree: Tree
  above: Spot | undefined
  step: string | number
  typing: Typing
  /** All of its children. */
  below: readonly Made[] | undefined
  known: Known | undefined
}

/** What few values are asked for. */
interface Known {
  /** The children of a mapping. */
  byKey?: ReadonlyMap<string, Made>
  all?: readonly Value[]
  maps?: readonly Value[]
  names?: ReadonlySet<string>
  /** By their letters without regard to case, the last of several. */
  keys?: ReadonlyMap<string, string>
}

/** A config has many values, and they live as long as the linting: what they can do they have in common. */
function valueAt(tree: Tree, { above, step }: Spot, typing: Typing): Made {
  const value = inherit(METHODS)
  value.tree = tree
  value.above = above
  value.step = step
  value.typing = typing
  value.below = undefined
  value.known = undefined
  return value
}

/** An object whose own properties are still to come. */
const inherit: (methods: object) => Made = Object.create.bind(Object)

const METHODS: Omit<Value, 'tree'> & ThisType<Made> = {
  get path() {
    return pathOf(this)
  },
  get key() {
    return String(this.step)
  },
  get isNull() {
    return this.tree.kind === 'scalar' && this.tree.type === 'null'
  },
  get isUnknown() {
    return this.tree.kind === 'unknown'
  },
  get text() {
    return textOf(this.tree, this.typing)
  },
  get bool() {
    return boolOf(this.tree, this.typing)
  },
  get number() {
    return numberOf(this.tree, this.typing)
  },
  get duration() {
    return durationOf(this.tree)
  },
  get(...steps) {
    return valueAlong(this, steps)
  },
  children() {
    return childrenOf(this)
  },
  all() {
    return (knownOf(this).all ??= allIn(this))
  },
  maps() {
    return (knownOf(this).maps ??= mapsIn(this))
  },
  mapsWith(key) {
    return this.names().has(key) ? this.maps().filter((map) => hasKey(map, key)) : NONE
  },
  names() {
    return (knownOf(this).names ??= namesIn(this.tree))
  },
  named(key) {
    return isAnywhere(this, key) ? this.all().filter((value) => value.key === key) : NONE
  },
}

/** Most of what is looked for at any depth is nowhere, and then nobody need go through all values. */
const isAnywhere = (value: Value, key: string): boolean => value.key === key || value.names().has(key.toLowerCase())

const NONE: readonly Made[] = []
const knownOf = (value: Made): Known => (value.known ??= {})

function valueAlong(start: Made, steps: readonly (string | number)[]): Made | undefined {
  let value: Made | undefined = start
  for (let next = 0; value && next < steps.length; next++) value = childOf(value, steps[next] ?? '')
  return value
}

function pathOf(spot: Spot): Path {
  const steps: (string | number)[] = []
  for (let at = spot; at.above; at = at.above) steps.push(at.step)
  return steps.reverse()
}

function childrenOf(value: Made): readonly Made[] {
  return (value.below ??= makeChildren(value))
}

function makeChildren(value: Made): readonly Made[] {
  const { tree, typing } = value
  const found: Made[] = []
  const add = (below: Tree, step: string | number): unknown =>
    found.push(valueAt(below, { above: value, step }, typing))
  if (tree.kind === 'sequence') tree.items.forEach(add)
  else if (tree.kind === 'mapping') tree.entries.forEach((entry, key) => add(entry.value, key))
  else return NONE
  return found
}

/** So few children are looked through; of more an index is made. */
const FEW = 8

function childOf(value: Made, step: string | number): Made | undefined {
  const { tree } = value
  if (tree.kind === 'sequence') return childrenOf(value)[Number(step)]
  const key = tree.kind === 'mapping' ? keyIn(value, tree, String(step)) : undefined
  if (key === undefined) return undefined
  const all = childrenOf(value)
  if (all.length <= FEW) return childAt(all, key)
  const known = knownOf(value)
  known.byKey ??= new Map(all.map((child) => [child.key, child]))
  return known.byKey.get(key)
}

function childAt(all: readonly Made[], key: string): Made | undefined {
  for (let next = 0; next < all.length; next++) if (all[next]?.step === key) return all[next]
  return undefined
}

/** The key that a release takes for `wanted`: the same, or in early releases the same but for letters' case. */
function keyIn(value: Made, { entries }: Mapping, wanted: string): string | undefined {
  if (entries.has(wanted)) return wanted
  if (!value.typing.ignoreCase) return undefined
  const known = knownOf(value)
  known.keys ??= new Map(Array.from(entries.keys(), (key) => [key.toLowerCase(), key]))
  return known.keys.get(wanted.toLowerCase())
}
