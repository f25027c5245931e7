import type { Path, Span } from './problem.js'

/** A scalar as Go's yaml.v3 resolves it. */
export interface Scalar {
  readonly kind: 'scalar'
  readonly type: 'null' | 'bool' | 'int' | 'float' | 'string' | 'time' | 'binary'
  /** int: number, or bigint beyond 2^53; float: number; time and binary: the text. */
  readonly value: null | boolean | number | bigint | string
  /** The scalar's characters after YAML's own unquoting and folding: what a string field would hold. */
  readonly text: string
  /** Written without quotes and not as a block. */
  readonly plain: boolean
  readonly span: Span
}

export interface Sequence {
  readonly kind: 'sequence'
  readonly items: readonly Tree[]
  readonly span: Span
}

export interface Entry {
  /** The key as written; `key.text` is the name under which the entry stands in `entries`. */
  readonly key: Scalar
  readonly value: Tree
}

export interface Mapping {
  readonly kind: 'mapping'
  readonly entries: ReadonlyMap<string, Entry>
  readonly span: Span
}

/** A value that is known only when the collector starts: an environment variable, a file, a placeholder without value. */
export interface Unknown {
  readonly kind: 'unknown'
  /** True when it is certain to be a string: text around a reference. */
  readonly string: boolean
  readonly span: Span
}

/** A YAML or JSON value with its place in the text. Aliases and merges are resolved: shared trees are the same object. */
export type Tree = Scalar | Sequence | Mapping | Unknown

/** As far as a path leads: the tree, the entry of a mapping that holds it, and the steps that lead there. */
export function nearestTo(
  root: Tree | undefined,
  path: Path,
): { readonly tree: Tree | undefined; readonly entry: Entry | undefined; readonly steps: number } {
  let tree = root
  let entry: Entry | undefined
  let steps = 0
  for (const step of path) {
    const next = tree?.kind === 'mapping' ? tree.entries.get(String(step)) : undefined
    const below = tree?.kind === 'sequence' ? tree.items[Number(step)] : next?.value
    if (!below) break
    tree = below
    entry = next
    steps++
  }
  return { tree, entry, steps }
}

/** The children of a tree with the step that leads to each. */
export function* children(tree: Tree): Generator<readonly [step: string | number, child: Tree]> {
  if (tree.kind === 'mapping') for (const [name, { value }] of tree.entries) yield [name, value]
  if (tree.kind === 'sequence') for (const [index, item] of tree.items.entries()) yield [index, item]
}
