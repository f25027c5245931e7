import type { Span } from './problem.js'
import type { SyntaxMistake } from './source.js'
import { quote } from './text.js'
import { codePoint } from './yaml-chars.js'

/** What the scanner has to say: one sentence and one way out for each mistake in characters and words. */

export const QUOTE_VALUE = 'put quotes around the whole value'

/** Words about a place. */
export const about = (span: Span, what: string, help: string): SyntaxMistake => ({ kind: 'syntax', span, what, help })

export const one = (at: number): Span => [at, at + 1]

export const tabIndent = (at: number): SyntaxMistake =>
  about(
    one(at),
    'a tab indents this line, and YAML takes only blanks there',
    'replace the tab by blanks, as in the lines around it',
  )

export const tabInBlock = (at: number): SyntaxMistake =>
  about(one(at), 'a tab stands where the text of a block must be indented by blanks', 'replace the tab by blanks')

/** A character that begins nothing in YAML. */
export function strangeStart(at: number, character: string): SyntaxMistake {
  if (character === '|' || character === '>')
    return about(
      one(at),
      `${quote(character)} begins a block of text, which cannot stand inside [ ] or { }`,
      `${QUOTE_VALUE}, or write the list or map without brackets`,
    )
  return about(one(at), `a value without quotes cannot begin with ${quote(character)}`, QUOTE_VALUE)
}

export const misplacedItem = (at: number): SyntaxMistake =>
  about(
    one(at),
    'a list with dashes cannot begin on the line of its key',
    'begin the list on the next line, or write it in [ ]; for a text that begins with "- ", use quotes',
  )

export const misplacedQuestion = (at: number): SyntaxMistake =>
  about(one(at), 'a value without quotes cannot begin with "? "', QUOTE_VALUE)

export const badName = (span: Span, sign: '*' | '&'): SyntaxMistake =>
  about(
    span,
    `a value that begins with ${quote(sign)} reads as ${sign === '*' ? 'the use' : 'the definition'} of an anchor, and this is no anchor's name`,
    `${QUOTE_VALUE}; names of anchors have only the letters a to z, digits, "_" and "-"`,
  )

export const badTag = (span: Span): SyntaxMistake =>
  about(span, 'a value that begins with "!" reads as a tag, and this is no tag', QUOTE_VALUE)

export const unknownTagHandle = (span: Span, handle: string): SyntaxMistake =>
  about(span, `no %TAG line defines the tag handle ${quote(handle)}`, `remove the tag; if it is a text, ${QUOTE_VALUE}`)

export const badBlockHeader = (span: Span): SyntaxMistake =>
  about(
    span,
    'only a digit from 1 to 9, "+" or "-" may follow the sign that begins a block of text',
    'begin the text on the next line; if no block is meant, put quotes around the value',
  )

export const openQuote = (at: number): SyntaxMistake =>
  about(one(at), 'the quote opened here is never closed', 'close it at the end of the value')

export const markerInQuotes = (at: number): SyntaxMistake =>
  about(
    one(at),
    'the quote opened here is still open where "---" or "..." ends the document',
    'close it at the end of the value',
  )

export function badEscape(span: Span, escape: string): SyntaxMistake {
  const help =
    escape === '\\/'
      ? 'write the slash alone'
      : 'double the backslash, or use single quotes: in them a backslash is only a backslash'
  return about(span, `${quote(escape)} is no escape that YAML knows in double quotes`, help)
}

export const badHex = (span: Span, digits: number): SyntaxMistake =>
  about(
    span,
    `${digits} hexadecimal digits must follow this escape`,
    'write all of them; for a plain backslash double it or use single quotes',
  )

export const badCodePoint = (span: Span, code: number): SyntaxMistake =>
  about(
    span,
    `the code ${codePoint(code)} is no character: halves of a pair cannot be escaped one by one`,
    'write the character itself, or as \\U with eight digits',
  )

export const badDirective = (span: Span): SyntaxMistake =>
  about(
    span,
    'a line that begins with "%" is an instruction to the YAML reader, and this is none that it knows',
    'remove the line; if it is a text, put quotes around it',
  )

export const missingMarker = (span: Span): SyntaxMistake =>
  about(
    span,
    'a line with "---" must stand between the lines that begin with "%" and the document',
    'remove the lines that begin with "%"',
  )

export const otherVersion = (span: Span): SyntaxMistake =>
  about(span, 'the collector reads only YAML 1.1 and refuses every other %YAML line', 'remove the line')

export const tooManyLevels = (at: number, most: number): SyntaxMistake => ({
  kind: 'too-large',
  span: one(at),
  what: `values are nested deeper than ${most} levels here`,
  help: 'no config needs that; check for brackets that are opened over and over',
})

export const blanks = (count: number): string => (count === 1 ? '1 blank' : `${count} blanks`)

export const templateLeft = (span: Span): SyntaxMistake =>
  about(span, 'a {{placeholder}} without quotes reads as a map inside a map', PLACEHOLDER_HELP)

export const PLACEHOLDER_HELP = 'put quotes around it, as in "{{name}}"'
export const REFERENCE_HELP = 'put quotes around it, as in "${env:NAME}"'
