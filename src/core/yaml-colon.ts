import type { Span } from './problem.js'
import type { SyntaxMistake } from './source.js'
import { codePoint, CR, isBreak } from './yaml-chars.js'
import { about, blanks, one, QUOTE_VALUE } from './yaml-mistakes.js'
import type { PossibleKey, Scan, Token } from './yaml-scan.js'

/** What is to say of a key without colon and of a colon without key. */

/** YAML counts characters, not UTF-16 units. */
export function isTooLong({ json, text, at }: Scan, key: PossibleKey): boolean {
  if (json || at - key.at <= 1024) return false
  return text.slice(key.at, at).replaceAll(/[\ud800-\udbff][\udc00-\udfff]/g, ' ').length > 1024
}

export const tooLong = (span: Span): SyntaxMistake =>
  about(
    span,
    'a key has more than the 1,024 characters that YAML allows',
    `shorten it; if it is no key, ${QUOTE_VALUE}`,
  )

/** Why a line on which only a key can stand has none. */
export function explainMissing(scan: Scan, key: PossibleKey): SyntaxMistake {
  if (key.line === scan.line && isTooLong(scan, key)) return tooLong([key.at, scan.at])
  const words = scan.tokens.filter(({ kind }) => kind !== 'block-end')
  const end = words.findLast(({ from }) => from >= key.at)?.to ?? scan.at
  const span: Span = [key.at, Math.min(end, endOfLine(scan.text, key.at))]
  const separator = scan.text.charCodeAt(key.at - 1)
  if (isBreak(separator) && separator > CR)
    return about(
      one(key.at - 1),
      `the character ${codePoint(separator)} ends the line here, and what follows is no key`,
      'replace it by a blank',
    )
  const above = words.findLast(({ to }) => to <= key.at)
  if (above?.style === 'block' && above.value === '')
    return about(
      span,
      'this line is not indented, so it is no part of the block of text above',
      'indent the lines of the text deeper than their key',
    )
  const help = 'write a colon behind a key, or "- " before a list item; what belongs to the value above, indent deeper'
  return explainGlued(scan, span) ?? about(span, 'this line can only be a key, and no colon follows', help)
}

/** Why the colon at the present place ends no key. */
export function explainColon(scan: Scan, key: PossibleKey | undefined): SyntaxMistake {
  const { at, lineStart, tokens } = scan
  const last = tokens.at(-1)
  const before = tokens.at(-2)
  if (last && last.from < lineStart && last.kind === 'scalar') return explainLines(scan, last)
  if (key && key.at >= lineStart && isTooLong(scan, key)) return tooLong([key.at, at])
  if (last && before?.kind === 'document-start' && before.from >= lineStart)
    return about(one(last.from), 'a map cannot begin on the line of "---"', 'begin it on the next line')
  const help = `${QUOTE_VALUE}; if it is a key of its own, give it a line of its own`
  return about(one(at), 'a second ": " on one line reads as a key inside a value', help)
}

/** The text before the colon runs over several lines, as no key may. */
function explainLines(scan: Scan, scalar: Token): SyntaxMistake {
  const { text, at, lineStart, indent } = scan
  if (scalar.style !== 'plain')
    return about(
      one(scalar.from),
      'the quote opened here is closed only lines below, before a colon',
      'close it on its own line: a key has only one',
    )
  const span: Span = [scalar.from, endOfLine(text, scalar.from)]
  if (beginsLine(text, scalar.from)) {
    const what = 'this line has no colon, so the lines below read as more of its text'
    return explainGlued(scan, span) ?? about(span, what, 'write a colon behind the key')
  }
  const what =
    "this key is indented deeper than the entry above, which has a value: it reads as more of that entry's text"
  const beside = indent > 0 ? `indent it by ${blanks(indent)}` : 'begin it at the start of the line'
  const help = `${beside} to stand beside that entry, or remove the entry's value to stand below it`
  return about([lineStart + text.slice(lineStart, at).search(/\S/), at], what, help)
}

/** `key:value` is one word to YAML, also where the value begins with a blank that only looks like one. */
function explainGlued({ text }: Scan, [from, to]: Span): SyntaxMistake | undefined {
  const key = /^[\w./-]+(?=:[\S\u00a0\u2000-\u200b\u202f\u3000])/.exec(text.slice(from, to))?.[0]
  if (key === undefined) return undefined
  const at = from + key.length
  if (/\S/.test(text.charAt(at + 1)) && text[at + 1] !== '\u200b')
    return about(
      one(at),
      'no blank follows this colon, so it separates no key from its value',
      'write a blank behind the colon',
    )
  return about(
    one(at + 1),
    `the blank behind this colon is ${codePoint(text.charCodeAt(at + 1))}, a letter to YAML: it separates no key from its value`,
    'replace it by a blank of the space bar',
  )
}

/** Whether only blanks and dashes stand before a place on its line. */
const beginsLine = (text: string, at: number): boolean =>
  /(^|[\r\n])[ \t]*(- +)*$/.test(text.slice(Math.max(at - 200, 0), at))

export function endOfLine(text: string, from: number): number {
  let to = from
  while (to < text.length && !isBreak(text.charCodeAt(to))) to++
  return from + text.slice(from, to).trimEnd().length
}
