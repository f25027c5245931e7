import type { SyntaxMistake } from './source.js'
import { readBlock } from './yaml-block.js'
import { isBlankOrEnd, TAB } from './yaml-chars.js'
import { explainColon } from './yaml-colon.js'
import { readLine } from './yaml-line.js'
import * as mistakes from './yaml-mistakes.js'
import { readAnchor, readDirective, readTag } from './yaml-names.js'
import { readPlain } from './yaml-plain.js'
import { readQuoted } from './yaml-quoted.js'
import * as scanner from './yaml-scan.js'
import { codeAt, columnOf, dropKey, isInFlow, makeToken, pushToken, type Scan, type Token } from './yaml-scan.js'
import { skipLineComment, skipSpace } from './yaml-space.js'

/** The next token. As the collector's reader does, at least two tokens more are read before it is handed out. */
export function peek(scan: Scan): Token {
  if (scan.next) return scan.next
  for (;;) {
    const token = scan.tokens[scan.head]
    if (scan.mistake) return (scan.next = token ?? makeToken('stop', scan.text.length, scan.text.length))
    const isReady = token && scan.head + 2 < scan.tokens.length
    if (isReady && !(token.key && scanner.isStillPossible(scan, token.key))) return (scan.next = token)
    fetch(scan)
  }
}

/** The next token, which is then done with. Two such tokens at least are kept for messages. */
export function take(scan: Scan): Token {
  const token = scan.next ?? peek(scan)
  if (token.kind === 'stop') return token
  scan.next = undefined
  scan.head++
  scan.taken++
  if (scan.head > 1000 && scan.head * 2 > scan.tokens.length) scan.head -= scan.tokens.splice(0, scan.head - 2).length
  return token
}

/** A mistake in the order of tokens: nothing more is handed out. Of two the one that ends before the other stays: the scanner's, which knows more, when they meet. */
export function refuse(scan: Scan, mistake: SyntaxMistake): void {
  if (!scan.mistake || mistake.span[1] <= scan.mistake.span[0]) scan.mistake = mistake
  scan.tokens.length = scan.head
  scan.next = undefined
}

function fetch(scan: Scan): void {
  skipSpace(scan)
  const column = scan.at - scan.lineStart
  if (column < scan.indent) scanner.closeBlocks(scan, column)
  if (scan.at >= scan.text.length) return fetchEnd(scan)
  if (column === 0) {
    if (codeAt(scan) === 0x25) return leaveBlocks(scan, readDirective)
    if (scanner.isAtMarker(scan)) return leaveBlocks(scan, pushMarker)
  }
  if (readLine(scan)) return
  fetchContent(scan)
  const token = scan.tokens[scan.tokens.length - 1]
  if (token && token.kind !== '-' && scan.lineStart <= token.to) skipLineComment(scan)
}

/** The end begins a line of its own: no key goes on there. */
function fetchEnd(scan: Scan): void {
  if (columnOf(scan) > 0) {
    scan.line++
    scan.lineStart = scan.at
  }
  scanner.closeBlocks(scan, -1)
  dropKey(scan)
  scan.keyAllowed = false
  pushToken(scan, 'end', 0)
}

function leaveBlocks(scan: Scan, read: (scan: Scan) => void): void {
  scanner.closeBlocks(scan, -1)
  dropKey(scan)
  scan.keyAllowed = false
  read(scan)
}

const pushMarker = (scan: Scan): void =>
  pushToken(scan, scan.text.charAt(scan.at) === '-' ? 'document-start' : 'document-end', 3)

function fetchContent(scan: Scan): void {
  const character = scan.text.charAt(scan.at)
  const alone = isBlankOrEnd(codeAt(scan, 1))
  switch (character) {
    case '[':
    case '{':
      return maybeKey(scan, (scan) => openBracket(scan, character))
    case ']':
    case '}':
      return closeBracket(scan, character)
    case ',':
      return startEntry(scan, ',')
    case '-':
      return alone ? startItem(scan) : maybeKey(scan, readPlain)
    case '?':
      return alone || isInFlow(scan) ? startKey(scan) : maybeKey(scan, readPlain)
    case ':':
      return alone || isInFlow(scan) ? startValue(scan) : maybeKey(scan, readPlain)
    case '*':
      return maybeKey(scan, (scan) => readAnchor(scan, 'alias'))
    case '&':
      return maybeKey(scan, (scan) => readAnchor(scan, 'anchor'))
    case '!':
      return maybeKey(scan, readTag)
    case '"':
    case "'":
      return maybeKey(scan, readQuoted)
    default:
      return fetchText(scan, character)
  }
}

function fetchText(scan: Scan, character: string): void {
  if ((character === '|' || character === '>') && !isInFlow(scan)) {
    dropKey(scan)
    scan.keyAllowed = true
    return readBlock(scan)
  }
  if (codeAt(scan) === TAB) return scanner.fail(scan, mistakes.tabIndent(scan.at))
  if ('|>%@`'.includes(character)) return scanner.fail(scan, mistakes.strangeStart(scan.at, character))
  maybeKey(scan, readPlain)
}

/** Reads a token that begins a key if a colon follows. */
function maybeKey(scan: Scan, read: (scan: Scan) => void): void {
  const key = scanner.expectKey(scan)
  scan.keyAllowed = false
  const count = scan.tokens.length
  read(scan)
  const token = scan.tokens[count]
  if (token && key) token.key = key
}

function openBracket(scan: Scan, kind: '[' | '{'): void {
  scan.keys.push(undefined)
  scan.keyAllowed = true
  pushToken(scan, kind, 1)
}

function closeBracket(scan: Scan, kind: ']' | '}'): void {
  dropKey(scan)
  if (isInFlow(scan)) scan.keys.pop()
  scan.keyAllowed = false
  pushToken(scan, kind, 1)
}

function startEntry(scan: Scan, kind: ',' | '-'): void {
  dropKey(scan)
  scan.keyAllowed = true
  pushToken(scan, kind, 1)
}

function startItem(scan: Scan): void {
  if (!isInFlow(scan) && !scan.keyAllowed) return scanner.fail(scan, mistakes.misplacedItem(scan.at))
  scanner.openBlock(scan, 'block-sequence', { at: scan.at, column: columnOf(scan) })
  startEntry(scan, '-')
}

function startKey(scan: Scan): void {
  if (!isInFlow(scan) && !scan.keyAllowed) return scanner.fail(scan, mistakes.misplacedQuestion(scan.at))
  scanner.openBlock(scan, 'block-mapping', { at: scan.at, column: columnOf(scan) })
  dropKey(scan)
  scan.keyAllowed = !isInFlow(scan)
  pushToken(scan, '?', 1)
}

/** At a colon: the token before it becomes a key, if it can be one. */
function startValue(scan: Scan): void {
  const key = scan.keys.at(-1)
  if (key && scanner.isStillPossible(scan, key)) {
    scanner.insertToken(scan, makeToken('?', key.at, key.at), key.number)
    scanner.openBlock(scan, 'block-mapping', key)
    key.possible = false
    scan.keyAllowed = false
  } else {
    if (!isInFlow(scan) && !scan.keyAllowed) return scanner.fail(scan, explainColon(scan, key))
    scanner.openBlock(scan, 'block-mapping', { at: scan.at, column: columnOf(scan) })
    scan.keyAllowed = !isInFlow(scan)
  }
  pushToken(scan, ':', 1)
}
