import type { Span } from '../core/problem.js'

/** Stands for text that is known only when the collector starts. YAML allows this character nowhere. */
export const UNKNOWN = '\uffff'

/** A stretch of a rope's text, from `start` to the next part. */
interface Part {
  readonly start: number
  /** Where it comes from in the scalar as written. */
  readonly from: number
  readonly to: number
  /** Put in the place of [from, to); else it is that very text. */
  readonly inserted: boolean
}

/** A scalar's text on its way to its value, which remembers where each part of it was written. */
export interface Rope {
  readonly text: string
  readonly parts: readonly Part[]
}

/** A scalar's text as written. */
export const ropeOf = (text: string): Rope => ({
  text,
  parts: [{ start: 0, from: 0, to: text.length, inserted: false }],
})

/** A text that has the place of `span`. */
export const insertedRope = (text: string, [from, to]: Span): Rope => ({
  text,
  parts: [{ start: 0, from, to, inserted: true }],
})

/** Ranges of a rope's text, in order and apart, each with what takes its place. */
export type Replacement = readonly [from: number, to: number, by: string]

/** Linear in the rope and the replacements. */
export function replaceIn(rope: Rope, replacements: readonly Replacement[]): Rope {
  const parts: Part[] = []
  const texts: string[] = []
  const cursor = { part: 0, length: 0 }
  let done = 0
  for (const [from, to, by] of replacements) {
    copy(rope, [done, from], { parts, texts, cursor })
    const [first, last] = origin(rope, [from, to])
    if (by !== '') parts.push({ start: cursor.length, from: first, to: last, inserted: true })
    texts.push(by)
    cursor.length += by.length
    done = to
  }
  copy(rope, [done, rope.text.length], { parts, texts, cursor })
  return { text: texts.join(''), parts }
}

interface Copy {
  readonly parts: Part[]
  readonly texts: string[]
  readonly cursor: { part: number; length: number }
}

/** Takes [from, to) over as it is and leaves the cursor on the part that holds `to`. */
function copy(rope: Rope, [from, to]: Span, { parts, texts, cursor }: Copy): void {
  cursor.part = partAt(rope, from)
  for (let at = from; at < to;) {
    const part = rope.parts[cursor.part]
    if (!part) break
    const end = Math.min(to, rope.parts[cursor.part + 1]?.start ?? rope.text.length)
    const start = cursor.length + at - from
    const shift = part.inserted ? 0 : at - part.start
    parts.push(
      part.inserted
        ? { ...part, start }
        : { start, from: part.from + shift, to: part.from + shift + end - at, inserted: false },
    )
    at = end
    if (at < to) cursor.part++
  }
  texts.push(rope.text.slice(from, to))
  cursor.length += to - from
}

/** The span of the scalar as written from which [from, to) of a rope's text comes. */
export function origin(rope: Rope, [from, to]: Span): Span {
  const first = rope.parts[partAt(rope, from)]
  const last = rope.parts[partAt(rope, Math.max(from, to - 1))]
  if (!first || !last) return [0, 0]
  return [
    first.inserted ? first.from : first.from + from - first.start,
    last.inserted ? last.to : last.from + to - last.start,
  ]
}

/** The spans as written of the insertions that [from, to) of a rope's text holds or touches. */
export function insertionsIn(rope: Rope, [from, to]: Span): readonly Span[] {
  const found: Span[] = []
  for (let index = partAt(rope, from); (rope.parts[index]?.start ?? Infinity) < to; index++) {
    const part = rope.parts[index]
    if (part?.inserted) found.push([part.from, part.to])
  }
  return found
}

/** Whether one character is as written. */
export const isWritten = (rope: Rope, offset: number): boolean => rope.parts[partAt(rope, offset)]?.inserted === false

/** The index of the part that holds an offset. */
function partAt({ parts }: Rope, offset: number): number {
  let [low, high] = [0, parts.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((parts[middle]?.start ?? Infinity) <= offset) low = middle
    else high = middle - 1
  }
  return Math.max(0, low)
}
