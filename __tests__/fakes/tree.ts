import type { Path } from '../../src/core/problem.js'
import { nearestTo, type Tree } from '../../src/core/tree.js'

/** The tree at a path, if there is one. */
export function treeAt(root: Tree | undefined, path: Path): Tree | undefined {
  const { tree, steps } = nearestTo(root, path)
  return steps === path.length ? tree : undefined
}
