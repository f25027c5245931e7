import type { Source } from '../core/source.js'
import { children, type Tree } from '../core/tree.js'

/**
 * Indexes of the lines that go on with something of the line above: with a scalar, or with any value, when lists and maps
 * in brackets count too.
 */
export function linesInside({ root, text, place }: Source, what: 'scalar' | 'value'): ReadonlySet<number> {
  const lines = new Set<number>()
  for (const { kind, span } of root ? allOf(root) : []) {
    if (kind !== 'scalar' && (what === 'scalar' || !isBracket(text, span[0]))) continue
    const last = place(span[1]).line
    for (let line = place(span[0]).line; line < last; line++) lines.add(line)
  }
  return lines
}

/** Whether a list or map that begins here stands in brackets. */
export const isBracket = (text: string, offset: number): boolean => text[offset] === '[' || text[offset] === '{'

/** A tree and all below it, each once. */
export function allOf(root: Tree): ReadonlySet<Tree> {
  const found = new Set([root])
  for (const tree of found) for (const [, child] of children(tree)) found.add(child)
  return found
}
