import type { Comment, SyntaxMistake } from './source.js'
import { BOM, CR, isBlankOrEnd, LF } from './yaml-chars.js'
import { explainMissing, isTooLong } from './yaml-colon.js'

export type TokenKind =
  | ('version' | 'tag-line' | 'document-start' | 'document-end' | 'end' | 'stop')
  | ('block-sequence' | 'block-mapping' | 'block-end')
  | ('[' | ']' | '{' | '}' | ',' | '-' | '?' | ':')
  | ('alias' | 'anchor' | 'tag' | 'scalar')

export type Style = 'plain' | 'quoted' | 'block'

export interface Token {
  readonly kind: TokenKind
  readonly from: number
  readonly to: number
  /** A scalar's text, the name of an anchor or alias, a tag's handle. */
  readonly value: string
  /** What follows a tag's handle. */
  readonly suffix: string
  readonly style: Style
  /** Set as long as the token may turn out to begin a key. */
  key: PossibleKey | undefined
}

/** A token that begins a key when a colon follows it on its line, within 1,024 characters. */
export interface PossibleKey {
  /** The token's number, counted from the start of the text. */
  readonly number: number
  readonly at: number
  readonly line: number
  readonly column: number
  /** Stands where only a key can stand. */
  readonly required: boolean
  possible: boolean
}

/** Where the scanner stands and what it knows; one per text, changed as it moves. */
export interface Scan {
  readonly text: string
  /** JSON is more liberal than YAML about escapes and the length of keys. */
  readonly json: boolean
  at: number
  line: number
  lineStart: number
  /** Column of the innermost block collection, -1 outside of all. */
  indent: number
  readonly outerIndents: number[]
  /** The latest possible key outside of brackets and inside each open one. */
  readonly keys: (PossibleKey | undefined)[]
  keyAllowed: boolean
  readonly tokens: Token[]
  /** The next token to hand out, once it is certain. */
  next: Token | undefined
  /** Its index, and how many were handed out before it. */
  head: number
  taken: number
  readonly comments: Comment[]
  /** The first mistake: scanning stops there. */
  mistake: SyntaxMistake | undefined
}

export function startScan(text: string, json: boolean): Scan {
  const at = text.charCodeAt(0) === BOM ? 1 : 0
  return {
    text,
    json,
    at,
    line: 0,
    lineStart: at,
    indent: -1,
    outerIndents: [],
    keys: [undefined],
    keyAllowed: true,
    tokens: [],
    next: undefined,
    head: 0,
    taken: 0,
    comments: [],
    mistake: undefined,
  }
}

export const codeAt = (scan: Scan, ahead = 0): number => scan.text.charCodeAt(scan.at + ahead)
export const columnOf = (scan: Scan): number => scan.at - scan.lineStart
export const isInFlow = (scan: Scan): boolean => scan.keys.length > 1

/** Nothing is scanned after the first mistake. */
export function fail(scan: Scan, mistake: SyntaxMistake): void {
  scan.mistake ??= mistake
}

/** Moves over one line break; CR LF is one. */
export function skipBreak(scan: Scan): void {
  scan.at += codeAt(scan) === CR && codeAt(scan, 1) === LF ? 2 : 1
  scan.line++
  scan.lineStart = scan.at
}

/** Whether `---` or `...` stands alone at the start of this line. */
export function isAtMarker(scan: Scan): boolean {
  if (scan.at !== scan.lineStart) return false
  const { text, at } = scan
  return (text.startsWith('---', at) || text.startsWith('...', at)) && isBlankOrEnd(text.charCodeAt(at + 3))
}

/** A token that is no text. */
export function makeToken(kind: TokenKind, from: number, to: number): Token {
  return { kind, from, to, value: '', suffix: '', style: 'plain', key: undefined }
}

export function pushText(scan: Scan, value: string, { from, to, style }: Pick<Token, 'from' | 'to' | 'style'>): void {
  scan.tokens.push({ kind: 'scalar', from, to, value, suffix: '', style, key: undefined })
}

/** Adds a token of so many characters and moves behind it. */
export function pushToken(scan: Scan, kind: TokenKind, length: number): void {
  scan.tokens.push(makeToken(kind, scan.at, scan.at + length))
  scan.at += length
}

/** Notes that the token about to come may begin a key. */
export function expectKey(scan: Scan): PossibleKey | undefined {
  if (!scan.keyAllowed) return undefined
  const column = columnOf(scan)
  const required = !isInFlow(scan) && scan.indent === column
  const number = scan.taken + scan.tokens.length - scan.head
  dropKey(scan)
  const key = { number, at: scan.at, line: scan.line, column, required, possible: true }
  scan.keys[scan.keys.length - 1] = key
  return key
}

/** The latest possible key is none: something else stands where its colon should be. */
export function dropKey(scan: Scan): void {
  const key = scan.keys.at(-1)
  if (key?.possible !== true) return
  if (key.required) fail(scan, explainMissing(scan, key))
  key.possible = false
}

/** Whether a colon at the present place would still make it a key. */
export function isStillPossible(scan: Scan, key: PossibleKey): boolean {
  if (!key.possible) return false
  if (key.line === scan.line && !isTooLong(scan, key)) return true
  if (key.required) fail(scan, explainMissing(scan, key))
  key.possible = false
  return false
}

/** Opens a block collection when the column is deeper than the one around it: before the token of that number, or at the end. */
export function openBlock(
  scan: Scan,
  kind: 'block-sequence' | 'block-mapping',
  place: { at: number; column: number; number?: number },
): void {
  if (isInFlow(scan) || scan.indent >= place.column) return
  scan.outerIndents.push(scan.indent)
  scan.indent = place.column
  insertToken(scan, makeToken(kind, place.at, place.at), place.number)
}

/** Closes the block collections that are deeper than the column. */
export function closeBlocks(scan: Scan, column: number): void {
  while (scan.indent > column && !isInFlow(scan)) {
    scan.tokens.push(makeToken('block-end', scan.at, scan.at))
    scan.indent = scan.outerIndents.pop() ?? -1
  }
}

/** Puts a token before the one of that number, or at the end. */
export function insertToken(scan: Scan, token: Token, number?: number): void {
  if (number === undefined) scan.tokens.push(token)
  else scan.tokens.splice(scan.head + number - scan.taken, 0, token)
}
