import { findRelease, nearestReleases, newestRelease, type Release } from '../collector/catalog.js'
import { compareVersions } from '../collector/release.js'
import { Failure } from '../core/problem.js'
import { quote } from '../core/text.js'
import type { Terminal } from '../ports.js'

/** The file that pins a repository's release. */
const PIN = '.adot-version'

/** The release that the option names, or else the file .adot-version. */
export async function readRelease(given: string | undefined, terminal: Terminal): Promise<Release> {
  if (given !== undefined) return releaseOf(given, '--collector-version', terminal)
  const bytes = await terminal.read(PIN)
  const pinned =
    bytes &&
    new TextDecoder()
      .decode(bytes)
      .split(/\r?\n/)
      .map((line) => line.trim())
      .find((line) => line !== '' && !line.startsWith('#'))
  if (pinned === undefined)
    throw new Failure({
      what: 'no release is named',
      help: `write --collector-version=${newestRelease().version}, or the version into ${PIN}`,
    })
  return releaseOf(pinned, PIN, terminal)
}

/** A release by its version. One newer than what is known here is judged by the newest that is, and says so. */
export function releaseOf(version: string, where: string, terminal: Terminal): Release {
  const found = findRelease(version)
  if (found) return found
  const newest = newestRelease()
  if (/^v?\d+\.\d+\.\d+$/.test(version) && compareVersions(version.replace(/^v?/, 'v'), newest.version) > 0) {
    terminal.printError(`adot-ecs: ${version} is newer than what is known here; the rules of ${newest.version} apply\n`)
    return newest
  }
  throw new Failure({
    what: `${where}: ${quote(version)} is no ADOT release`,
    help: `the nearest are ${nearestReleases(version)
      .map((release) => release.version)
      .join(', ')}`,
  })
}
