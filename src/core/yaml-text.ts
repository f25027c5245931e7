import type { SyntaxMistake } from './source.js'
import { codePoint } from './yaml-chars.js'

/** A file's characters, and the first place where its bytes are none. */
export interface Decoded {
  readonly text: string
  readonly mistake: SyntaxMistake | undefined
}

/** Bytes as text: UTF-8, or UTF-16 where a byte order mark says so. The mark stays, so that places fit the file. */
export function decode(input: string | Uint8Array): Decoded {
  if (typeof input === 'string') return { text: input, mistake: undefined }
  const encoding = startsWith(input, [0xff, 0xfe]) ? 'utf-16le' : startsWith(input, [0xfe, 0xff]) ? 'utf-16be' : 'utf-8'
  const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(input)
  const broken = encoding === 'utf-8' ? findBroken(text, input) : text.indexOf(REPLACEMENT)
  return { text, mistake: broken < 0 ? undefined : brokenBytes(broken, encoding) }
}

const startsWith = (bytes: Uint8Array, start: readonly number[], at = 0): boolean =>
  start.every((byte, index) => bytes[at + index] === byte)

/** What a decoder puts in the place of bytes that are no character, and its own bytes. */
const REPLACEMENT = '\ufffd'
const REPLACEMENT_BYTES = [0xef, 0xbf, 0xbd]

/** The first replacement that does not stand in the file itself. */
function findBroken(text: string, bytes: Uint8Array): number {
  const encoder = new TextEncoder()
  let offset = 0
  let done = 0
  for (let at = text.indexOf(REPLACEMENT); at >= 0; at = text.indexOf(REPLACEMENT, done)) {
    offset += encoder.encode(text.slice(done, at)).length
    if (!startsWith(bytes, REPLACEMENT_BYTES, offset)) return at
    offset += REPLACEMENT_BYTES.length
    done = at + 1
  }
  return -1
}

const brokenBytes = (at: number, encoding: string): SyntaxMistake => ({
  kind: 'encoding',
  span: [at, at + 1],
  what: `the bytes here are no ${encoding.toUpperCase()} character, and the collector reads no text with such bytes, not even in comments`,
  help: 'save the file as UTF-8',
})

/** All but tab, line breaks and what can be seen; halves of surrogate pairs too. */
const STRANGE = /[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u

/** The first character that the collector's reader takes nowhere, not even in comments. */
export function findStrange(text: string): SyntaxMistake | undefined {
  const at = text.search(STRANGE)
  if (at < 0) return undefined
  const code = text.charCodeAt(at)
  const what = `the character ${codePoint(code)} stands here, and the collector reads no text with control characters, not even in comments`
  const help = code === 0 ? 'save the file as UTF-8' : 'remove it; inside double quotes it can be written as an escape'
  return { kind: 'encoding', span: [at, at + 1], what, help }
}
