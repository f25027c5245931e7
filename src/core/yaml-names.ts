import type { Span } from './problem.js'
import { isBlankOrEnd, isBreak, isWord } from './yaml-chars.js'
import { badDirective, badName, badTag } from './yaml-mistakes.js'
import { codeAt, fail, isInFlow, makeToken, skipBreak, type Scan } from './yaml-scan.js'

/** What may follow the name of an anchor besides a blank. */
const BEHIND_NAME = '?:,]}%@`'

/** Reads `&name` or `*name`. */
export function readAnchor(scan: Scan, kind: 'anchor' | 'alias'): void {
  const from = scan.at
  scan.at++
  while (isWord(codeAt(scan))) scan.at++
  const name = scan.text.slice(from + 1, scan.at)
  if (name === '' || !(isBlankOrEnd(codeAt(scan)) || BEHIND_NAME.includes(scan.text.charAt(scan.at))))
    return fail(scan, badName(wordAt(scan, from), kind === 'alias' ? '*' : '&'))
  scan.tokens.push({ ...makeToken(kind, from, scan.at), value: name })
}

/** `!<address>`, `!handle!name` or `!name`. */
const TAG = /!(?:<([\w\-;/?:@&=+$,.!~*'()[\]%]+)>|([\w-]*!)?([\w\-;/?:@&=+$,.!~*'()[\]%]*))/y

export function readTag(scan: Scan): void {
  const from = scan.at
  const [all = '!', address, handle, name = ''] = matchAt(TAG, scan) ?? []
  scan.at += all.length
  const suffix = decode(address ?? name)
  const isWhole = suffix !== undefined && (handle === undefined || suffix !== '') && isBlankOrEnd(codeAt(scan))
  if (!isWhole) return fail(scan, badTag(wordAt(scan, from)))
  const value = handle !== undefined ? `!${handle}` : address === undefined && suffix !== '' ? '!' : ''
  scan.tokens.push({ ...makeToken('tag', from, scan.at), value, suffix: all === '!' ? '!' : suffix })
}

/** Characters may be written as the percent signs of their UTF-8 bytes. */
function decode(name: string): string | undefined {
  try {
    return decodeURIComponent(name)
  } catch {
    return undefined
  }
}

const VERSION = /%YAML[ \t]+([0-9]{1,2}\.[0-9]{1,2})(?=\s|$)/y
const TAG_LINE = /%TAG[ \t]+(!(?:[\w-]*!)?)[ \t]+([\w\-;/?:@&=+$,.!~*'()[\]%]+)(?=\s|$)/y
const REST = /[ \t]*(?:#[^\r\n\x85\u2028\u2029]*)?/y

/** Reads a line that begins with `%`. */
export function readDirective(scan: Scan): void {
  const from = scan.at
  const version = matchAt(VERSION, scan)
  const tag = version ? undefined : matchAt(TAG_LINE, scan)
  const [all = '', value, suffix] = version ?? tag ?? []
  scan.at += all.length
  scan.at += matchAt(REST, scan)?.[0].length ?? 0
  const code = codeAt(scan)
  if (value === undefined || !(Number.isNaN(code) || isBreak(code))) return fail(scan, badDirective(lineAt(scan, from)))
  const prefix = decode(suffix ?? '') ?? ''
  const kind = version ? 'version' : 'tag-line'
  scan.tokens.push({ ...makeToken(kind, from, from + all.length), value, suffix: prefix })
  if (isBreak(code)) skipBreak(scan)
}

function matchAt(pattern: RegExp, { text, at }: Scan): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

/** From a place to the next blank or break, inside brackets also to the next comma or closing bracket. */
function wordAt(scan: Scan, from: number): Span {
  const ends = isInFlow(scan) ? ',]}' : ''
  let to = from + 1
  while (!isBlankOrEnd(scan.text.charCodeAt(to)) && !ends.includes(scan.text.charAt(to))) to++
  return [from, to]
}

function lineAt({ text }: Scan, from: number): Span {
  const [line = ''] = text.slice(from).split(/[\r\n]/, 1)
  return [from, from + line.trimEnd().length]
}
