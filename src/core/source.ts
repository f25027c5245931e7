import { readLines } from './lines.js'
import type { Span } from './problem.js'
import type { Tree } from './tree.js'
import { composeTree } from './yaml-compose.js'
import { parseDocument, type Document } from './yaml-document.js'
import { startScan } from './yaml-scan.js'
import { decode, findStrange } from './yaml-text.js'

/** A mistake of the text itself: the document cannot be read. */
export interface SyntaxMistake {
  readonly kind: 'syntax' | 'duplicate-key' | 'encoding' | 'alias' | 'too-large' | 'key'
  readonly span: Span
  readonly what: string
  readonly help?: string
  readonly related?: readonly { readonly span: Span; readonly what: string }[]
}

export interface Comment {
  /** The text behind `#`, trimmed. */
  readonly text: string
  readonly span: Span
}

/** A YAML or JSON text, read once, as Go's yaml.v3 reads it. */
export interface Source {
  readonly text: string
  /** The first document; undefined when it is empty or has mistakes. */
  readonly root: Tree | undefined
  /** The same when duplicate keys are the only mistakes, the last of them counting: what early releases make of it. */
  readonly lenient: Tree | undefined
  readonly mistakes: readonly SyntaxMistake[]
  readonly comments: readonly Comment[]
  /** Where a second document begins, which the collector never reads. */
  readonly second: number | undefined
  /** 1-based; columns count UTF-16 units. */
  readonly place: (offset: number) => { readonly line: number; readonly column: number }
}

/** In characters: more than a hundred times what a parameter holds. */
const LARGEST = 1024 * 1024

/** How the collector's reader fetches a file: a broken byte hurts when the block in which it stands is fetched. */
const BLOCK = 512

/**
 * Reads a text as the collector does: the dialect of Go's yaml.v3, of which JSON is a part. Mistakes of syntax end the
 * reading, so there is one; of mistakes in meaning the first twenty are told. Never throws.
 * For text that the collector never sees, `dialect` json takes every escape and key that JSON allows.
 */
export function readSource(input: string | Uint8Array, dialect: 'collector' | 'json' = 'collector'): Source {
  const { text, mistake: broken } = decode(input)
  const { place } = readLines(text)
  const nothing: Source = {
    text,
    root: undefined,
    lenient: undefined,
    mistakes: [],
    comments: [],
    second: undefined,
    place,
  }
  if (text.length > LARGEST) return { ...nothing, mistakes: [tooLarge(text)] }
  const scan = startScan(text, dialect === 'json')
  const document = parseDocument(scan)
  const { comments } = scan
  const unreadable = firstOf(
    document.mistake,
    ...[broken, scan.json ? undefined : findStrange(text)].map((mistake) => reached(mistake, document)),
  )
  if (unreadable) return { ...nothing, mistakes: [unreadable], comments }
  const { tree, mistakes } = composeTree(text, document)
  const lenient = mistakes.every(({ kind }) => kind === 'duplicate-key') ? tree : undefined
  const root = mistakes.length > 0 ? undefined : tree
  return { text, root, lenient, mistakes, comments, second: document.second, place }
}

function firstOf(...mistakes: readonly (SyntaxMistake | undefined)[]): SyntaxMistake | undefined {
  return mistakes.filter((mistake) => mistake !== undefined).sort((a, b) => a.span[0] - b.span[0])[0]
}

/** A mistake in the bytes counts when the reader comes to it, which it does not far behind the first document. */
function reached(mistake: SyntaxMistake | undefined, { end, second }: Document): SyntaxMistake | undefined {
  const fetched = Math.ceil((end + 4) / BLOCK) * BLOCK
  return mistake && (second === undefined || mistake.span[0] < fetched) ? mistake : undefined
}

const tooLarge = (text: string): SyntaxMistake => ({
  kind: 'too-large',
  span: [0, 0],
  what: `the text has ${text.length} characters; no parameter holds more than 8,192 bytes, so no more than ${LARGEST} are read`,
  help: 'check whether this is the right file',
})
