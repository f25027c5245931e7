import { remember } from './remember.js'
import type { SyntaxMistake } from './source.js'
import { codePoint } from './yaml-chars.js'

/** A file's characters, and the first place where its bytes are none. */
export interface Decoded {
  readonly text: string
  readonly mistake: SyntaxMistake | undefined
}

interface Encoding {
  readonly name: string
  /** The mark that says so at the start of a file. */
  readonly mark: readonly number[]
  /** What a decoder puts in the place of bytes that are no character, when it stands in the file itself. */
  readonly replacement: readonly number[]
}

const UTF8: Encoding = { name: 'utf-8', mark: [], replacement: [0xef, 0xbf, 0xbd] }
const UTF16: readonly Encoding[] = [
  { name: 'utf-16le', mark: [0xff, 0xfe], replacement: [0xfd, 0xff] },
  { name: 'utf-16be', mark: [0xfe, 0xff], replacement: [0xff, 0xfd] },
]

const decoderOf = remember(({ name }: Encoding) => new TextDecoder(name, { ignoreBOM: true }))

/** Bytes as text: UTF-8, or UTF-16 where a byte order mark says so. The mark stays, so that places fit the file. */
export function decode(input: string | Uint8Array): Decoded {
  if (typeof input === 'string') return { text: input, mistake: undefined }
  const encoding = UTF16.find(({ mark }) => stands(mark, input, 0)) ?? UTF8
  const text = decoderOf(encoding).decode(input)
  const broken = findBroken(text, input, encoding)
  return { text, mistake: broken < 0 ? undefined : brokenBytes(broken, encoding) }
}

const stands = (part: readonly number[], bytes: Uint8Array, at: number): boolean =>
  part.every((byte, index) => bytes[at + index] === byte)

/** The first replacement that does not stand in the file itself. */
function findBroken(text: string, bytes: Uint8Array, { replacement }: Encoding): number {
  if (!text.includes('\ufffd')) return -1
  const encoder = new TextEncoder()
  const isWide = replacement.length === 2
  let offset = 0
  let done = 0
  for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', done)) {
    offset += isWide ? (at - done) * 2 : encoder.encode(text.slice(done, at)).length
    if (!stands(replacement, bytes, offset)) return at
    offset += replacement.length
    done = at + 1
  }
  return -1
}

const brokenBytes = (at: number, { name }: Encoding): SyntaxMistake => ({
  kind: 'encoding',
  span: [at, at + 1],
  what: `the bytes here are no ${name.toUpperCase()} character, and the collector reads no text with such bytes, not even in comments`,
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
