import { newestRelease, type Release } from '../collector/catalog.js'
import { releaseInFile, releaseNamed, type NamedRelease } from '../collector/named-release.js'
import { Failure } from '../core/problem.js'
import { quote } from '../core/text.js'
import type { Terminal } from '../ports.js'

/** The file that pins a repository's release. */
const PIN = '.adot-version'

/** The release that the option names, or else the file .adot-version. */
export async function readRelease(given: string | undefined, terminal: Terminal): Promise<Release> {
  if (given !== undefined) return releaseOf(given, '--collector-version', terminal)
  const bytes = await terminal.read(PIN)
  if (!bytes)
    throw new Failure({
      what: 'no release is named',
      help: `write --collector-version=${newestRelease().version}, or the version into ${PIN}`,
    })
  return warned(releaseInFile({ path: PIN, text: new TextDecoder().decode(bytes) }), terminal)
}

/** The release that an option names. One newer than what is known here is judged by the newest that is, and says so. */
export const releaseOf = (version: string, option: string, terminal: Terminal): Release =>
  warned(releaseNamed(version, option), terminal)

function warned({ release, warning }: NamedRelease, terminal: Terminal): Release {
  if (warning) terminal.printError(`adot-ecs: ${warning.what}\n`)
  return release
}

/** A release that is known here, not a later one. */
export function knownRelease(version: string, where: string): Release {
  const { release, warning } = releaseNamed(version, where)
  if (!warning) return release
  const newest = newestRelease().version
  throw new Failure({ what: `${where}: ${quote(version)} is newer than ${newest}, the newest release known here` })
}
