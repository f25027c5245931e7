import { isBlank, isBlankOrEnd, isBreak, isFlowIndicator } from './yaml-chars.js'
import { codeAt, columnOf, isAtMarker, isInFlow, pushText, type Scan } from './yaml-scan.js'
import { foldSpace } from './yaml-space.js'

const COLON = 0x3a
const HASH = 0x23

/** Reads text without quotes: to the end of its words, over lines as long as they are indented. */
export function readPlain(scan: Scan): void {
  const { text, at: from } = scan
  let start = from
  let to = from
  let value = ''
  let folded = ''
  while (!isAtMarker(scan) && codeAt(scan) !== HASH) {
    const { at: word, lineStart } = scan
    skipWord(scan)
    if (scan.at > word) {
      if (folded !== '') {
        value += text.slice(start, to) + folded
        start = word
        folded = ''
      }
      to = scan.at
      scan.keyAllowed = false
    }
    const code = codeAt(scan)
    if (!isBlank(code) && !isBreak(code)) break
    const space = foldSpace(scan, true)
    if (scan.lineStart > lineStart) {
      scan.keyAllowed = true
      folded = space
    }
    if (scan.mistake || (!isInFlow(scan) && columnOf(scan) <= scan.indent)) break
  }
  pushText(scan, value + text.slice(start, to), { from, to, style: 'plain' })
}

/** To the next blank, break, colon with a blank behind it, or bracket. */
function skipWord(scan: Scan): void {
  const { text } = scan
  const inFlow = isInFlow(scan)
  let at = scan.at
  for (;;) {
    const code = text.charCodeAt(at)
    // Most characters are small letters; behind the end of the text there is none.
    if (!(code >= 0x61 && code <= 0x7a)) {
      if (isBlankOrEnd(code) || (inFlow && isFlowIndicator(code))) break
      if (code === COLON && isBlankOrEnd(text.charCodeAt(at + 1))) break
    }
    at++
  }
  scan.at = at
}
