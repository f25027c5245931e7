import type { Span } from '../core/problem.js'

/** A part of an expression in expr-lang: comments and blanks are in none. */
export interface Token {
  readonly kind: 'text' | 'word' | 'sign' | 'open' | 'close'
  readonly text: string
  readonly span: Span
}

/** What the lexer of expr-lang takes; comments and blanks are in no token. */
const PARTS =
  /\/\*[\s\S]*?\*\/|\/\/[^\n]*|\s+|(?<text>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`[^`]*`)|(?<word>[\p{L}_$][\p{L}\d_$]*|\d[\w.]*)|(?<open>[([{])|(?<close>[)\]}])|(?<sign>[=!<>]=|&&|\|\||\*\*|\.\.|\?\.|\?\?|::|[^])/gu

export function readTokens(text: string): readonly Token[] {
  return [...text.matchAll(PARTS)].flatMap(({ groups, index, 0: whole }) => {
    const kind = KINDS.find((each) => groups?.[each] !== undefined)
    return kind ? [{ kind, text: whole, span: [index, index + whole.length] as const }] : []
  })
}

const KINDS = ['text', 'word', 'open', 'close', 'sign'] as const
