import type { Span } from '../core/problem.js'
import { attempt, cursorOf, giveUp, peek, spanFrom, take, type Cursor } from './ottl-cursor.js'
import { explainCharacter, explainToken } from './ottl-syntax.js'
import { readTokens } from './ottl-token.js'
import type { OttlNode } from './ottl-tree.js'
import { readPairs, readValue } from './ottl-value.js'

/** What keeps a condition from being one. `span` is in the condition's text. */
export interface OttlFault {
  readonly span: Span
  readonly what: string
  readonly help?: string
}

/** What a release's grammar allows. */
export interface OttlGrammar {
  /** Whether a function alone is a condition: `IsMatch(name, "a")`. */
  readonly bareCalls: boolean
  /** The functions it knows; empty when they are not recorded. */
  readonly functions: readonly string[]
  /** Functions that change data. */
  readonly editors: readonly string[]
}

/**
 * A condition in the OpenTelemetry Transformation Language, as the filter and tail_sampling processors take it, or why it is none.
 * The grammar is that of opentelemetry-collector-contrib pkg/ottl: comparisons and functions, `not`, `and`, `or`, arithmetic.
 */
export function parseOttl(text: string, grammar: OttlGrammar): OttlNode | OttlFault {
  const tokens = readTokens(text)
  if (typeof tokens === 'number') return explainCharacter(text, tokens)
  const cursor = cursorOf(tokens)
  const found = readOr(cursor, grammar)
  if (found && peek(cursor).kind === 'end') return found
  if (found) giveUp(cursor, '"and", "or" or the end')
  return explainToken({ text, tokens, stuck: cursor.stuck, wanted: cursor.wanted, grammar })
}

export const isFault = (result: OttlNode | OttlFault): result is OttlFault => 'what' in result

const readOr = (cursor: Cursor, grammar: OttlGrammar): OttlNode | undefined =>
  readPairs(cursor, 'or', () => readAnd(cursor, grammar))
const readAnd = (cursor: Cursor, grammar: OttlGrammar): OttlNode | undefined =>
  readPairs(cursor, 'and', () => readBoolean(cursor, grammar))

function readBoolean(cursor: Cursor, grammar: OttlGrammar): OttlNode | undefined {
  const from = cursor.at
  if (peek(cursor).kind === 'not') {
    return attempt(cursor, () => {
      cursor.at++
      const of = readPlain(cursor, grammar)
      return of && { kind: 'not', of, span: spanFrom(cursor, from) }
    })
  }
  return readPlain(cursor, grammar)
}

/** A comparison, a constant, or a condition in parentheses. */
function readPlain(cursor: Cursor, grammar: OttlGrammar): OttlNode | undefined {
  return (
    attempt(cursor, () => readComparison(cursor)) ??
    attempt(cursor, () => readConstant(cursor, grammar)) ??
    attempt(cursor, () => readGroup(cursor, grammar))
  )
}

function readComparison(cursor: Cursor): OttlNode | undefined {
  const from = cursor.at
  const left = readValue(cursor)
  const op = left && take(cursor, 'comparison')
  const right = op && readValue(cursor)
  return right && { kind: 'pair', op: op.text, left, right, span: spanFrom(cursor, from) }
}

function readConstant(cursor: Cursor, { bareCalls }: OttlGrammar): OttlNode | undefined {
  const found = readValue(cursor)
  if (found?.kind === 'literal') return found.type === 'bool' ? found : undefined
  return found?.kind === 'call' && bareCalls && /^[A-Z]/.test(found.name) ? found : undefined
}

function readGroup(cursor: Cursor, grammar: OttlGrammar): OttlNode | undefined {
  if (!take(cursor, 'punctuation', '(')) return undefined
  const inner = readOr(cursor, grammar)
  return inner && take(cursor, 'punctuation', ')') ? inner : undefined
}
