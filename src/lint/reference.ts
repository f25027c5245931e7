import type { EnvReference } from '../collector/expand.js'
import { quote } from '../core/text.js'
import type { Path } from '../core/problem.js'
import type { Problem, View } from './rule.js'

/** `in v0.41.0 and later`, `up to v0.22.1`, `from v0.23.0 to v0.26.2`, or nothing when every release does it. */
export function timeOf(reference: EnvReference): string {
  const { from, to } = reference.range()
  if (from !== undefined && to !== undefined) return from === to ? ` in ${from}` : ` from ${from} to ${to}`
  return from !== undefined ? ` in ${from} and later` : to !== undefined ? ` up to ${to}` : ''
}

/** A problem at a reference, with what to write instead when the release has a way to say it. */
export function problemAt(reference: EnvReference, what: string, help?: string): Problem {
  const { at, onKey, part, raw, instead } = reference
  const advice = help ?? (instead === undefined ? undefined : `write ${instead}`)
  return {
    at,
    part,
    ...(onKey && { on: 'key' as const }),
    what: `${quote(raw)} ${what}`,
    ...(advice !== undefined && { help: advice }),
    ...(instead !== undefined && !onKey && { edit: { replaceWith: instead, safe: false } }),
  }
}

/** The `$NAME` that is the whole value at a path and stays as text in the pinned release: what is wrong with the value then. */
export function bareNameAt(references: readonly EnvReference[], at: Path): EnvReference | undefined {
  const path = at.join('\n')
  return references.find(
    (one) => one.isWhole && isBareName(one) && one.at.length === at.length && one.at.join('\n') === path,
  )
}

/** Whether it is a `$NAME` in a value that the release does not replace. */
export const isBareName = ({ outcome, form, onKey }: EnvReference): boolean =>
  outcome.kind === 'literal' && outcome.why === 'bare' && form === 'name' && !onKey

/** Whether a text of the config may have such a part: as it is written, or in the value of a variable. */
export const mayRead = (part: RegExp, { source, references, environment }: View): boolean =>
  part.test(source.text) ||
  (references.length > 0 && [...(environment?.values() ?? [])].some((value) => value !== undefined && part.test(value)))
