import type { Span } from '../core/problem.js'
import type { Tree } from '../core/tree.js'
import type { Era } from './expand-era.js'
import { isFatal, type Outcome } from './expand-outcome.js'
import { retrieve, splitUri, type Given, type Surroundings } from './expand-provider.js'
import { insertedRope, insertionsIn, isWritten, origin, replaceIn, UNKNOWN, type Rope } from './expand-rope.js'

/** Something that happened to a part of a scalar. */
export interface Event {
  /** Where, in the scalar as written. */
  readonly span: Span
  /** Whether it begins and ends in text as written; else it came out of the values put in at `within`. */
  readonly written: boolean
  readonly within: readonly Span[]
  readonly outcome: Outcome
}

/** One scalar being expanded. */
export interface Run {
  readonly around: Surroundings
  readonly events: Event[]
  /** Replacements left before we say that it has no end. */
  readonly budget: { left: number }
  /** How many values from providers stand around this one. */
  readonly depth: number
}

/** What the lookup makes of a text: text again, a value of another type, a value not known, or the end of the collector. */
type Resolved =
  | { readonly kind: 'text'; readonly rope: Rope }
  | { readonly kind: 'value'; readonly tree: Tree; readonly text: string | undefined; readonly span: Span }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'stopped' }

/** Events that are kept of one scalar, and one more if the collector stops. No honest text has so many references. */
const KEPT = 1_000

export function note({ events }: Run, rope: Rope, at: { readonly span: Span; readonly outcome: Outcome }): void {
  const [from, to] = at.span
  const last = events[KEPT - 1] && events.at(-1)
  if (last && (isFatal(last.outcome) || !isFatal(at.outcome))) return
  const written = isWritten(rope, from) && isWritten(rope, to - 1)
  events.push({ span: origin(rope, at.span), written, within: insertionsIn(rope, at.span), outcome: at.outcome })
}

/** No container's variable is longer, and no value from one may hold more others within each other. */
const LONGEST = 2 ** 18
const DEEPEST = 100

/** Replaces every `${scheme:...}` that the release finds in a text by what its provider gives, again and again, as the release does. */
export function resolve(start: Rope, run: Run): Resolved {
  const { era } = run.around
  const longest = 2 * start.text.length + LONGEST
  let rope = start
  for (let round = 1; ; round++) {
    const found = find(rope.text, era)
    const [first] = found
    if (!first) return { kind: 'text', rope }
    if (round >= era.rounds || hasNoEnd(rope.text.length > longest, run)) {
      note(run, rope, { span: first, outcome: { kind: 'stops', why: 'endless' } })
      return { kind: 'stopped' }
    }
    const next = isWhole(first, rope) ? replaceWhole(rope, run) : replaceInside(rope, found, run)
    if (next.kind !== 'text') return next
    rope = next.rope
  }
}

/** Once it is so, the budget is spent: all the rest ends at once. */
function hasNoEnd(isLong: boolean, { budget, depth }: Run): boolean {
  if (isLong || depth > DEEPEST) budget.left = 0
  return budget.left-- <= 0
}

const isWhole = ([from, to]: Span, { text }: Rope): boolean => from === 0 && to === text.length

const innerOf = ({ text }: Rope, [from, to]: Span): string => text.slice(from + 2, to - 1)

function replaceWhole(rope: Rope, run: Run): Resolved {
  const span: Span = [0, rope.text.length]
  const given = retrieve(innerOf(rope, span), run.around)
  note(run, rope, { span, outcome: given.kind === 'unknown' ? given : given.outcome })
  if (given.kind !== 'value') return { kind: given.kind === 'stops' ? 'stopped' : 'unknown' }
  const at = origin(rope, span)
  const { tree, text } = given
  return tree.kind === 'scalar' && tree.type === 'string'
    ? { kind: 'text', rope: insertedRope(tree.text, at) }
    : { kind: 'value', tree, text, span: at }
}

