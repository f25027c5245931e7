import { BLANK, isBlank, isBreak, isBreakOrEnd, TAB } from './yaml-chars.js'
import { badBlockHeader, tabInBlock } from './yaml-mistakes.js'
import { codeAt, columnOf, fail, pushText, skipBreak, type Scan } from './yaml-scan.js'
import { readBreak, skipLineComment } from './yaml-space.js'

/** What follows `|` or `>`: `-` drops the last break, `+` keeps all, a digit says how deep the text is indented. */
const HEADER = /[|>](?:[-+][1-9]?|[1-9][-+]?)?/y

interface Block {
  readonly folded: boolean
  /** Column of the text; 0 until the first line tells. */
  indent: number
  value: string
  /** The break behind the last line with text, and those behind it. */
  last: string
  more: string
  to: number
}

/** Reads a block of text, `|` or `>`, to the first line that is not indented. */
export function readBlock(scan: Scan): void {
  const from = scan.at
  const header = readHeader(scan)
  if (scan.mistake) return
  const depth = Number(/[1-9]/.exec(header)?.[0] ?? 0)
  const indent = depth > 0 ? Math.max(scan.indent, 0) + depth : 0
  const block: Block = { folded: header.startsWith('>'), indent, value: '', last: '', more: '', to: scan.at }
  if (isBreak(codeAt(scan))) skipBreak(scan)
  readBreaks(scan, block)
  readLines(scan, block)
  if (!header.includes('-')) block.value += block.last
  if (header.includes('+')) block.value += block.more
  pushText(scan, block.value, { from, to: block.to, style: 'block' })
}

function readHeader(scan: Scan): string {
  const from = scan.at
  HEADER.lastIndex = from
  const header = HEADER.exec(scan.text)?.[0] ?? ''
  scan.at += header.length
  while (isBlank(codeAt(scan))) scan.at++
  skipLineComment(scan)
  if (!isBreakOrEnd(codeAt(scan))) fail(scan, badBlockHeader([from, scan.at + 1]))
  return header
}

function readLines(scan: Scan, block: Block): void {
  let indented = false
  while (columnOf(scan) === block.indent && scan.at < scan.text.length && !scan.mistake) {
    const from = scan.at
    const deeper = isBlank(codeAt(scan))
    const joined = block.folded && !indented && !deeper && block.last === '\n'
    while (!isBreakOrEnd(codeAt(scan))) scan.at++
    block.value += joined ? (block.more === '' ? ' ' : block.more) : block.last + block.more
    block.value += scan.text.slice(from, scan.at)
    block.to = scan.at
    block.last = isBreak(codeAt(scan)) ? readBreak(scan) : ''
    indented = deeper
    readBreaks(scan, block)
  }
}

/** Lines with nothing but blanks. Before the first line with text they tell how deep the block is indented. */
function readBreaks(scan: Scan, block: Block): void {
  block.more = ''
  let deepest = 0
  for (;;) {
    while ((block.indent === 0 || columnOf(scan) < block.indent) && codeAt(scan) === BLANK) scan.at++
    deepest = Math.max(deepest, columnOf(scan))
    if ((block.indent === 0 || columnOf(scan) < block.indent) && codeAt(scan) === TAB)
      return fail(scan, tabInBlock(scan.at))
    if (!isBreak(codeAt(scan))) break
    block.more += readBreak(scan)
  }
  if (block.indent === 0) block.indent = Math.max(deepest, scan.indent + 1, 1)
}
