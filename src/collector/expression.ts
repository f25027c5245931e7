import type { Span } from '../core/problem.js'
import { own } from '../core/record.js'
import { quote } from '../core/text.js'
import { readTokens, type Token } from './expression-token.js'

/** What keeps an expression from being compiled. `span` is in the expression's text. */
export interface ExpressionFault {
  readonly span: Span
  readonly what: string
  readonly help?: string
}

/** A regular expression that stands after `matches`, which is compiled with the expression. */
interface MatchedPattern {
  readonly span: Span
  readonly text: string
}

/** The first thing that keeps an expression of expr-lang from being compiled, of what people do; undefined when there is nothing we know of. */
export function findExpressionFault(text: string): ExpressionFault | undefined {
  const tokens = readTokens(text)
  return (
    findStray(tokens) ??
    findEscape(tokens) ??
    findBracket(tokens) ??
    findEquals(tokens) ??
    findWord(tokens) ??
    findUnjoined(tokens) ??
    findEnd(tokens)
  )
}

/** The same, and what keeps an expression from being a condition. */
export function findConditionFault(text: string): ExpressionFault | undefined {
  const [only, ...others] = readTokens(text)
  const kind = only?.kind === 'text' ? 'text' : only && /^\d/.test(only.text) ? 'number' : undefined
  if (others.length > 0 || !only || kind === undefined) return findExpressionFault(text)
  return { span: only.span, what: `a ${kind} alone is no condition`, help: `compare it: body == ${only.text}` }
}

/** The expressions that stand in a text as EXPR(...), and where each begins. */
export function embeddedIn(text: string): readonly { readonly from: number; readonly text: string }[] {
  const found: { from: number; text: string }[] = []
  for (let begin = text.indexOf(EMBEDDED); begin >= 0;) {
    const from = begin + EMBEDDED.length
    const next = text.indexOf(EMBEDDED, from)
    const end = text.slice(0, next < 0 ? undefined : next).lastIndexOf(')')
    // Without an end the rest is plain text.
    if (end < from) break
    found.push({ from, text: text.slice(from, end) })
    begin = text.indexOf(EMBEDDED, end)
  }
  return found
}

const EMBEDDED = 'EXPR('

/** Regular expressions that an expression has as texts, so that they are compiled with it. */
export function matchedPatterns(text: string): readonly MatchedPattern[] {
  const tokens = readTokens(text)
  return tokens.flatMap(({ kind, text: raw, span }, index) => {
    const [before, after] = [tokens[index - 1], tokens[index + 1]]
    const isAlone = !after || after.kind === 'close' || ['and', 'or', '&&', '||', '?', ':'].includes(after.text)
    if (kind !== 'text' || before?.text !== 'matches' || !isAlone) return []
    const isPlain = raw.startsWith('`') || !raw.includes('\\')
    const inner = raw.slice(1, -1)
    if (!isPlain && /\\[^\\]/.test(inner.replaceAll('\\\\', ''))) return []
    return [{ span, text: isPlain ? inner : inner.replaceAll('\\\\', '\\') }]
  })
}

