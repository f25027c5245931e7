import type { Span } from './problem.js'
import type { SyntaxMistake } from './source.js'
import { quote } from './text.js'
import { about, openQuote, REFERENCE_HELP, templateLeft } from './yaml-mistakes.js'
import type { Parse } from './yaml-node.js'
import type { Scan, Token, TokenKind } from './yaml-scan.js'
import { peek } from './yaml-tokens.js'

/** What is to say of brackets and quotes: the place to look at is where they were opened. */

const ENDS: readonly TokenKind[] = ['end', 'document-start', 'document-end']

/** A bracket or quote that explains why the next token does not fit. */
export function explainPairs(parse: Parse): SyntaxMistake | undefined {
  return explainQuote(parse.scan) ?? explainReference(parse.scan) ?? explainOpen(parse)
}

/** Brackets around the next token that explain why it does not fit. */
export const explainOpen = (parse: Parse): SyntaxMistake | undefined => explainTemplate(parse) ?? explainBrackets(parse)

/** `{{` that no value filled, with something inside that is no map. */
function explainTemplate({ scan: { text }, brackets }: Parse): SyntaxMistake | undefined {
  const [outer, inner] = brackets.slice(-2)
  if (outer?.kind !== '{' || inner?.kind !== '{' || outer.to !== inner.from) return undefined
  const close = text.indexOf('}}', inner.to)
  return close < 0 ? undefined : templateLeft([outer.from, close + 2])
}

/** Brackets that are never closed, closed by the other kind, or never opened. */
function explainBrackets({ scan, brackets }: Parse): SyntaxMistake | undefined {
  const token = peek(scan)
  const open = brackets.at(-1)
  const closes = token.kind === ']' || token.kind === '}'
  if (open && (ENDS.includes(token.kind) || (!closes && isBackInBlock(scan, open, token)))) {
    const help = `write ${quote(open.kind === '[' ? ']' : '}')} at the end of the value`
    return about([open.from, open.to], `${quote(open.kind)} opened here is never closed`, help)
  }
  if (!closes) return undefined
  const span: Span = [token.from, token.to]
  if (!open)
    return about(
      span,
      `${quote(token.kind)} closes nothing that is open`,
      'remove it, or put quotes around the whole value',
    )
  const what = `${quote(token.kind)} stands where ${quote(open.kind)} must be closed first`
  const mistake = about(span, what, 'close brackets in the reverse order of opening')
  return { ...mistake, related: [{ span: [open.from, open.to], what: 'opened here' }] }
}

/** Whether a line below the bracket stands where the lines of the block stand: whoever wrote it took the bracket for closed. */
function isBackInBlock({ text, indent }: Scan, open: Token, token: Token): boolean {
  const start = text.lastIndexOf('\n', token.from - 1) + 1
  return open.from < start && text.slice(start, token.from + 1).search(/[^ ]/) <= indent
}

/** A quote that was closed only lines later, by the one that should have opened the next text. */
function explainQuote(scan: Scan): SyntaxMistake | undefined {
  const token = peek(scan)
  const last = scan.tokens[scan.head - 1]
  if (last?.style !== 'quoted' || token.kind === 'end') return undefined
  const spread = isSpread(scan, last.from, last.to) && !isSpread(scan, last.to, token.from)
  return spread ? openQuote(last.from) : undefined
}

/** `${env:NAME}` inside brackets: the text ends at its brace. */
function explainReference(scan: Scan): SyntaxMistake | undefined {
  const { from, kind } = peek(scan)
  const last = scan.tokens[scan.head - 1]
  if (kind !== '{' || last?.kind !== 'scalar' || last.to !== from || !last.value.endsWith('$')) return undefined
  const close = scan.text.indexOf('}', from)
  const span: Span = [from - 1, close < 0 ? from + 1 : close + 1]
  return about(span, 'inside [ ] and { } a reference such as ${env:NAME} reads as a map', REFERENCE_HELP)
}

/** Whether a stretch of text runs over more than one line. */
export const isSpread = ({ text }: Scan, from: number, to: number): boolean => /[\r\n]/.test(text.slice(from, to))
