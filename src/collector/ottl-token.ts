import type { Span } from '../core/problem.js'

/** The words that OTTL's lexer knows; those from opentelemetry-collector-contrib pkg/ottl/grammar.go, in the order in which it tries them. */
export type TokenKind =
  | 'bytes'
  | 'float'
  | 'int'
  | 'string'
  | 'not'
  | 'or'
  | 'and'
  | 'comparison'
  | 'sign'
  | 'factor'
  | 'boolean'
  | 'equal'
  | 'punctuation'
  | 'upper'
  | 'lower'
  | 'end'

export interface Token {
  readonly kind: TokenKind
  readonly text: string
  readonly span: Span
}

const PATTERNS: readonly (readonly [TokenKind | 'blank', RegExp])[] = [
  ['bytes', /0x[a-fA-F0-9]+/y],
  ['float', /[-+]?\d*\.\d+([eE][-+]?\d+)?/y],
  ['int', /[-+]?\d+/y],
  ['string', /"(\\[^\n]|[^\\"])*"/y],
  ['not', /not\b/y],
  ['or', /or\b/y],
  ['and', /and\b/y],
  ['comparison', /==|!=|>=|<=|>|</y],
  ['sign', /[+-]/y],
  ['factor', /[/*]/y],
  ['boolean', /(true|false)\b/y],
  ['equal', /=/y],
  ['punctuation', /[(){}:,.[\]]/y],
  ['upper', /[A-Z][A-Z0-9_]*/y],
  ['lower', /[a-z][a-z0-9_]*/y],
  ['blank', /[\t\n\f\r ]+/y],
]

/** The words of a condition, an `end` last; or the offset of the first character that begins none, or of an escape that Go does not know. */
export function readTokens(text: string): readonly Token[] | number {
  const tokens: Token[] = []
  for (let at = 0; at < text.length;) {
    const [kind, word] = match(text, at)
    if (word === '') return at
    const escape = kind === 'string' ? badEscape(word) : -1
    if (escape >= 0) return at + escape
    if (kind !== 'blank') tokens.push({ kind, text: word, span: [at, at + word.length] })
    at += word.length
  }
  return [...tokens, { kind: 'end', text: '', span: [text.length, text.length] }]
}

function match(text: string, at: number): readonly [TokenKind | 'blank', string] {
  for (const [kind, pattern] of PATTERNS) {
    pattern.lastIndex = at
    const word = pattern.exec(text)?.[0]
    if (word) return [kind, word]
  }
  return ['blank', '']
}

/** The offset of the first backslash that Go's strconv.UnquoteChar refuses, or -1. */
function badEscape(word: string): number {
  for (const found of word.matchAll(/\\./gsu)) if (!ESCAPE.test(word.slice(found.index))) return found.index
  return -1
}

const ESCAPE = /^\\(["\\abfnrtv]|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[0-7]{3})/

/** The value of a string word: Go's strconv.Unquote for what people write; the rest stays as it is. */
export const unquote = (word: string): string =>
  word.slice(1, -1).replace(/\\(["\\abfnrtv])/g, (_, letter: string) => ESCAPES[letter] ?? letter)

const ESCAPES: Readonly<Record<string, string>> = { a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' }
