import type { Span } from '../core/problem.js'
import type { Source } from '../core/source.js'
import type { Mapping, Sequence } from '../core/tree.js'
import { allOf, isBracket } from './compact-lines.js'

/** The text without the blanks inside of brackets, and with one behind each colon. */
export function tighten({ root, text }: Source): string {
  const gaps = new Map<number, Gap>()
  for (const tree of root ? allOf(root) : []) {
    if (tree.kind !== 'sequence' && tree.kind !== 'mapping') continue
    const found = isBracket(text, tree.span[0]) ? gapsInside(tree, text) : []
    for (const gap of [...found, ...colonsOf(tree)]) gaps.set(gap.span[0], gap)
  }
  let [done, tight] = [0, '']
  for (const { span, form, by } of [...gaps.values()].sort((a, b) => a.span[0] - b.span[0])) {
    if (span[0] < done || !form.test(text.slice(...span))) continue
    tight += text.slice(done, span[0]) + by
    done = span[1]
  }
  return tight + text.slice(done)
}

/** What stands between two values: when it has the form, `by` says the same. */
interface Gap {
  readonly span: Span
  readonly form: RegExp
  readonly by: string
}

const BLANKS = /^ +$/
const COMMA = /^ *, *$/
const COLON = /^: {2,}$/

/** Between the items of a list or map in brackets. None when an item stands elsewhere, as with an alias. */
function gapsInside(tree: Sequence | Mapping, text: string): readonly Gap[] {
  const [from, to] = tree.span
  const items: readonly Span[] =
    tree.kind === 'sequence'
      ? tree.items.map(({ span }) => span)
      : [...tree.entries.values()].map(({ key, value }) => [key.span[0], value.span[1]])
  const ends = [from + 1, ...items.map(([, end]) => end)]
  const starts = [...items.map(([start]) => start), to - 1]
  if (items.length === 0 || ends.some((end, index) => end > (starts[index] ?? 0)) || !/[\]}]/.test(text.charAt(to - 1)))
    return []
  return ends.map((end, index): Gap => {
    const isOuter = index === 0 || index === items.length
    return { span: [end, starts[index] ?? end], form: isOuter ? BLANKS : COMMA, by: isOuter ? '' : ',' }
  })
}

/** Between the keys of a map and their values on the same line. */
function colonsOf(tree: Sequence | Mapping): readonly Gap[] {
  if (tree.kind === 'sequence') return []
  return [...tree.entries.values()]
    .filter(({ key, value }) => key.span[1] < value.span[0])
    .map(({ key, value }) => ({ span: [key.span[1], value.span[0]], form: COLON, by: ': ' }))
}
