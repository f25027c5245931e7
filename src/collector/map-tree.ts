import type { Path } from '../core/problem.js'
import { children, type Entry, type Mapping, type Scalar, type Tree } from '../core/tree.js'

export interface TreeMap {
  /** Whether a scalar is of interest. */
  readonly wants: (scalar: Scalar) => boolean
  /** What takes its place; the same object to leave it. */
  readonly scalar: (scalar: Scalar, path: () => Path) => Tree
  /** Called before what is in it. A tree takes its place, and what is in it is left alone. */
  readonly mapping: (mapping: Mapping, path: () => Path) => Tree | undefined
}

/**
 * The tree with other scalars, in the order of the text. Parts without a change are the same objects, what is shared
 * stays shared and is mapped once, and no depth is too deep. Linear.
 */
export function mapTree(root: Tree, map: TreeMap): Tree {
  const done = new Map<Tree, Tree>()
  const stack: Visit[] = [{ tree: root, above: undefined, step: '', opened: false }]
  for (let visit = stack.at(-1); visit; visit = stack.at(-1)) {
    if (!visit.opened && !done.has(visit.tree)) open(visit, { map, done, stack })
    else {
      stack.pop()
      if (!done.has(visit.tree)) done.set(visit.tree, rebuild(visit.tree, done))
    }
  }
  return done.get(root) ?? root
}

/** A tree on its way, with what leads to it. */
interface Visit {
  readonly tree: Tree
  readonly above: Visit | undefined
  readonly step: string | number
  opened: boolean
}

interface Walk {
  readonly map: TreeMap
  readonly done: Map<Tree, Tree>
  readonly stack: Visit[]
}

function open(visit: Visit, { map, done, stack }: Walk): void {
  visit.opened = true
  const { tree } = visit
  const path = (): Path => pathOf(visit)
  if (tree.kind === 'scalar') done.set(tree, map.wants(tree) ? map.scalar(tree, path) : tree)
  const instead = tree.kind === 'mapping' ? map.mapping(tree, path) : undefined
  if (instead) done.set(tree, instead)
  if (instead || tree.kind === 'scalar') return
  const waiting = [...children(tree)].filter(
    ([, child]) => !done.has(child) && (child.kind !== 'scalar' || map.wants(child)),
  )
  for (const [step, child] of waiting.reverse()) stack.push({ tree: child, above: visit, step, opened: false })
}

function pathOf(visit: Visit): Path {
  const steps: (string | number)[] = []
  for (let at = visit; at.above; at = at.above) steps.push(at.step)
  return steps.reverse()
}

/** The tree with its children done. */
function rebuild(tree: Tree, done: ReadonlyMap<Tree, Tree>): Tree {
  const now = (child: Tree): Tree => done.get(child) ?? child
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
