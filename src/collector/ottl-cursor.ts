import type { Span } from '../core/problem.js'
import type { Token, TokenKind } from './ottl-token.js'

/** A place among the words of a condition. A reader that does not find what it wants leaves it where it was. */
export interface Cursor {
  readonly tokens: readonly Token[]
  at: number
  /** The farthest word at which some reader had to give up, and what would have been right there. */
  stuck: number
  wanted: Set<string>
}

export const cursorOf = (tokens: readonly Token[]): Cursor => ({ tokens, at: 0, stuck: 0, wanted: new Set() })

/** The word `ahead` words on. */
export function peek(cursor: Cursor, ahead = 0): Token {
  const token = cursor.tokens[Math.min(cursor.at + ahead, cursor.tokens.length - 1)]
  if (!token) throw new Error('the words of a condition lack their end')
  return token
}

/** The next word when it is of this kind (and has this text); `wanted` says to people what it would have been. */
export function take(cursor: Cursor, kind: TokenKind, text?: string): Token | undefined {
  const token = peek(cursor)
  if (token.kind === kind && (text === undefined || token.text === text)) {
    cursor.at++
    return token
  }
  giveUp(cursor, text === undefined ? NAMES[kind] : `"${text}"`)
  return undefined
}

/** Notes that nothing fits here, and what would have. */
export function giveUp(cursor: Cursor, wanted: string): void {
  if (cursor.at > cursor.stuck) {
    cursor.stuck = cursor.at
    cursor.wanted = new Set()
  }
  if (cursor.at === cursor.stuck) cursor.wanted.add(wanted)
}

const NAMES: Readonly<Record<TokenKind, string>> = {
  bytes: 'a value',
  float: 'a value',
  int: 'a value',
  string: 'a value',
  boolean: 'a value',
  upper: 'a value',
  lower: 'a value',
  not: 'a condition',
  or: '"or"',
  and: '"and"',
  comparison: 'a comparison such as "=="',
  sign: 'an operator',
  factor: 'an operator',
  equal: '"="',
  punctuation: 'a bracket',
  end: 'the end',
}

/** What a reader finds; without it the cursor is back where it was. */
export function attempt<T>(cursor: Cursor, read: () => T | undefined): T | undefined {
  const { at } = cursor
  const found = read()
  if (found === undefined) cursor.at = at
  return found
}

/** From the first word at `from` to the last one read. */
export function spanFrom(cursor: Cursor, from: number): Span {
  const first = cursor.tokens[from]
  const last = cursor.tokens[Math.max(from, cursor.at - 1)]
  return [first?.span[0] ?? 0, last?.span[1] ?? 0]
}
