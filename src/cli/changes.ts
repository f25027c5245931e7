import type { Release } from '../collector/catalog.js'
import type { Changes, KeyChanges } from '../collector/changes.js'
import { plannedRemovals } from '../collector/announced.js'

/** Keys of one component that are named; of a section as large as a library's own config the rest is counted. */
const MOST_KEYS = 12

/** What a release is, what it brings, and what is known to be wrong with it. */
export function showRelease(release: Release, before: Release | undefined, changes: Changes | undefined): string {
  const { version, date, core, contrib, prometheus, go, supersededBy, advisories } = release
  const head = [
    `ADOT ${version}, ${date}`,
    `collector ${core}, contrib ${contrib}, Prometheus ${prometheus}, Go ${go}`,
    ...(supersededBy === undefined ? [] : [`superseded by ${supersededBy}`]),
  ]
  const all = [
    head.join('\n'),
    section(
      'Announced to go:',
      plannedRemovals(release).map(({ section: where, type, help }) => `${where}/${type}: ${help}`),
    ),
    section(
      'Known to be wrong with it:',
      advisories.map(({ id, what, fixedIn }) => `${id}: ${what} (fixed in ${fixedIn.join(' and ')})`),
    ),
    ...(before && changes ? [`Since ${before.version}:`, ...parts(changes)] : ['The oldest release known here.']),
  ]
  return `${all.filter((part) => part !== '').join('\n\n')}\n`
}

/** What differs between two releases. */
export const showChanges = (changes: Changes): string => `${parts(changes).join('\n\n') || 'nothing differs'}\n`

const parts = (changes: Changes): readonly string[] =>
  [
    section('Components:', components(changes)),
    section(
      'Defaults:',
      changes.defaults.map(
        ({ component, key, before, after }) => `${component} ${key}: ${shown(before)} -> ${shown(after)}`,
      ),
    ),
    section(
      'Behaviour:',
      changes.behaviours.map(({ what, begins }) => `${begins ? 'now' : 'no longer'}: ${what}`),
    ),
    section(
      'Fixed:',
      changes.fixed.map(({ id, what }) => `${id}: ${what}`),
    ),
    section(
      'Faults that the other release has not:',
      changes.broken.map(({ id, what }) => `${id}: ${what}`),
    ),
    section('Keys:', changes.keys.flatMap(keys)),
    section(
      'Feature gates:',
      changes.gates.map(({ id, before = 'none', after = 'gone' }) => `${id}: ${before} -> ${after}`),
    ),
  ].filter((part) => part !== '')

const section = (title: string, lines: readonly string[]): string =>
  lines.length === 0 ? '' : [title, ...lines.map((line) => `  ${line}`)].join('\n')

const components = ({ added, removed, renamed, signals }: Changes): readonly string[] => [
  ...added.map((component) => `+ ${component}`),
  ...removed.map(({ component, help }) => `- ${component}${help === undefined ? '' : `: ${help}`}`),
  ...renamed.map(
    ({ component, to, keepsOld }) => `~ ${component} is ${keepsOld ? 'also' : 'now'} called ${to.join(', ')}`,
  ),
  ...signals.map(({ component, signal, begins }) => `~ ${component} ${begins ? 'takes' : 'no longer takes'} ${signal}`),
]

const keys = ({ component, added, removed }: KeyChanges): readonly string[] => [
  ...(added.length > 0 ? [`+ ${component}: ${few(added)}`] : []),
  ...(removed.length > 0 ? [`- ${component}: ${few(removed)}`] : []),
]

const few = (names: readonly string[]): string =>
  names.length <= MOST_KEYS
    ? names.join(', ')
    : `${names.slice(0, MOST_KEYS).join(', ')} and ${String(names.length - MOST_KEYS)} more (--format json has all)`

const shown = (value: unknown): string => (value === '' ? '""' : String(value))
