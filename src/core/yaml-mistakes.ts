import type { Span } from './problem.js'
import type { SyntaxMistake } from './source.js'
import { quote } from './text.js'
import { codePoint } from './yaml-chars.js'

/** What the scanner has to say: one sentence and one way out for each mistake in characters and words. */

const QUOTE_VALUE = 'put quotes around the whole value'

const about = (span: Span, what: string, help: string): SyntaxMistake => ({ kind: 'syntax', span, what, help })

const one = (at: number): Span => [at, at + 1]

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

export const colonInValue = (at: number): SyntaxMistake =>
  about(
    one(at),
    'a second ": " on this line reads as a key inside a value',
    `${QUOTE_VALUE}; if it is a key of its own, give it a line of its own`,
  )

export const mapBehindMarker = (at: number): SyntaxMistake =>
  about(one(at), 'a map cannot begin on the line of "---"', 'begin it on the next line')

export const keyTooLong = (span: Span): SyntaxMistake =>
  about(
    span,
    'a key is longer than the 1,024 characters that YAML allows',
    'shorten it; if it is a text, put quotes around it',
  )

export const colonInKey = (span: Span): SyntaxMistake =>
  about(
    span,
    'a text over several lines stands where a key must be, which has only one line',
    'check that every quote is closed on the line where it was opened',
  )

/** The line that was meant as a key, `span`, reads as text that the next line goes on with. */
export function keyWithoutColon(span: Span, line: string): SyntaxMistake {
  const glued = gluedColon(line)
  if (glued >= 0) return noBlankBehindColon(one(span[0] + glued))
  return about(
    span,
    'this line has no colon, so the lines below it read as more of its text',
    'write a colon behind the key',
  )
}

export const tooDeep = (span: Span, column: number): SyntaxMistake =>
  about(
    span,
    "this key is indented deeper than the entry above it, which has a value already: it reads as more of that entry's text",
    column < 0
      ? 'indent it like the keys that belong with it'
      : `indent it by ${blanks(column)} to stand beside that entry, or remove that entry's value to stand below it`,
  )

interface AroundKey {
  /** The line above begins a block of text, `|` or `>`, that has no lines. */
  readonly belowBlock: boolean
  /** An unusual line separator before the key. */
  readonly separator: string | undefined
}

/** A line that can only be a key has no colon. */
export function missingColon(span: Span, line: string, { belowBlock, separator }: AroundKey): SyntaxMistake {
  const glued = gluedColon(line)
  if (separator !== undefined)
    return about(
      one(span[0] - 1),
      `the character ${separator} ends the line here, and what follows is no key`,
      'replace it by a blank',
    )
  if (belowBlock)
    return about(
      span,
      'this line is not indented, so it is no part of the block of text above',
      'indent the lines of the text deeper than their key',
    )
  if (glued >= 0) return noBlankBehindColon(one(span[0] + glued))
  return about(
    span,
    'a line that must be a key has no colon',
    'write a colon behind the key; if it belongs to the value above, indent it deeper',
  )
}

const noBlankBehindColon = (span: Span): SyntaxMistake =>
  about(span, 'no blank follows this colon, so it separates no key from its value', 'write a blank behind the colon')

/** The colon of `key:value`, if the line looks like that. */
function gluedColon(line: string): number {
  const key = /^[\w./-]+(?=:\S)/.exec(line)?.[0]
  return key === undefined ? -1 : key.length
}

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
    `${codePoint(code)} is no character: halves of a pair cannot be escaped one by one`,
    'write the character itself, or as \\U with eight digits',
  )

export const badDirective = (span: Span): SyntaxMistake =>
  about(
    span,
    'a line that begins with "%" is an instruction to the YAML reader, and this is none that it knows',
    'remove the line; if it is a text, put quotes around it',
  )

export const missingMarker = (at: number): SyntaxMistake =>
  about(
    one(at),
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

export const PLACEHOLDER_HELP = 'put quotes around it, as in "{{name}}"'
export const REFERENCE_HELP = 'put quotes around it, as in "${env:NAME}"'
