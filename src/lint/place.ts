import { entryAt } from '../collector/decode.js'
import type { At, Path, Problem, Span } from '../core/problem.js'
import type { Source } from '../core/source.js'
import { treeAt, type Tree } from '../core/tree.js'

/** A text with what is needed to tell places in it. */
export interface Document {
  readonly file: string
  /** As written. */
  readonly text: string
  readonly source: Source
  readonly root: Tree | undefined
  /** From a span of the parsed text to the text as written. */
  readonly original: (span: Span) => Span
}

export interface Place {
  readonly span: Span
  readonly start: { readonly line: number; readonly column: number }
  readonly lines: { readonly line: number; readonly column: number; readonly endLine: number; readonly endColumn: number }
  readonly sourceLine: string
}

/** The words that a problem speaks of. A range over several lines shrinks to what stands on its first line. */
export function findPlace(problem: Problem, document: Document): Place {
  const [from, to] = shrink(document.text, document.original(spanOf(problem, document)))
  const start = lineAndColumn(document.text, from)
  const end = { line: start.line, column: start.column + (to - from) }
  const lineStart = from - (start.column - 1)
  const lineEnd = document.text.indexOf('\n', lineStart)
  const sourceLine = document.text.slice(lineStart, lineEnd < 0 ? undefined : lineEnd).replace(/\r$/, '')
  return { span: [from, to], start, lines: { line: start.line, column: start.column, endLine: end.line, endColumn: end.column }, sourceLine }
}

function spanOf({ at, on, part }: Problem, { root, source }: Document): Span {
  if (isSpan(at)) return at.span
  const path = nearestPath(root, at)
  const whole = path.length === at.length
  const entry = entryAt(root, path)
  const tree = treeAt(root, path)
  // Something missing below a key is told at that key; so is an empty value.
  if (entry && (on === 'key' || !whole || isEmpty(tree))) return entry.key.span
  if (!tree) return [0, 0]
  return part ? partSpan(tree, part, source.text) : tree.span
}

const isSpan = (at: Path | At): at is At => 'span' in at
const isEmpty = (tree: Tree | undefined): boolean => !tree || tree.span[0] === tree.span[1]

/** The longest beginning of a path that exists. */
function nearestPath(root: Tree | undefined, path: Path): Path {
  for (let length = path.length; length > 0; length--) {
    const part = path.slice(0, length)
    if (treeAt(root, part)) return part
  }
  return []
}

/** A part of a scalar, when its text stands in the file as it is. */
function partSpan(tree: Tree, [from, to]: Span, text: string): Span {
  if (tree.kind === 'mapping' || tree.kind === 'sequence') return tree.span
  const [start, end] = tree.span
  const quoted = /^["']/.test(text.slice(start, start + 1)) ? 1 : 0
  const inner = text.slice(start + quoted, end - quoted)
  const exact = tree.kind === 'unknown' || inner === tree.text || inner.length >= to
  return exact && !/[\n\\]/.test(inner) ? [start + quoted + from, Math.min(end, start + quoted + to)] : tree.span
}

function shrink(text: string, [from, to]: Span): Span {
  const line = text.indexOf('\n', from)
  const end = line < 0 ? to : Math.min(to, line)
  const word = text.slice(from, end).replace(/\s+$/, '')
  return [from, from + Math.max(word.length, Math.min(1, text.length - from))]
}

function lineAndColumn(text: string, offset: number): { line: number; column: number } {
  let line = 1
  let start = 0
  for (let next = text.indexOf('\n'); next >= 0 && next < offset; next = text.indexOf('\n', start)) {
    line++
    start = next + 1
  }
  return { line, column: offset - start + 1 }
}
