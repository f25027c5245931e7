import { readSource, type Source } from '../core/source.js'
import { children, type Tree } from '../core/tree.js'

/**
 * The text without comments, blank lines and blanks at line ends, as long as the collector reads the same in it: each step
 * is proved by reading both. Texts that cannot be read stay as they are.
 */
export function compact(text: string): string {
  return [withoutComments, withoutBlanks].reduce((shorter, step) => {
    const before = readSource(shorter)
    const next = step(shorter, before)
    return before.root && isSame(before.root, readSource(next).root) ? next : shorter
  }, text)
}

function withoutComments(text: string, { comments }: Source): string {
  let kept = ''
  let done = 0
  for (const { span } of comments) {
    kept += text.slice(done, span[0]).replace(/[ \t]+$/, '')
    done = span[1]
    // A line of its own goes as a whole.
    if ((kept === '' || kept.endsWith('\n')) && text[done] === '\n') done++
  }
  return kept + text.slice(done)
}

const withoutBlanks = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.replace(/[ \t\r]+$/, ''))
    .filter((line) => line !== '')
    .join('\n')

/** Whether two values are the same for the collector. */
function isSame(a: Tree, b: Tree | undefined): boolean {
  if (a.kind !== b?.kind) return false
  if (a.kind === 'scalar' && b.kind === 'scalar')
    return a.type === b.type && a.text === b.text && Object.is(a.value, b.value)
  const [ones, others] = [[...children(a)], [...children(b)]]
  return (
    ones.length === others.length &&
    ones.every(([step, child], index) => others[index]?.[0] === step && isSame(child, others[index][1]))
  )
}

/** Bytes of each top-level section, largest first: where a config that does not fit could be shortened. */
export function bytesPerSection(text: string): readonly { readonly section: string; readonly size: number }[] {
  const { root } = readSource(text)
  if (root?.kind !== 'mapping') return []
  const starts = [...root.entries.values()]
    .map(({ key }) => ({ section: key.text, from: key.span[0] }))
    .sort((a, b) => a.from - b.from)
  const encoder = new TextEncoder()
  return starts
    .map(({ section, from }, index) => ({
      section,
      size: encoder.encode(text.slice(from, starts[index + 1]?.from)).length,
    }))
    .sort((a, b) => b.size - a.size)
}
