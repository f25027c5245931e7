import { newestRelease, releases, type Release } from '../collector/catalog.js'
import { changesBetween, type Changes } from '../collector/changes.js'
import { plannedRemovals } from '../collector/announced.js'
import type { Advisory } from '../collector/data.js'
import { Failure } from '../core/problem.js'
import { choose, type Words } from './arguments.js'
import { showChanges, showRelease } from './changes.js'
import { knownRelease } from './release.js'
import { PLAIN_FORMATS } from './table.js'
import type { Terminal } from '../ports.js'

/** Every release, or what one brings, or what changes from one to another. */
export function listVersions({ words: [given], options }: Words, terminal: Terminal): number {
  const format = choose('--format', options.get('format')?.[0] ?? 'text', PLAIN_FORMATS)
  const asked = readAsked(given, options.get('since')?.[0])
  const { plain, text } = !asked ? listing() : asked.isOne ? description(asked.to) : comparison(asked.from, asked.to)
  terminal.print(format === 'json' ? `${JSON.stringify(plain())}\n` : text())
  return 0
}

/** The same in both formats. */
interface Answer {
  readonly plain: () => unknown
  readonly text: () => string
}

function listing(): Answer {
  const all = releases().toReversed()
  return {
    plain: () => ({ versions: all.map(factsOf) }),
    text: () =>
      `${all.map(row).join('')}\nadot-ecs versions V tells what a release brings, and what is wrong with it\n`,
  }
}

function description(release: Release): Answer {
  const before = releases()[release.index - 1]
  const changes = before && changesBetween(before, release)
  return {
    plain: () => ({
      ...factsOf(release),
      announced: plannedRemovals(release).map(({ section, type, help }) => ({ component: `${section}/${type}`, help })),
      ...(before && changes && { since: before.version, changes: plainChanges(changes) }),
    }),
    text: () => showRelease(release, before, changes),
  }
}

function comparison(from: Release, to: Release): Answer {
  const changes = changesBetween(from, to)
  return {
    plain: () => ({ from: from.version, to: to.version, changes: plainChanges(changes) }),
    text: () => `From ${from.version} (${from.date}) to ${to.version} (${to.date})\n\n${showChanges(changes)}`,
  }
}

type Asked =
  | { readonly isOne: true; readonly to: Release }
  | { readonly isOne: false; readonly from: Release; readonly to: Release }

function readAsked(given: string | undefined, since: string | undefined): Asked | undefined {
  if (given !== undefined && since !== undefined)
    throw new Failure({ what: 'a release and --since exclude each other', help: 'write versions A..B' })
  if (since !== undefined) return { isOne: false, from: knownRelease(since, '--since'), to: newestRelease() }
  if (given === undefined) return undefined
  const [first = '', second, ...more] = given.split('..')
  if (more.length > 0 || first === '' || second === '')
    throw new Failure({ what: `${given} names no two releases`, help: 'write versions v0.43.3..v0.49.0' })
  const from = knownRelease(first, 'versions')
  if (second !== undefined) return { isOne: false, from, to: knownRelease(second, 'versions') }
  return { isOne: true, to: from }
}

const factsOf = ({ version, date, core, contrib, prometheus, go, supersededBy, advisories }: Release) => ({
  version,
  date,
  core,
  contrib,
  prometheus,
  go,
  ...(supersededBy !== undefined && { supersededBy }),
  advisories: advisories.map(plainAdvisory),
})

const plainAdvisory = ({ id, kind, component, what, fixedIn }: Advisory) => ({
  ids: id.split(', '),
  kind,
  ...(component !== undefined && { component }),
  what,
  fixedIn,
})

const plainChanges = (changes: Changes) => ({
  ...changes,
  fixed: changes.fixed.map(plainAdvisory),
  broken: changes.broken.map(plainAdvisory),
})

const row = ({ version, date, core, supersededBy, advisories }: Release): string => {
  const faults = advisories.flatMap(({ id }) => id.split(', '))
  const known = faults.length === 0 ? '' : `  known faults: ${String(faults.length)}`
  const patch = supersededBy === undefined ? '' : `  superseded by ${supersededBy}`
  return `${version.padEnd(8)}  ${date}  collector ${core.padEnd(8)}${patch}${known}`.trimEnd() + '\n'
}
