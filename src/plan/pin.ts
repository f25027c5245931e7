import { newestRelease } from '../collector/catalog.js'
import { releaseInFile, releaseNamed, type NamedRelease } from '../collector/named-release.js'
import { Failure } from '../core/problem.js'
import { quote } from '../core/text.js'
import type { ImageParts } from '../taskdef/image.js'

/** Which release of the collector the run is about, and who said so. */
export type Pin = NamedRelease

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
  if (given !== undefined) return releaseNamed(given, 'input collector-version')
  if (file) return releaseInFile(file)
  if (sidecar) return pinImage(sidecar)
  throw new Failure({
    what: 'input collector-version: is empty, no version file names a release, and the task definition has no collector yet',
    help: `pin one, such as collector-version: ${newestRelease().version} (the newest that is known here)`,
  })
}

function pinImage({ container, image }: NonNullable<PinSources['sidecar']>): Pin {
  const place = `container ${quote(container)}`
  if (image.tag !== undefined) return releaseNamed(image.tag, `the image's tag in ${place}`)
  const [what, help] =
    image.digest === undefined
      ? ['its image has no tag, which means "latest": each new task may start another release', 'pin']
      : ['its image is named by digest only, which does not say which release it is', 'say which one it is with']
  throw new Failure({
    what: `${place}: ${what}`,
    help: `${help} collector-version, such as ${newestRelease().version}`,
  })
}
