import { BLANK, isBreak, LF, TAB } from './yaml-chars.js'
import { isInFlow, makeToken, openBlock, pushText, type Scan } from './yaml-scan.js'
import { skipLineComment } from './yaml-space.js'

/**
 * Nearly every line of a config is `key:`, `key: value`, `key: [a, b]` or `- value`, of plain letters or in double quotes.
 * What such a line means, the rest of the scanner finds as well, sign by sign, as it does for JSON; here it is found in
 * one step.
 */

const KEY = /[A-Za-z_][\w./-]{0,200}:(?=[ \n])/y
const WORD = /[\w./$](?:[^\s:#\x85]|:(?=[^\s\x85]))*(?=\n)/y
const QUOTED = /"[^"\\\n\r\x85\u2028\u2029]*"(?=\n)/y
const LIST = /\[(?: *(?:[\w.][\w./-]*|"[^"\\\n\r\x85\u2028\u2029]*") *(?:,(?! *\])|(?=\])))*\](?=\n)/y
const ITEM = /[\w./-]+/y
const [QUOTE, BRACKET, COMMA] = [0x22, 0x5b, 0x2c]

/** Reads a key with its value, or a list item, of the common kind; false, and nothing read, when anything else stands here. */
export function readLine(scan: Scan): boolean {
  const { text, at } = scan
  if (scan.json || !scan.keyAllowed || isInFlow(scan) || scan.keys[0]?.possible === true) return false
  const column = at - scan.lineStart
  KEY.lastIndex = at
  // Where a key stood on the line above, a word alone is a key without its colon.
  if (!KEY.test(text)) return column > scan.indent && readWord(scan, at)
  if (scan.indent < column) openBlock(scan, 'block-mapping', { at, column })
  const to = KEY.lastIndex
  scan.tokens.push(makeToken('?', at, at))
  pushText(scan, text.slice(at, to - 1), { from: at, to: to - 1, style: 'plain' })
  scan.tokens.push(makeToken(':', to - 1, to))
  scan.at = to
  scan.keyAllowed = false
  if (text.charCodeAt(to) === BLANK && !readValue(scan)) skipLineComment(scan)
  return true
}

function readValue(scan: Scan): boolean {
  const { text } = scan
  let at = scan.at + 1
  while (text.charCodeAt(at) === BLANK) at++
  const code = text.charCodeAt(at)
  if (code === BRACKET) return readList(scan, at)
  if (code !== QUOTE) return readWord(scan, at)
  QUOTED.lastIndex = at
  if (!QUOTED.test(text)) return false
  pushQuoted(scan, at, QUOTED.lastIndex)
  return true
}

function pushQuoted(scan: Scan, from: number, to: number): void {
  pushText(scan, scan.text.slice(from + 1, to - 1), { from, to, style: 'quoted' })
  scan.at = to
}

function readList(scan: Scan, from: number): boolean {
  const { text, tokens } = scan
  LIST.lastIndex = from
  if (!LIST.test(text)) return false
  const end = LIST.lastIndex - 1
  tokens.push(makeToken('[', from, from + 1))
  for (let at = from + 1; at < end; at = scan.at) {
    scan.at = at + 1
    const code = text.charCodeAt(at)
    if (code === COMMA) tokens.push(makeToken(',', at, at + 1))
    else if (code === QUOTE) pushQuoted(scan, at, text.indexOf('"', at + 1) + 1)
    else if (code !== BLANK) pushItem(scan, at)
  }
  tokens.push(makeToken(']', end, end + 1))
  scan.at = end + 1
  return true
}

function pushItem(scan: Scan, from: number): void {
  const { text } = scan
  ITEM.lastIndex = from
  ITEM.test(text)
  const to = ITEM.lastIndex
  pushText(scan, text.slice(from, to), { from, to, style: 'plain' })
  scan.at = to
}

/** A word goes on in the next line when that is indented deeper than the key or dash. */
function readWord(scan: Scan, from: number): boolean {
  const { text } = scan
  WORD.lastIndex = from
  if (!WORD.test(text)) return false
  const to = WORD.lastIndex
  let { line } = scan
  let lineStart = to
  let next = to
  while (text.charCodeAt(next) === LF) {
    line++
    lineStart = ++next
    while (text.charCodeAt(next) === BLANK) next++
  }
  const code = text.charCodeAt(next)
  if (next - lineStart > scan.indent || code === TAB || isBreak(code)) return false
  pushText(scan, text.slice(from, to), { from, to, style: 'plain' })
  scan.at = next
  scan.line = line
  scan.lineStart = lineStart
  scan.keyAllowed = true
  return true
}
