import { readLines, type Lines } from '../core/lines.js'
import type { At, Path, Problem, Span } from '../core/problem.js'
import { rememberEach } from '../core/remember.js'
import { coverSecrets } from '../core/secret.js'
import type { Source } from '../core/source.js'
import { nearestTo, type Tree } from '../core/tree.js'

/** A text with what is needed to tell places in it. */
export interface Document {
  readonly file: string
  /** As written. */
  readonly text: string
  readonly source: Source
  readonly root: Tree | undefined
  /** From a span of the parsed text to the text as written. */
  readonly original: (span: Span) => Span
  readonly lines: Lines
  /** A line as it may be shown: without its end, secrets covered. */
  readonly shown: (line: number) => string
}

export function documentOf(document: Omit<Document, 'lines' | 'shown'>): Document {
  const { file, text, source, root, original } = document
  const lines = readLines(text)
  // One line may have thousands of findings.
  const shown = rememberEach((line: number) => coverSecrets(lines.line(line)))
  return { file, text, source, root, original, lines, shown }
}

export interface Place {
  readonly span: Span
  readonly start: { readonly line: number; readonly column: number }
  readonly lines: {
    readonly line: number
    readonly column: number
    readonly endLine: number
    readonly endColumn: number
  }
  readonly sourceLine: string
  /** Whether the span is all that the problem's place is and no more: only then may an edit put something there. */
  readonly isExact: boolean
}

interface Found {
  readonly span: Span
  readonly isExact: boolean
}

const exactly = (span: Span): Found => ({ span, isExact: true })
const around = (span: Span): Found => ({ span, isExact: false })

/** The words that a problem speaks of. A range over several lines shrinks to what stands on its first line. */
export function findPlace(problem: Problem, document: Document): Place {
  const found = spanOf(problem, document)
  const [from, end] = document.original(found.span)
  const start = document.lines.place(from)
  const { line, column } = start
  const sourceLine = document.shown(line)
  const to = from + lengthIn(document.text, [from, Math.min(end, from - column + 1 + sourceLine.length)])
  const lines = { line, column, endLine: line, endColumn: column + (to - from) }
  return { span: [from, to], start, lines, sourceLine, isExact: found.isExact && to === end }
}

function spanOf({ at, on, part }: Problem, { root, source }: Document): Found {
  if (isSpan(at)) return exactly(at.span)
  const { tree, entry, steps } = nearestTo(root, at)
  const whole = steps === at.length
  // Something missing below a key is told at that key; so is an empty value.
  if (entry && (on === 'key' || !whole || isEmpty(tree)))
    return whole && on === 'key' ? exactly(entry.key.span) : around(entry.key.span)
  if (!tree || !whole) return around(tree?.span ?? [0, 0])
  return part ? partSpan(tree, part, source.text) : exactly(tree.span)
}

const isSpan = (at: Path | At): at is At => 'span' in at
const isEmpty = (tree: Tree | undefined): boolean => !tree || tree.span[0] === tree.span[1]

/** A part of a scalar, when its text stands in the file as it is. */
function partSpan(tree: Tree, [from, to]: Span, text: string): Found {
  if (tree.kind === 'mapping' || tree.kind === 'sequence') return around(tree.span)
  const [start, end] = tree.span
  const quoted = /^["']/.test(text.slice(start, start + 1)) ? 1 : 0
  const inner = text.slice(start + quoted, end - quoted)
  const exact = tree.kind === 'unknown' || inner === tree.text || inner.length >= to
  if (!exact || /[\n\\]/.test(inner)) return around(tree.span)
  return exactly([start + quoted + from, Math.min(end, start + quoted + to)])
}

/** Of what stands at a span, without the blanks at its end; one character at least, unless the text ends there. */
const lengthIn = (text: string, [from, to]: Span): number =>
  Math.max(text.slice(from, to).trimEnd().length, Math.min(1, text.length - from))
