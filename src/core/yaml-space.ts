import { BLANK, isBlank, isBreak, LF, TAB } from './yaml-chars.js'
import { tabIndent } from './yaml-mistakes.js'
import { codeAt, columnOf, fail, isInFlow, skipBreak, type Scan } from './yaml-scan.js'

const HASH = 0x23
/** To the end of a line. */
const LINE = /[^\n\r\x85\u2028\u2029]*/y
/** How far the collector's reader looks for a comment behind a token or below another comment. */
const FAR = 512

/** Moves to the next character that is neither blank, break nor comment. Tabs are skipped only where they cannot indent. */
export function skipSpace(scan: Scan): void {
  for (;;) {
    const tabs = isInFlow(scan) || !scan.keyAllowed
    let { at } = scan
    let code = scan.text.charCodeAt(at)
    while (code === BLANK || (tabs && code === TAB)) code = scan.text.charCodeAt(++at)
    scan.at = at
    if (code === HASH) {
      readComments(scan)
      code = codeAt(scan)
    }
    if (code !== LF && !isBreak(code)) return
    skipBreak(scan)
    if (!isInFlow(scan)) scan.keyAllowed = true
  }
}

/** Reads a comment behind a token on its line, whatever blanks are between. */
export function skipLineComment(scan: Scan): void {
  let at = scan.at
  while (at - scan.at < FAR && isBlank(scan.text.charCodeAt(at))) at++
  if (at - scan.at >= FAR || scan.text.charCodeAt(at) !== HASH) return
  scan.at = at
  readComment(scan)
}

/** Comments one below the other are read in one go: between them tabs do no harm. */
function readComments(scan: Scan): void {
  while (codeAt(scan) === HASH) {
    readComment(scan)
    const next = nextComment(scan)
    while (scan.at < next) {
      if (isBreak(codeAt(scan))) skipBreak(scan)
      else scan.at++
    }
  }
}

function nextComment({ text, at }: Scan): number {
  let next = at
  for (; next - at < FAR; next++) {
    const code = text.charCodeAt(next)
    if (!isBlank(code) && !isBreak(code)) break
  }
  return next - at < FAR && text.charCodeAt(next) === HASH ? next : at
}

function readComment(scan: Scan): void {
  const { text, at: from } = scan
  LINE.lastIndex = from
  LINE.test(text)
  const to = LINE.lastIndex
  scan.at = to
  scan.comments.push({ text: text.slice(from + 1, to).trim(), span: [from, to] })
}

/** Blanks and breaks within a text. Blanks on a line are kept; a break becomes a blank, of several the first one goes. */
export function foldSpace(scan: Scan, tabsIndent: boolean): string {
  const from = scan.at
  while (isBlank(codeAt(scan))) scan.at++
  if (!isBreak(codeAt(scan))) return scan.text.slice(from, scan.at)
  const first = readBreak(scan)
  let more = ''
  for (;;) {
    const code = codeAt(scan)
    if (isBreak(code)) more += readBreak(scan)
    else if (tabsIndent && code === TAB && columnOf(scan) <= scan.indent) {
      fail(scan, tabIndent(scan.at))
      return ''
    } else if (isBlank(code)) scan.at++
    else return fold(first, more)
  }
}

/** Moves over a break: what it stands for in the text, `\n` or one of the two separators that are kept. */
export function readBreak(scan: Scan): string {
  const code = codeAt(scan)
  skipBreak(scan)
  return code === 0x2028 || code === 0x2029 ? String.fromCharCode(code) : '\n'
}

const fold = (first: string, more: string): string => (first !== '\n' ? first + more : more === '' ? ' ' : more)
