import { findRelease, newestRelease, releases, type Release } from '../collector/catalog.js'
import { compareVersions } from '../collector/release.js'
import { Failure, type Trouble } from '../core/problem.js'
import { nearest, quote } from '../core/text.js'
import type { ImageParts } from '../taskdef/image.js'

/** Which release of the collector the run is about, and who said so. */
export interface Pin {
  /** As the image's tag spells it: `v0.49.0`. */
  readonly version: string
  /** The release whose facts apply: the pinned one's, or, under its name, the newest known when the pinned one is newer. */
  readonly release: Release
  /** In words, for the log: `input collector-version`. */
  readonly source: string
  /** What the user should know of it. */
  readonly warning: Trouble | undefined
}

/** Where a release may be named, strongest first. Undefined: not there. */
export interface PinSources {
  /** Input `collector-version`. */
  readonly given: string | undefined
  readonly file: { readonly path: string; readonly text: string } | undefined
  /** The image of the sidecar that is already there. */
  readonly sidecar: { readonly container: string; readonly image: ImageParts } | undefined
}

/** The pin of the strongest source that says anything. A Failure names the source, what it says, and the nearest release. */
export function pinRelease({ given, file, sidecar }: PinSources): Pin {
  if (given !== undefined) return pinOf(given, 'input collector-version')
  if (file) return pinFile(file)
  if (sidecar) return pinImage(sidecar)
  throw new Failure({
    what: 'input collector-version: is empty, no version file names a release, and the task definition has no collector yet',
    help: `pin one, such as collector-version: ${newestRelease().version} (the newest that is known here)`,
  })
}

/** The first line that is neither blank nor a comment. */
function pinFile({ path, text }: { readonly path: string; readonly text: string }): Pin {
  const rows = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((row) => row.trim())
  const index = rows.findIndex((row) => row !== '' && !row.startsWith('#'))
  const row = rows[index]
  if (row !== undefined) return pinOf(row, `${path}:${index + 1}`)
  throw new Failure({
    what: `${path}: names no release`,
    help: `write one in a line of its own, such as ${newestRelease().version}`,
  })
}

function pinImage({ container, image }: NonNullable<PinSources['sidecar']>): Pin {
  const place = `container ${quote(container)}`
  if (image.tag !== undefined) return pinOf(image.tag, `the image's tag in ${place}`)
  const [what, help] =
    image.digest === undefined
      ? ['its image has no tag, which means "latest": each new task may start another release', 'pin']
      : ['its image is named by digest only, which does not say which release it is', 'say which one it is with']
  throw new Failure({
    what: `${place}: ${what}`,
    help: `${help} collector-version, such as ${newestRelease().version}`,
  })
}

const VERSION = /^v?(\d{1,4})\.(\d{1,4})\.(\d{1,4})$/

/** `text` as a release, or a Failure that says which is nearest. */
function pinOf(text: string, source: string): Pin {
  const version = VERSION.test(text) ? text.replace(/^v?/, 'v') : undefined
  const release = version === undefined ? undefined : findRelease(version)
  if (version !== undefined && release) return { version, release, source, warning: undefined }
  const newest = newestRelease()
  if (version !== undefined && compareVersions(version, newest.version) > 0)
    return { version, release: { ...newest, version }, source, warning: tooNew(version, source) }
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
        text.match(/v?\d+\.\d+\.\d+/)?.[0] ?? text,
        releases().map((release) => release.version),
      ) ?? newest
    return {
      what: `${source}: ${quote(text)} is no ADOT release; accepted: a release such as ${newest}`,
      help: `nearest: ${near}`,
    }
  }
  if (compareVersions(version, oldest) < 0) {
    return {
      what: `${source}: ${quote(text)} is older than ${oldest}, the oldest release that this action knows`,
      help: `nearest: ${oldest}`,
    }
  }
  return {
    what: `${source}: ${quote(text)} is no ADOT release: there is no such version`,
    help: `nearest: ${closest(version)}`,
  }
}

/** The last release before a version that does not exist. */
const closest = (version: string): string =>
  releases()
    .map((release) => release.version)
    .filter((known) => compareVersions(known, version) < 0)
    .at(-1) ?? newestRelease().version
