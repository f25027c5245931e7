import { Failure, type Trouble } from '../core/problem.js'
import { nearest, quote } from '../core/text.js'
import { findRelease, nearestReleases, newestRelease, releases, type Release } from './catalog.js'
import { compareVersions } from './release.js'

/** A release that somebody named. */
export interface NamedRelease {
  /** As the image's tag spells it: `v0.49.0`. */
  readonly version: string
  /** The release whose facts apply: the named one's, or, under its name, the newest known when the named one is newer. */
  readonly release: Release
  /** Who named it, in words, for the log: `input collector-version`. */
  readonly source: string
  /** What the user should know of it. */
  readonly warning: Trouble | undefined
  /** The newest release that is known here. */
  readonly newest: Release
}

/** The release in a version file: its first line that is neither blank nor a comment. A Failure when there is none. */
export function releaseInFile({ path, text }: { readonly path: string; readonly text: string }): NamedRelease {
  const rows = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((row) => row.trim())
  const index = rows.findIndex((row) => row !== '' && !row.startsWith('#'))
  const row = rows[index]
  if (row !== undefined) return releaseNamed(row, `${path}:${index + 1}`)
  throw new Failure({
    what: `${path}: names no release`,
    help: `write one in a line of its own, such as ${newestRelease().version}`,
  })
}

const VERSION = /^v?(\d{1,4})\.(\d{1,4})\.(\d{1,4})$/

/** `text` as a release, or a Failure that says which is nearest. `source` is the place in words that messages begin with. */
export function releaseNamed(text: string, source: string): NamedRelease {
  const version = VERSION.test(text) ? text.replace(/^v?/, 'v') : undefined
  const release = version === undefined ? undefined : findRelease(version)
  const newest = newestRelease()
  if (version !== undefined && release) return { version, release, source, warning: undefined, newest }
  if (version !== undefined && compareVersions(version, newest.version) > 0)
    return { version, release: { ...newest, version }, source, warning: tooNew(version, source), newest }
  throw new Failure(refusal(text, version, source))
}

const tooNew = (version: string, source: string): Trouble => ({
  what: `${source}: ${quote(version)} is newer than ${newestRelease().version}, the newest release known here; its rules are applied`,
  help: 'use a newer version of this action, and check that the release exists',
})

function refusal(text: string, version: string | undefined, source: string): Trouble {
  const newest = newestRelease().version
  const oldest = releases()[0]?.version ?? newest
  if (text.toLowerCase().replace(/^v/, '') === 'latest') {
    return {
      what: `${source}: ${quote(text)} pins nothing: each new task may start another release`,
      help: `pin one, such as ${newest}`,
    }
  }
  if (version === undefined) {
    const near =
      nearest(
        text.match(/v?(?<!\d)\d+\.\d+\.\d+/)?.[0] ?? text,
        releases().map((release) => release.version),
      ) ?? newest
    return {
      what: `${source}: ${quote(text)} is no ADOT release; accepted: a release such as ${newest}`,
      help: `nearest: ${near}`,
    }
  }
  if (compareVersions(version, oldest) < 0) {
    return {
      what: `${source}: ${quote(text)} is older than ${oldest}, the oldest release that is known here`,
      help: `nearest: ${oldest}`,
    }
  }
  return {
    what: `${source}: ${quote(text)} is no ADOT release: there is no such version`,
    help: `nearest: ${nearestReleases(version)
      .map((release) => release.version)
      .join(' or ')}`,
  }
}