function replaceInside(rope: Rope, found: readonly Span[], run: Run): Resolved {
  const given = new Map<string, Given>()
  const replacements = found.map(([from, to]) => {
    const inner = innerOf(rope, [from, to])
    const value = given.get(inner) ?? asText(retrieve(inner, run.around), run.around.era)
    given.set(inner, value)
    note(run, rope, { span: [from, to], outcome: value.kind === 'unknown' ? value : value.outcome })
    return [from, to, value.kind === 'value' ? (value.text ?? '') : UNKNOWN] as const
  })
  const stopped = [...given.values()].some(({ kind }) => kind === 'stops')
  return stopped ? { kind: 'stopped' } : { kind: 'text', rope: replaceIn(rope, replacements) }
}

/** A value where text stands around the reference. */
function asText(given: Given, { verbatim }: Era): Given {
  if (given.kind !== 'value') return given
  const { outcome } = given
  if (given.text === undefined) {
    const stops: Outcome =
      outcome.kind === 'dropped' && outcome.why !== 'value'
        ? { kind: 'stops', why: outcome.why === 'default' ? 'default' : 'name' }
        : { kind: 'stops', why: 'text' }
    return { kind: 'stops', outcome: outcome.kind === 'unset' ? { ...outcome, then: 'stops' } : stops }
  }
  return outcome.kind === 'unset' && verbatim ? { ...given, outcome: { ...outcome, then: 'empty' } } : given
}

/** The references that a release looks up next, in order. */
function find(text: string, era: Era): readonly Span[] {
  if (!text.includes('${')) return []
  if (era.lookup === 'whole') return findWhole(text, era)
  if (era.lookup === 'pattern') return findAll(text)
  return era.lookup === 'innermost' ? findInnermost(text, era) : []
}

function findWhole(text: string, era: Era): readonly Span[] {
  if (!text.startsWith('${') || !text.endsWith('}') || !text.includes(':')) return []
  return era.malformed === 'left' && !splitUri(text.slice(2, -1), era) ? [] : [[0, text.length]]
}

/** Every `${scheme:` with the first `}` behind it on the same line. */
function findAll(text: string): readonly Span[] {
  const found: Span[] = []
  const start = /\$\{[A-Za-z][A-Za-z0-9+.-]+:/g
  let [close, line] = [0, 0]
  for (let match = start.exec(text); match; match = start.exec(text)) {
    const from = start.lastIndex
    if (close < from && close >= 0) close = text.indexOf('}', from)
    if (line < from && line >= 0) line = text.indexOf('\n', from)
    if (close < 0) break
    if (line >= 0 && line < close) continue
    found.push([match.index, close + 1])
    start.lastIndex = close + 1
  }
  return found
}

/** The `${` nearest before the first `}` that has one, with all its equals. An escaped one ends the search. */
function findInnermost(text: string, era: Era): readonly Span[] {
  let open = text.indexOf('${')
  for (let close = text.indexOf('}'); close >= 0 && open >= 0; close = text.indexOf('}', close + 1)) {
    let last = -1
    for (; open >= 0 && open < close; open = text.indexOf('${', open + 2)) last = open
    if (last < 0) continue
    const uri = text.slice(last, close + 1)
    if (era.defaultScheme === null && !uri.includes(':')) continue
    return era.escapes && isEscaped(text, last) ? [] : findEquals(text, uri)
  }
  return []
}

/** Whether an odd number of `$` stands directly before an offset. */
export function isEscaped(text: string, offset: number): boolean {
  let start = offset
  while (text[start - 1] === '$') start--
  return (offset - start) % 2 === 1
}

function findEquals(text: string, uri: string): readonly Span[] {
  const found: Span[] = []
  for (let at = text.indexOf(uri); at >= 0; at = text.indexOf(uri, at + uri.length)) found.push([at, at + uri.length])
  return found
}
