import { isBlank, isBreak, isBreakOrEnd } from './yaml-chars.js'
import { badCodePoint, badEscape, badHex, markerInQuotes, openQuote } from './yaml-mistakes.js'
import { codeAt, fail, isAtMarker, pushText, skipBreak, type Scan } from './yaml-scan.js'
import { foldSpace, readBreak } from './yaml-space.js'

const SINGLE = 0x27
const DOUBLE = 0x22
const BACKSLASH = 0x5c

/** Reads text in single or double quotes. */
export function readQuoted(scan: Scan): void {
  const from = scan.at
  const quote = codeAt(scan)
  let value = ''
  scan.at++
  for (;;) {
    if (isAtMarker(scan)) return fail(scan, markerInQuotes(from))
    value += readLine(scan, quote)
    if (scan.mistake) return
    const code = codeAt(scan)
    if (code === quote) break
    if (Number.isNaN(code)) return fail(scan, openQuote(from))
    value += foldSpace(scan, false)
  }
  scan.at++
  pushText(scan, value, { from, to: scan.at, style: 'quoted' })
}

/** To the closing quote or the end of the line, whose last blanks go; or behind an escaped break. */
function readLine(scan: Scan, quote: number): string {
  const { text } = scan
  let value = ''
  let start = scan.at
  for (;;) {
    const code = codeAt(scan)
    if (code === quote && !(quote === SINGLE && codeAt(scan, 1) === SINGLE)) return value + text.slice(start, scan.at)
    if (isBreakOrEnd(code)) return value + trimBlanks(text.slice(start, scan.at))
    if (code !== quote && !(code === BACKSLASH && quote === DOUBLE)) {
      scan.at++
      continue
    }
    value += text.slice(start, scan.at)
    if (code === BACKSLASH && isBreak(codeAt(scan, 1))) return value + readEscapedBreak(scan)
    value += code === SINGLE ? readDoubled(scan) : readEscape(scan)
    if (scan.mistake) return ''
    start = scan.at
  }
}

function trimBlanks(text: string): string {
  let end = text.length
  while (end > 0 && isBlank(text.charCodeAt(end - 1))) end--
  return text.slice(0, end)
}

/** A backslash at the end of a line joins it with the next one, whose indentation goes. */
function readEscapedBreak(scan: Scan): string {
  scan.at++
  skipBreak(scan)
  let breaks = ''
  for (;;) {
    const code = codeAt(scan)
    if (isBreak(code)) breaks += readBreak(scan)
    else if (isBlank(code)) scan.at++
    else return breaks
  }
}

function readDoubled(scan: Scan): string {
  scan.at += 2
  return "'"
}

const ESCAPES: ReadonlyMap<string, string> = new Map(
  [
    ...(['0\0', 'a\x07', 'b\b', 't\t', '\t\t', 'n\n', 'v\v', 'f\f', 'r\r', 'e\x1b', '  ', '""', "''", '\\\\'] as const),
    ...(['N\x85', '_\xa0', 'L\u2028', 'P\u2029'] as const),
  ].map((pair) => [pair.charAt(0), pair.slice(1)]),
)

const HEX_DIGITS: ReadonlyMap<string, number> = new Map([
  ['x', 2],
  ['u', 4],
  ['U', 8],
])

function readEscape(scan: Scan): string {
  const from = scan.at
  const letter = String.fromCodePoint(scan.text.codePointAt(from + 1) ?? 0x20)
  scan.at += 1 + letter.length
  const simple = scan.json && letter === '/' ? letter : ESCAPES.get(letter)
  if (simple !== undefined) return simple
  const digits = HEX_DIGITS.get(letter)
  if (digits !== undefined) return readHex(scan, from, digits)
  fail(scan, badEscape([from, scan.at], `\\${letter}`))
  return ''
}

function readHex(scan: Scan, from: number, digits: number): string {
  const hex = scan.text.slice(scan.at, scan.at + digits)
  if (hex.length < digits || !/^[0-9a-f]*$/i.test(hex)) {
    fail(scan, badHex([from, scan.at], digits))
    return ''
  }
  scan.at += digits
  const code = Number.parseInt(hex, 16)
  const half = code >= 0xd800 && code <= 0xdfff
  if (code <= 0x10ffff && (!half || scan.json)) return half ? String.fromCharCode(code) : String.fromCodePoint(code)
  fail(scan, badCodePoint([from, scan.at], code))
  return ''
}
