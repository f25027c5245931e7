import type { Path } from '../core/problem.js'
import type { Tree } from '../core/tree.js'
import { rangesIn, surroundingsOf, type ExpandOptions } from './expand-range.js'
import { keyReferences, type EnvReference } from './expand-reference.js'
import { expandScalar } from './expand-scalar.js'
import { mapTree } from './map-tree.js'

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
  const around = surroundingsOf(options.release, options)
  const expanded = mapTree(root, {
    isPlain: options.isPlain === true,
    wants: ({ text }) => text.includes('$'),
    scalar: (scalar, path) => {
      const { tree, found } = expandScalar(scalar, around)
      const at = path()
      const range = rangesIn(scalar, options)
      for (const one of found) references.push({ ...one, at, onKey: false, range: () => range(one) })
      return tree
    },
    mapping: (mapping, path) => {
      for (const name of mapping.entries.keys())
        if (name.includes('$')) for (const one of inKey(name, path())) references.push(one)
      return undefined
    },
  })
  return { root: expanded, references }
}

/** Keys are the same in every release. */
const inKey = (name: string, path: Path): readonly EnvReference[] =>
  keyReferences(name).map((found) => ({ ...found, at: [...path, name], onKey: true, range: () => ({}) }))
