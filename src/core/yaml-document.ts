import type { Span } from './problem.js'
import type { SyntaxMistake } from './source.js'
import { badDirective, missingMarker, otherVersion } from './yaml-mistakes.js'
import type { Node } from './yaml-node.js'
import { parseNode } from './yaml-parse.js'
import { tagHandles } from './yaml-properties.js'
import type { Scan, Token, TokenKind } from './yaml-scan.js'
import { peek, refuse, take } from './yaml-tokens.js'

/** The first document of a text as written. */
export interface Document {
  /** Undefined when nothing stands in it. */
  readonly root: Node | undefined
  /** What each anchor's name stands for at the end. */
  readonly anchors: ReadonlyMap<string, Node>
  readonly mistake: SyntaxMistake | undefined
  /** How far the text was read for it. */
  readonly end: number
  /** Where more begins that is no comment, behind the document's end. */
  readonly second: number | undefined
}

const EMPTY: readonly TokenKind[] = ['version', 'tag-line', 'document-start', 'document-end', 'end', 'stop']

export function parseDocument(scan: Scan): Document {
  const handles = tagHandles()
  const anchors = new Map<string, Node>()
  const explicit = readStart(scan, handles)
  const { kind } = peek(scan)
  const empty = explicit ? EMPTY.includes(kind) : kind === 'end' || kind === 'stop'
  const root = empty ? undefined : parseNode({ scan, anchors, handles, brackets: [], depth: 0 }, 'block')
  if (peek(scan).kind === 'document-end') take(scan)
  const { mistake, at } = scan
  return { root, anchors, mistake, end: at, second: mistake ? undefined : findSecond(scan) }
}

/** Reads the `%` lines and the `---` before the content; false when there are none. */
function readStart(scan: Scan, handles: Map<string, string>): boolean {
  const lines: Token[] = []
  for (let token = peek(scan); token.kind === 'version' || token.kind === 'tag-line'; token = peek(scan)) {
    const span: Span = [token.from, token.to]
    const twice = lines.some(({ kind, value }) => kind === token.kind && (kind === 'version' || value === token.value))
    if (twice) refuse(scan, badDirective(span))
    else if (token.kind === 'version' && !/^0?1\.0?1$/.test(token.value)) refuse(scan, otherVersion(span))
    if (token.kind === 'tag-line') handles.set(token.value, token.suffix)
    lines.push(take(scan))
  }
  const { kind, from } = peek(scan)
  if (kind === 'document-start') take(scan)
  else if (lines.length > 0 && kind !== 'stop')
    refuse(scan, missingMarker([from, Math.min(from + 1, scan.text.length)]))
  return kind === 'document-start' || lines.length > 0
}

/** Where the next document with anything in it begins: the reader of a config never gets there. */
function findSecond(scan: Scan): number | undefined {
  let start: number | undefined
  for (let token = peek(scan); token.kind !== 'end'; token = peek(scan)) {
    if (!EMPTY.includes(token.kind) || token.kind === 'stop') return start ?? Math.min(token.from, scan.at)
    if (token.kind === 'document-start') start ??= token.from
    take(scan)
  }
  return undefined
}
