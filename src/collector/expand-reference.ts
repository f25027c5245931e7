import type { Path, Span } from '../core/problem.js'
import { spell } from './expand-advice.js'
import { isEscaped, type Event } from './expand-lookup.js'
import { isFatal, type Outcome } from './expand-outcome.js'
import type { Surroundings } from './expand-provider.js'

/**
 * `name`: `$NAME`. `braces`: `${NAME}`. `scheme`: `${env:NAME}`, `${yaml:...}`. `capture`: `$1`, `${1}`, the group of a
 * regular expression. `special`: `$#`, `$@`, which a shell knows. `open`: `${` without `}`.
 */
export type Form = 'name' | 'braces' | 'scheme' | 'capture' | 'special' | 'open'

/** A reference as written, in whatever form. */
export interface Written {
  readonly form: Form
  /** As written, such as `${env:X:-d}`; with its `$$` when it is escaped. */
  readonly raw: string
  /** Written with `$$`, to be left alone. */
  readonly escaped: boolean
  /** Before the first `:`, when that names a provider of any release or could. */
  readonly scheme: string | undefined
  /** The variable, or what stands behind another scheme. */
  readonly name: string
  /** Behind `:-`. */
  readonly fallback: string | undefined
}

/** One reference of a config and what the pinned release makes of it. */
export interface EnvReference extends Written {
  readonly at: Path
  /** It stands in the key at `at`, not in the value. */
  readonly onKey: boolean
  /** Where in the scalar's text. */
  readonly part: Span
  /** Whether it is all of the scalar's text. */
  readonly isWhole: boolean
  readonly outcome: Outcome
  /** Whether the collector does not start because of it. */
  readonly isFatal: boolean
  /** What to write in its place to have in this release what it seems to mean; undefined when that is it, or nothing is. */
  readonly instead: string | undefined
  /** The releases around the pinned one in which it has the same outcome; no `from`, no `to`: the oldest, the newest we know. */
  readonly range: () => { readonly from?: string; readonly to?: string }
}

/** A reference of one scalar, before its place is known. */
export type Found = Omit<EnvReference, 'at' | 'onKey' | 'range'>

/** The references of a scalar's text, in order, from what happened to it. */
export function referencesOf(text: string, events: readonly Event[], around: Surroundings): readonly Found[] {
  const outcomes = new Map<string, { readonly span: Span; readonly outcome: Outcome }>()
  for (const event of events) {
    const owners = event.written ? [event.span] : event.within
    for (const owner of owners) {
      const span = event.written ? widen(text, owner) : owner
      const before = outcomes.get(span.join('-'))
      const outcome = event.written ? event.outcome : outcomeInside(event.outcome, before?.outcome)
      if (outcome && !(before && isFatal(before.outcome))) outcomes.set(span.join('-'), { span, outcome })
    }
  }
  return [...outcomes.values()]
    .map(({ span, outcome }) => found(text, { span, outcome }, around))
    .sort((a, b) => a.part[0] - b.part[0] || b.part[1] - a.part[1])
}

/** What something in its value means for a reference. */
function outcomeInside(inner: Outcome, before: Outcome | undefined): Outcome | undefined {
  if (isFatal(inner))
    return { kind: 'stops', why: inner.kind === 'stops' && inner.why === 'endless' ? 'endless' : 'value' }
  return inner.kind === 'dropped' && inner.why === 'value' ? inner : before
}

/** With the `$` that escapes it, and an open one with the word behind it. */
function widen(text: string, [from, to]: Span): Span {
  const start = text.startsWith('${', from) && isEscaped(text, from) ? from - 1 : from
  if (!text.startsWith('${', from) || text[to - 1] === '}') return [start, to]
  const word = /\$\{[A-Za-z0-9_:.-]*/y
  word.lastIndex = from
  return [start, Math.max(to, from + (word.exec(text)?.[0].length ?? 0))]
}

interface Place {
  readonly span: Span
  readonly outcome: Outcome
}

function found(text: string, { span, outcome }: Place, around: Surroundings): Found {
  const written = readReference(text.slice(...span))
  const own: Outcome =
    written.escaped && !isFatal(outcome) && outcome.kind !== 'literal' ? { kind: 'dropped', why: 'escape' } : outcome
  const isWhole = span[0] === 0 && span[1] === text.length
  const instead = spell(written, own, around.era)
  return { ...written, part: span, isWhole, outcome: own, isFatal: isFatal(own), instead }
}

/** Takes a reference as written apart. */
function readReference(raw: string): Written {
  const escaped = raw.startsWith('$$')
  const bare = escaped ? raw.slice(1) : raw
  const isOpen = bare.startsWith('${') && !bare.endsWith('}')
  const braced = bare.startsWith('${')
  const inner = braced ? bare.slice(2, isOpen ? undefined : -1) : bare.slice(1)
  const parts = readInner(inner)
  return { raw, escaped, form: isOpen ? 'open' : formOf(inner, braced, parts.scheme), ...parts }
}

function formOf(inner: string, braced: boolean, scheme: string | undefined): Form {
  if (/^[0-9]+$/.test(inner)) return 'capture'
  if (!braced) return /^[A-Za-z_]/.test(inner) ? 'name' : 'special'
  return scheme === undefined ? 'braces' : 'scheme'
}

function readInner(inner: string): Pick<Written, 'scheme' | 'name' | 'fallback'> {
  const colon = inner.indexOf(':')
  const scheme =
    /^[A-Za-z][A-Za-z0-9+.-]+$/.test(inner.slice(0, Math.max(0, colon))) && inner[colon + 1] !== '-'
      ? inner.slice(0, colon)
      : undefined
  const rest = scheme === undefined ? inner : inner.slice(colon + 1)
  const at = scheme === undefined || scheme === 'env' ? rest.indexOf(':-') : -1
  return at < 0
    ? { scheme, name: rest, fallback: undefined }
    : { scheme, name: rest.slice(0, at), fallback: rest.slice(at + 2) }
}

/** What looks like a reference in a key, where no release expands it. */
export function keyReferences(text: string): readonly Found[] {
  return [...text.matchAll(/\$\$?(?:\{[^{}]*\}?|[A-Za-z0-9_]+)/g)].map(({ 0: raw, index }) => ({
    ...readReference(raw),
    part: [index, index + raw.length] as const,
    isWhole: raw.length === text.length,
    outcome: { kind: 'literal', why: 'key' } as const,
    isFatal: false,
    instead: undefined,
  }))
}
