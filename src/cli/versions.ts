import { releases } from '../collector/catalog.js'
import type { Terminal } from '../ports.js'

/** Every release, newest first: when it came, what is inside, and what is known to be wrong with it. */
export function listVersions(terminal: Terminal): number {
  const lines = releases()
    .toReversed()
    .map(({ version, date, core, supersededBy, advisories }) => {
      const faults = advisories.map(({ id }) => id).join(', ')
      return `${version.padEnd(8)}  ${date}  collector ${core}${supersededBy === undefined ? '' : `  superseded by ${supersededBy}`}${faults === '' ? '' : `  ${faults}`}\n`
    })
  terminal.print(lines.join(''))
  return 0
}
