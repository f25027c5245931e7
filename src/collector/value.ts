import type { Path } from '../core/problem.js'
import type { Mapping, Scalar, Tree } from '../core/tree.js'
import { parseDuration } from './duration.js'
import { originalText } from './expand-scalar.js'

/** How a release turns YAML values into typed settings. */
export interface Typing {
  /** Up to v0.40.2: "true" is a bool, 5 is a string, one value is a list of one. */
  readonly weak: boolean
  /** Early releases match keys without regard to letters' case. */
  readonly ignoreCase: boolean
}

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
  /** Every mapping in it, itself included, parents first. */
  readonly maps: () => readonly Value[]
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

function pathOf(spot: Spot): Path {
  const steps: (string | number)[] = []
  for (let at = spot; at.above; at = at.above) steps.push(at.step)
  return steps.reverse()
}

/** Many rules ask for the same values: each is made once. */
function valueAt(tree: Tree, spot: Spot, typing: Typing): Value {
  const { child, children } = childrenOf(tree, spot, typing)
  const kept: { maps?: readonly Value[] } = {}
  return {
    tree,
    isNull: tree.kind === 'scalar' && tree.type === 'null',
    isUnknown: tree.kind === 'unknown',
    key: String(spot.step),
    get path() {
      return pathOf(spot)
    },
    get text() {
      return textOf(tree, typing)
    },
    get bool() {
      return boolOf(tree, typing)
    },
    get number() {
      return numberOf(tree, typing)
    },
    get duration() {
      return durationOf(tree)
    },
    get(...steps) {
      const [first, ...more] = steps
      if (first === undefined) return this
      const next = child(first)
      return more.length > 0 ? next?.get(...more) : next
    },
    children,
    maps() {
      kept.maps ??= [...walk(this)].filter((value) => value.tree.kind === 'mapping')
      return kept.maps
    },
  }
}

interface Children {
  readonly child: (step: string | number) => Value | undefined
  readonly children: () => readonly Value[]
}

const CHILDLESS: Children = { child: () => undefined, children: () => [] }

function childrenOf(tree: Tree, spot: Spot, typing: Typing): Children {
  if (tree.kind !== 'mapping' && tree.kind !== 'sequence') return CHILDLESS
  const made = new Map<string | number, Value>()
  const make = (step: string | number, below: Tree): Value => {
    const value = made.get(step) ?? valueAt(below, { above: spot, step }, typing)
    made.set(step, value)
    return value
  }
  let all: readonly Value[] | undefined
  if (tree.kind === 'sequence') {
    const at = (index: number): Value | undefined => tree.items[index] && make(index, tree.items[index])
    return {
      child: (step) => at(Number(step)),
      children: () => (all ??= tree.items.map((item, index) => make(index, item))),
    }
  }
  const child = (step: string | number): Value | undefined => {
    const key = keyIn(tree, String(step), typing)
    const entry = key === undefined ? undefined : tree.entries.get(key)
    return key === undefined || !entry ? undefined : make(key, entry.value)
  }
  return { child, children: () => (all ??= [...tree.entries].map(([key, { value }]) => make(key, value))) }
}

const keyIn = ({ entries }: Mapping, wanted: string, typing: Typing): string | undefined =>
  entries.has(wanted) ? wanted : typing.ignoreCase ? keyOf(entries.keys(), wanted, typing) : undefined

/** A value and everything below it, parents first. */
export function* walk(value: Value): Generator<Value> {
  const waiting = [value]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    yield next
    for (const child of next.children().toReversed()) waiting.push(child)
  }
}

/** The key that a release takes for `wanted`: the same, or in early releases the same but for letters' case. */
export function keyOf(keys: Iterable<string>, wanted: string, typing: Typing): string | undefined {
  let other: string | undefined
  for (const key of keys) {
    if (key === wanted) return key
    if (typing.ignoreCase && key.toLowerCase() === wanted.toLowerCase()) other = key
  }
  return other
}

function textOf(tree: Tree, { weak }: Typing): string | undefined {
  const original = originalText(tree)
  if (original !== undefined) return original
  if (tree.kind !== 'scalar') return undefined
  if (tree.type === 'string') return String(tree.value)
  if (!weak) return undefined
  if (tree.type === 'bool') return tree.value === true ? '1' : '0'
  return tree.type === 'int' || tree.type === 'float' ? numberText(tree.value) : undefined
}

/** As Go writes it where a text is wanted. */
const numberText = (value: Scalar['value']): string =>
  value === Infinity ? '+Inf' : value === -Infinity ? '-Inf' : String(value)

const TRUE = new Set(['1', 't', 'T', 'TRUE', 'true', 'True'])
const FALSE = new Set(['0', 'f', 'F', 'FALSE', 'false', 'False', ''])

function boolOf(tree: Tree, { weak }: Typing): boolean | undefined {
  if (tree.kind !== 'scalar') return undefined
  if (tree.type === 'bool') return tree.value === true
  if (!weak) return undefined
  if (tree.type === 'int' || tree.type === 'float') return Number(tree.value) !== 0
  if (tree.type !== 'string') return undefined
  return TRUE.has(tree.text) ? true : FALSE.has(tree.text) ? false : undefined
}

function numberOf(tree: Tree, { weak }: Typing): number | undefined {
  if (tree.kind !== 'scalar') return undefined
  if (tree.type === 'int' || tree.type === 'float') return Number(tree.value)
  if (!weak) return undefined
  if (tree.type === 'bool') return Number(tree.value)
  return tree.type === 'string' ? parseNumber(tree) : undefined
}

const parseNumber = ({ text }: Scalar): number | undefined => {
  if (text === '') return 0
  return /^[-+]?(0[xob][0-9a-f]+|[0-9]*\.?[0-9]+(e[-+]?[0-9]+)?)$/i.test(text) ? Number(text) : undefined
}

/** A number without a unit counts nanoseconds. */
function durationOf(tree: Tree): number | undefined {
  if (tree.kind !== 'scalar') return undefined
  if (tree.type === 'int' || tree.type === 'float') return Number(tree.value) * 1e-9
  return tree.type === 'string' ? parseDuration(tree.text) : undefined
}