/** A quotation mark that opens a text which nothing closes, or one of typography. */
function findStray(tokens: readonly Token[]): ExpressionFault | undefined {
  for (const { kind, text, span } of tokens) {
    if (kind !== 'sign') continue
    if (/["'`]/.test(text)) return { span, what: `${text} opens a text that nothing closes in its line` }
    if (/[\u2018-\u201f]/.test(text))
      return { span, what: `${text} is a sign of typography, not of the language`, help: 'write " or \'' }
  }
  return undefined
}

/** What may stand behind a backslash, beside the text's own quotation mark. */
const ESCAPES = 'abfnrtv\\01234567xuU'

function findEscape(tokens: readonly Token[]): ExpressionFault | undefined {
  for (const { kind, text, span } of tokens) {
    const mark = text.charAt(0)
    if (kind !== 'text' || mark === '`') continue
    for (const { 0: escape, index } of text.slice(1, -1).matchAll(/\\[^]/gu)) {
      const escaped = escape.slice(1)
      if (ESCAPES.includes(escaped) || escaped === mark) continue
      const from = span[0] + 1 + index
      return {
        span: [from, from + escape.length],
        what: `a text has no escape ${escape}`,
        help: `double the backslash: \\${escape}, or put the text between backticks`,
      }
    }
  }
  return undefined
}

const PARTNERS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' }

function findBracket(tokens: readonly Token[]): ExpressionFault | undefined {
  const waiting: Token[] = []
  for (const token of tokens) {
    if (token.kind === 'open') waiting.push(token)
    if (token.kind !== 'close') continue
    const opener = waiting.pop()
    if (!opener) return { span: token.span, what: `${quote(token.text)} closes what nothing opens` }
    if (PARTNERS[opener.text] !== token.text)
      return { span: token.span, what: `${quote(token.text)} stands where ${quote(opener.text)} is to be closed` }
  }
  const open = waiting.at(-1)
  return open && { span: open.span, what: `nothing closes ${quote(open.text)}` }
}

function findEquals(tokens: readonly Token[]): ExpressionFault | undefined {
  if (tokens.some(({ text }) => text === 'let')) return undefined
  const lone = tokens.find(({ kind, text }) => kind === 'sign' && text === '=')
  return lone && { span: lone.span, what: '"=" compares nothing', help: 'write ==' }
}

const WORDS: Readonly<Record<string, string>> = { AND: 'and', OR: 'or', NOT: 'not', IN: 'in', MATCHES: 'matches' }

/** A word in capitals behind a value, where it would have to be an operator. */
function findWord(tokens: readonly Token[]): ExpressionFault | undefined {
  for (const [index, { kind, text, span }] of tokens.entries()) {
    const before = tokens[index - 1]
    const isBehindValue = before?.kind === 'text' || before?.kind === 'close'
    const meant = own(WORDS, text)
    if (kind === 'word' && isBehindValue && meant !== undefined)
      return { span, what: `${quote(text)} is no operator`, help: `write ${meant}` }
  }
  return undefined
}

const BETWEEN = new Set(['contains', 'endsWith', 'matches', 'startsWith'])
const JOINING = new Set([...BETWEEN, 'and', 'in', 'not', 'or'])
const MEANT: Readonly<Record<string, string>> = { is: '==', eq: '==', ne: '!=', like: 'matches' }

/** Values with nothing between them, and operators with no value in front. */
function findUnjoined(tokens: readonly Token[]): ExpressionFault | undefined {
  if (tokens.some(({ text }) => ['let', 'if', 'else'].includes(text))) return undefined
  const isMember = (at: number): boolean => ['.', '?.'].includes(tokens[at - 1]?.text ?? '')
  const isValue = (at: number): boolean => {
    const { kind, text } = tokens[at] ?? { kind: 'sign', text: '' }
    return kind === 'text' || (kind === 'word' && (isMember(at) || !JOINING.has(text)))
  }
  for (const [at, { text, span }] of tokens.entries()) {
    const [before, after] = [tokens[at - 1], tokens[at + 1]]
    const isBehind = isValue(at - 1) || before?.kind === 'close'
    if (isBehind && (isValue(at) || text === '!')) {
      const meant = text === '!' ? 'not' : own(MEANT, text)
      return {
        span,
        what: `${quote(text)} stands behind a value, and joins nothing`,
        ...(meant && { help: `write ${meant}` }),
      }
    }
    if (text === '<' && after?.text === '>')
      return { span: [span[0], after.span[1]], what: '"<>" is no operator', help: 'write !=' }
    const isBare =
      BETWEEN.has(text) &&
      !isMember(at) &&
      !isBehind &&
      !['not', '#'].includes(before?.text ?? '') &&
      after?.text !== ':'
    if (isBare)
      return {
        span,
        what: `${quote(text)} has no value in front of it`,
        help: `write it between two values: body ${text} "a"`,
      }
  }
  return undefined
}

const WANTING = new Set([...JOINING, ...'== != && || > < >= <= + - * / % ** ^ ?? ? : , | .. . ?. !'.split(' ')])

function findEnd(tokens: readonly Token[]): ExpressionFault | undefined {
  const [last, before] = [tokens.at(-1), tokens.at(-2)]
  const isWanting = last && WANTING.has(last.text) && before?.text !== '.' && before?.text !== '?.'
  return isWanting ? { span: last.span, what: `nothing stands behind ${quote(last.text)}` } : undefined
}
