import type { Inputs } from '../inputs.js'
import { pinRelease, type Pin } from '../plan/pin.js'
import { findCollector } from '../taskdef/collector.js'
import type { Definition } from '../taskdef/definition.js'
import { parseImage } from '../taskdef/image.js'
import type { Texts } from './texts.js'

/** The pin, as soon as it can be known: before AWS is asked when it does not hang on the sidecar that is there. */
export function pinEarly({ version, mode }: Inputs, texts: Texts): Pin | undefined {
  if (!texts.config) return undefined
  const isKnown = version.given !== undefined || texts.version !== undefined
  const isLast = mode === 'lint' && !texts.definition
  return isKnown || isLast ? pinRelease({ given: version.given, file: texts.version, sidecar: undefined }) : undefined
}

/** The pin that an existing sidecar's image gives. */
export function pinSidecar(definition: Definition, { sidecar }: Inputs): Pin {
  const collector = findCollector(definition, sidecar.containerName)
  const found = collector && { container: collector.name, image: parseImage(collector.image) }
  return pinRelease({ given: undefined, file: undefined, sidecar: found })
}
