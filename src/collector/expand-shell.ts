import type { Span } from '../core/problem.js'
import { note, type Run } from './expand-lookup.js'
import { isFatal, type Outcome } from './expand-outcome.js'
import { isName, isPlausible, lookUp, misnamed, splitUri } from './expand-provider.js'
import { isWritten, replaceIn, UNKNOWN, type Replacement, type Rope } from './expand-rope.js'

/** One `$...` as a shell takes it: up to `end`. Without a name, `$` and what belongs to it is lost; `undefined`: a plain `$`. */
interface Token {
  readonly end: number
  readonly name: string | undefined
}

/** Replaces `$NAME`, `${NAME}`, `$1`, `$#` and `$$` by the rules of a shell. undefined: the collector stops. */
export function expandShell(rope: Rope, run: Run): Rope | undefined {
  const replacements: Replacement[] = []
  const { text } = rope
  const closing = nextIndexOf(text, '}')
  let stopped = false
  for (let at = text.indexOf('$'); at >= 0 && at < text.length - 1;) {
    const token = readToken(text, at, closing)
    const { by, outcome } = token ? replacementOf(token, text, run) : { by: '$', outcome: undefined }
    if (token) replacements.push([at, token.end, by])
    const span: Span = outcome?.kind === 'literal' ? [at, closing(at) + 1] : [at, token?.end ?? at + 1]
    if (outcome && span[1] > at) note(run, rope, { span, outcome: ownOutcome(rope, span, outcome) })
    stopped ||= outcome?.kind === 'stops'
    at = text.indexOf('$', token?.end ?? at + 1)
  }
  return stopped ? undefined : replaceIn(rope, replacements)
}

/** A reference or an escape in a value that was put in is no one's intention. */
const ownOutcome = (rope: Rope, [at]: Span, outcome: Outcome): Outcome =>
  isWritten(rope, at) || isFatal(outcome) || outcome.kind === 'unknown' ? outcome : { kind: 'dropped', why: 'value' }

/** Looks for a character from rising offsets on, in time linear in the text for all calls together. -1: none. */
function nextIndexOf(text: string, character: string): (from: number) => number {
  let known = -2
  return (from) => {
    if (known !== -1 && known < from) known = text.indexOf(character, from)
    return known
  }
}

const SPECIAL = /[*#$@!?\-0-9]/

function readToken(text: string, at: number, closing: (from: number) => number): Token | undefined {
  const next = text[at + 1] ?? ''
  if (next === '{') {
    const close = closing(at)
    if (close < 0) return { end: at + 2, name: undefined }
    return { end: close + 1, name: text.slice(at + 2, close) || undefined }
  }
  if (SPECIAL.test(next)) return { end: at + 2, name: next }
  const letters = /[A-Za-z0-9_]+/y
  letters.lastIndex = at + 1
  const name = letters.exec(text)?.[0]
  return name === undefined ? undefined : { end: at + 1 + name.length, name }
}

function replacementOf({ name, end }: Token, text: string, run: Run): { by: string; outcome: Outcome | undefined } {
  if (name === undefined) return { by: '', outcome: { kind: 'dropped', why: 'unclosed' } }
  if (name === '$') return { by: '$', outcome: text[end] === '{' ? { kind: 'literal', why: 'escaped' } : undefined }
  if (name.includes(UNKNOWN) || text[end] === UNKNOWN) return { by: UNKNOWN, outcome: { kind: 'unknown' } }
  if (run.around.era.checksNames && !isName(name)) return { by: '', outcome: misnamed(name, 'stops') }
  const variable = lookUp(name, run.around)
  if (variable === 'unknown') return { by: UNKNOWN, outcome: { kind: 'unknown' } }
  if (variable === 'unset' || variable.text === '') return { by: '', outcome: nothing(name, variable !== 'unset', run) }
  return { by: variable.text, outcome: { kind: 'value' } }
}

function nothing(name: string, isEmpty: boolean, { around }: Run): Outcome {
  if (isPlausible(name)) return { kind: 'unset', isEmpty, then: 'empty' }
  const uri = splitUri(name, around.era)
  if (uri && around.schemes.includes(uri.scheme))
    return { kind: 'dropped', why: around.era.lookup === 'none' ? 'scheme' : 'inside' }
  return misnamed(name, 'dropped')
}

/** Releases without the shell's rules: `$$` becomes `$`, every other `$` is text. */
export function unescape(rope: Rope, run: Run): Rope {
  const { text } = rope
  const replacements: Replacement[] = []
  const closing = nextIndexOf(text, '}')
  let escapes = 0
  for (let at = text.indexOf('$'); at >= 0;) {
    const isPair = text[at + 1] === '$'
    if (isPair) {
      replacements.push([at, at + 2, '$'])
      escapes += noteEscape(rope, at, { run, close: closing(at) })
    } else noteLiteral(rope, at, { run, closing, isBehindEscape: escapes > 0 })
    at = text.indexOf('$', at + (isPair ? 2 : 1))
  }
  return replaceIn(rope, replacements)
}

interface Literal {
  readonly run: Run
  readonly closing: (from: number) => number
  readonly isBehindEscape: boolean
}

function noteLiteral(rope: Rope, at: number, { run, closing, isBehindEscape }: Literal): void {
  const token = readToken(rope.text, at, closing)
  if (!token || !isWritten(rope, at)) return
  const isOpen = closing(at) < 0
  const why = rope.text[at + 1] !== '{' ? 'bare' : isOpen ? 'unclosed' : isBehindEscape ? 'after-escape' : 'escaped'
  note(run, rope, { span: [at, token.end], outcome: { kind: 'literal', why } })
}

/** 1 for an escaped reference. */
function noteEscape(rope: Rope, at: number, { run, close }: { run: Run; close: number }): 0 | 1 {
  const isReference = rope.text[at + 2] === '{' && close >= 0
  if (!isWritten(rope, at)) note(run, rope, { span: [at, at + 2], outcome: { kind: 'dropped', why: 'value' } })
  else if (isReference) note(run, rope, { span: [at, close + 1], outcome: { kind: 'literal', why: 'escaped' } })
  return isReference ? 1 : 0
}
