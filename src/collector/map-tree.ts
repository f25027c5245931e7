import type { Path } from '../core/problem.js'
import type { Entry, Mapping, Scalar, Sequence, Tree } from '../core/tree.js'

export interface TreeMap {
  /** Whether a scalar is of interest. */
  readonly wants: (scalar: Scalar) => boolean
  /** What takes its place; the same object to leave it. */
  readonly scalar: (scalar: Scalar, path: () => Path) => Tree
  /** Called before what is in it. A tree takes its place, and what is in it is left alone. */
  readonly mapping?: (mapping: Mapping, path: () => Path) => Tree | undefined
  /** Nothing in the tree is shared, as in a text without an alias: no need to remember what has been mapped. */
  readonly isPlain?: boolean
}

/**
 * The tree with other scalars, in the order of the text. Parts without a change are the same objects, what is shared
 * stays shared and is mapped once. Linear; as deep as the tree, which its reader bounds.
 */
export function mapTree(root: Tree, map: TreeMap): Tree {
  const steps: (string | number)[] = []
  if (isLeft(root, map)) return root
  return visit(root, { map, done: map.isPlain ? undefined : new Map(), steps, path: () => [...steps] })
}

interface Walk {
  readonly map: TreeMap
  readonly done: Map<Tree, Tree> | undefined
  /** What leads to the tree in hand. */
  readonly steps: (string | number)[]
  readonly path: () => Path
}

/** Whether a tree is of no interest, and holds none. */
const isLeft = (tree: Tree, { wants }: TreeMap): boolean =>
  tree.kind === 'unknown' || (tree.kind === 'scalar' && !wants(tree))

function visit(tree: Tree, walk: Walk): Tree {
  if (tree.kind === 'unknown') return tree
  const before = walk.done?.get(tree)
  if (before) return before
  const mapped = tree.kind === 'scalar' ? walk.map.scalar(tree, walk.path) : visitBelow(tree, walk)
  walk.done?.set(tree, mapped)
  return mapped
}

function visitBelow(tree: Mapping | Sequence, walk: Walk): Tree {
  if (tree.kind === 'sequence') return visitItems(tree, walk)
  return walk.map.mapping?.(tree, walk.path) ?? visitEntries(tree, walk)
}

function visitItems(tree: Sequence, walk: Walk): Tree {
  let items: Tree[] | undefined
  tree.items.forEach((item, index) => {
    if (isLeft(item, walk.map)) return
    walk.steps.push(index)
    const mapped = visit(item, walk)
    walk.steps.pop()
    if (mapped !== item) (items ??= [...tree.items])[index] = mapped
  })
  return items ? { ...tree, items } : tree
}

function visitEntries(tree: Mapping, walk: Walk): Tree {
  let entries: Map<string, Entry> | undefined
  tree.entries.forEach((entry, name) => {
    if (isLeft(entry.value, walk.map)) return
    walk.steps.push(name)
    const value = visit(entry.value, walk)
    walk.steps.pop()
    if (value !== entry.value) (entries ??= new Map(tree.entries)).set(name, { ...entry, value })
  })
  return entries ? { ...tree, entries } : tree
}
