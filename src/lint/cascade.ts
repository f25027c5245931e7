import type { Path, Problem } from '../core/problem.js'
import { remember } from '../core/remember.js'
import { byPlace, isGraver, type Finding } from './finding.js'
import type { Rule } from './rule.js'

/** A problem with the rule that found it and what is told of it. */
export interface Told {
  readonly problem: Problem
  readonly rule: Rule
  readonly finding: Finding
}

/**
 * All but what only follows from an error: errors below a key that the release does not know, below a component that it
 * does not have, below a value of another type; and what misses something for which a key stands there that is misspelt
 * or in the wrong place.
 */
export function withoutConsequences(told: readonly Told[]): readonly Told[] {
  const causes = told.filter(({ finding }) => finding.severity === 'error').map(({ problem }) => problem)
  const unread = new Set(causes.flatMap((cause) => (cause.isUnread === true ? keysOf(cause) : [])))
  const meant = causes.flatMap(({ meant }) => (meant ? [meant] : []))
  const [given, around] = [new Set(meant.map(keyOf)), new Set(meant.flatMap(above))]
  if (unread.size + given.size === 0) return told
  const isMisjudged = ({ problem, rule, finding }: Told): boolean =>
    finding.severity === 'error' &&
    problem.in !== 'task-definition' &&
    problem.isUnread !== true &&
    rule.isEarly !== true &&
    keysOf(problem).some((key) => isBelow(key, unread))
  // Many problems may share one list of what they miss.
  const isGiven = remember((paths: readonly Path[]) =>
    paths.map(keyOf).some((path) => isBelow(path, given) || around.has(path)),
  )
  const follows = (one: Told): boolean =>
    isMisjudged(one) || (one.problem.lacks !== undefined && isGiven(one.problem.lacks))
  return told.filter((one) => !follows(one))
}

/** A path as text, in which each step has its end: a beginning of the one is a beginning of the other. */
function keyOf(path: Path): string {
  let key = ''
  for (const step of path) key += `${step}\n`
  return key
}
/** Every beginning of a path, but none and all of it. */
const above = (path: Path): readonly string[] => path.slice(1).map((_, end) => keyOf(path.slice(0, end + 1)))
const keysOf = ({ at }: Problem): readonly string[] => ('span' in at ? [] : [keyOf(at)])

/** Whether a path or a beginning of it is among others. */
function isBelow(key: string, paths: ReadonlySet<string>): boolean {
  if (paths.has('')) return true
  for (let end = key.indexOf('\n'); end >= 0; end = key.indexOf('\n', end + 1))
    if (paths.has(key.slice(0, end + 1))) return true
  return false
}

/**
 * Sorted by place. Of several findings of the same words only the gravest stays (the first rule's among equals), but what is
 * missing there, and what is said besides, is another mistake. An error takes over what explains it.
 */
export function onePerMistake(told: readonly Told[]): readonly Finding[] {
  const best = new Map<string, Told>()
  for (const one of told) {
    const key = subjectOf(one)
    const before = best.get(key)
    best.set(key, before ? graver(before, one) : one)
  }
  return [...best.values()].map(({ finding }) => finding).sort(byPlace)
}

function subjectOf({ finding, problem, rule }: Told): string {
  const { file, line, column, endLine, endColumn, what, sourceLine } = finding
  // A reference stands within the quotes of its value.
  const isQuoted = rule.isCause === true && /^(["']).*\1$/.test(sourceLine.slice(column - 2, endColumn))
  const [from, to] = isQuoted ? [column - 1, endColumn + 1] : [column, endColumn]
  const besides = problem.lacks && finding.severity === 'error' ? `lacks ${what}` : rule.about
  return [file, line, from, endLine, to, besides].join('\n')
}

function graver(before: Told, next: Told): Told {
  const [first, second] = isGraver(next.finding, before.finding) ? [next, before] : [before, next]
  if (second.rule.isCause !== true || first.rule.isCause === true || first.finding.severity !== 'error') return first
  const { what, help } = second.finding
  return { ...first, finding: { ...first.finding, help: help === undefined ? what : `${what}; ${help}` } }
}
