import type { Path } from '../core/problem.js'
import { children, type Entry, type Scalar, type Tree } from '../core/tree.js'
import type { Surroundings } from './expand-provider.js'
import { rangeOf, surroundingsOf, type ExpandOptions } from './expand-range.js'
import { keyReferences, type EnvReference } from './expand-reference.js'
import { expandScalar } from './expand-scalar.js'

export type { DropReason, LiteralReason, Outcome, StopReason } from './expand-outcome.js'
export type { ExpandOptions } from './expand-range.js'
export type { EnvReference, Form } from './expand-reference.js'
export { originalText } from './expand-scalar.js'

export interface Expanded {
  /** Unchanged parts are the same objects, and all spans are those of the text as written. */
  readonly root: Tree
  /** Every `${...}` and `$...`, in the order of the text. */
  readonly references: readonly EnvReference[]
}

/**
 * A config with its `${...}` and `$...` replaced as a release does it: the environment, defaults, `${yaml:...}`. What is
 * known only at start becomes an unknown value. Linear in the tree; what an alias shares is expanded once. Never throws.
 * Facts: the sources of confmap in each release, and runs of them.
 */
export function expand(root: Tree, options: ExpandOptions): Expanded {
  const references: EnvReference[] = []
  const done = new Map<Tree, Tree>()
  const around = surroundingsOf(options.release, options)
  const stack: Visit[] = [{ tree: root, above: undefined, step: '', opened: false }]
  for (let visit = stack.at(-1); visit; visit = stack.at(-1)) {
    const { tree } = visit
    const isOpening = tree.kind !== 'scalar' && !visit.opened && !done.has(tree)
    if (isOpening) append(stack, open(visit, done))
    else stack.pop()
    if (isOpening) append(references, keysOf(visit))
    else if (!done.has(tree)) done.set(tree, close(visit, { done, around, options, references }))
  }
  return { root: done.get(root) ?? root, references }
}

/** However many there are; a call takes only so many arguments. */
function append<T>(list: T[], items: readonly T[]): void {
  for (const item of items) list.push(item)
}

/** A tree on its way, with what leads to it. */
interface Visit {
  readonly tree: Tree
  readonly above: Visit | undefined
  readonly step: string | number
  opened: boolean
}

interface Walk {
  readonly done: Map<Tree, Tree>
  readonly around: Surroundings
  readonly options: ExpandOptions
  readonly references: EnvReference[]
}

const mayChange = (tree: Tree): boolean => (tree.kind === 'scalar' ? tree.text.includes('$') : tree.kind !== 'unknown')

/** The children still to visit, last one first. */
function open(visit: Visit, done: ReadonlyMap<Tree, Tree>): readonly Visit[] {
  visit.opened = true
  const waiting = [...children(visit.tree)].filter(([, tree]) => mayChange(tree) && !done.has(tree))
  return waiting.map(([step, tree]) => ({ tree, above: visit, step, opened: false })).reverse()
}

function pathOf(visit: Visit): Path {
  const steps: (string | number)[] = []
  for (let at = visit; at.above; at = at.above) steps.push(at.step)
  return steps.reverse()
}

function keysOf(visit: Visit): readonly EnvReference[] {
  if (visit.tree.kind !== 'mapping') return []
  return [...visit.tree.entries.keys()]
    .filter((name) => name.includes('$'))
    .flatMap((name) =>
      keyReferences(name).map((found) => ({ ...found, at: [...pathOf(visit), name], onKey: true, range: () => ({}) })),
    )
}

/** The tree with its children done. */
function close(visit: Visit, walk: Walk): Tree {
  const { tree } = visit
  if (tree.kind === 'scalar') return closeScalar(tree, visit, walk)
  const now = (child: Tree): Tree => walk.done.get(child) ?? child
  if (tree.kind === 'sequence') {
    return tree.items.every((item) => now(item) === item) ? tree : { ...tree, items: tree.items.map(now) }
  }
  if (tree.kind !== 'mapping' || [...tree.entries.values()].every(({ value }) => now(value) === value)) return tree
  const entries = [...tree.entries].map(([name, entry]): [string, Entry] => [
    name,
    { ...entry, value: now(entry.value) },
  ])
  return { ...tree, entries: new Map(entries) }
}

function closeScalar(scalar: Scalar, visit: Visit, { around, options, references }: Walk): Tree {
  const { tree, found } = expandScalar(scalar, around)
  const at = found.length > 0 ? pathOf(visit) : []
  append(
    references,
    found.map((one) => ({ ...one, at, onKey: false, range: () => rangeOf(one, scalar, options) })),
  )
  return tree
}
