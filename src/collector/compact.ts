import { readSource, type Source } from '../core/source.js'
import { children, type Tree } from '../core/tree.js'
import { shiftLeft } from './compact-indent.js'
import { tighten } from './compact-inline.js'
import { linesInside } from './compact-lines.js'

/**
 * The text without comments and without the blanks that it does not need. Each step is proved by reading what it made:
 * it stays only when the collector reads the same. A text that cannot be read, or of which a part is never read, stays
 * as it is.
 */
export function compact(text: string): string {
  const { root, second } = readSource(text)
  if (!root || second !== undefined) return text
  return [dropComments, dropBlanks, shiftLeft, tighten].reduce((shorter, step) => {
    const next = step(readSource(shorter))
    return next.length < shorter.length && isSame(root, readSource(next).root) ? next : shorter
  }, text)
}

/** Each with the blanks before it. A line that has nothing else goes with the blank lines. */
function dropComments({ text, comments }: Source): string {
  const texts: string[] = []
  let done = 0
  for (const { span } of comments) {
    texts.push(text.slice(done, span[0]).replace(/(?<![ \t])[ \t]+$/, ''))
    done = span[1]
  }
  return texts.join('') + text.slice(done)
}

/** Blank lines and blanks at line ends, but for those in a text over several lines. */
function dropBlanks(source: Source): string {
  const inside = linesInside(source, 'scalar')
  return source.text
    .split('\n')
    .map((line, index) => (inside.has(index) ? line : line.trimEnd()))
    .filter((line, index) => line !== '' || inside.has(index))
    .join('\n')
}

/** Whether two values are the same for the collector. */
function isSame(a: Tree, b: Tree | undefined, known = new Map<Tree, Tree>()): boolean {
  if (a.kind !== b?.kind) return false
  if (known.get(a) === b) return true
  known.set(a, b)
  if (a.kind === 'scalar' && b.kind === 'scalar')
    return a.type === b.type && a.text === b.text && Object.is(a.value, b.value)
  const [ones, others] = [[...children(a)], [...children(b)]]
  return (
    ones.length === others.length &&
    ones.every(([step, child], index) => others[index]?.[0] === step && isSame(child, others[index][1], known))
  )
}
