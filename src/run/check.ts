import type { Inputs } from '../inputs.js'
import type { Finding } from '../lint/finding.js'
import type { Rule } from '../lint/rule.js'
import type { Current } from '../observed.js'
import type { StoredConfig } from '../plan/config.js'
import { needsOf } from '../plan/needs.js'
import { parameterName } from '../plan/parameter.js'
import type { Pin } from '../plan/pin.js'
import { NEW_DEFINITION } from '../report/story.js'
import { findCollector } from '../taskdef/collector.js'
import { printDefinition } from '../taskdef/definition.js'
import type { Placement, SidecarOptions } from '../taskdef/options.js'
import type { NeededAction } from '../taskdef/permission.js'
import { placeSidecar, removeSidecar } from '../taskdef/sidecar.js'
import { findInDefinition } from './definition.js'
import { environmentOf } from '../taskdef/environment.js'
import { lintConfig, looksAt, type Around, type Looks, type Subject } from './lint.js'
import { permissionsOf } from './permissions.js'
import type { ConfigText } from './texts.js'

/** All that is known before anything is judged. */
export interface Known {
  readonly inputs: Inputs
  /** Undefined with `stored` and `pin`: the sidecar is to go. */
  readonly config: ConfigText | undefined
  readonly stored: StoredConfig | undefined
  readonly pin: Pin | undefined
  /** Undefined: no task definition is known. */
  readonly current: Current | undefined
  /** Undefined: nobody has looked yet. */
  readonly looks: Looks | undefined
}

export interface Checked {
  readonly placement?: Placement
  readonly permissions?: readonly NeededAction[]
  readonly findings: readonly Finding[]
}

/** Puts the sidecar into the definition, or takes it out, and says all there is to say of the config and of the result. */
export function check({ inputs, config, stored, pin, current, looks }: Known, rules: readonly Rule[]): Checked {
  if (!config || !stored || !pin) {
    const placement = current && removeSidecar(current.definition, inputs.sidecar)
    return { ...(placement && { placement }), findings: placement ? findInDefinition(placement, current) : [] }
  }
  if (!current) return { findings: lintConfig({ config, inputs, pin }, rules) }
  const subject = { config, inputs, pin }
  const seen = { ...subject, looks: looks ?? looksAt(subject) }
  const placement = placeSidecar(current.definition, optionsOf(seen, stored, current))
  const inConfig = lintConfig(subject, rules, { ...aroundOf(placement), looks: seen.looks })
  const findings = [...inConfig, ...findInDefinition(placement, current)]
  return { placement, permissions: permissionsOf(seen, placement), findings }
}

function optionsOf(
  { inputs, pin, looks }: Subject & { readonly looks: Looks },
  { hash }: StoredConfig,
  { definition, isOnFargate }: Current,
): SidecarOptions {
  const sidecar = findCollector(definition, inputs.sidecar.containerName)
  return {
    ...inputs.sidecar,
    ...needsOf(looks.own().view.config, pin.release, sidecar),
    release: pin.version,
    parameterName: parameterName(inputs.parameter, definition.family, hash),
    region: inputs.aws.region,
    isOnFargate,
  }
}

/** What the new definition tells the rules. */
function aroundOf({ definition, container }: Placement): Around {
  const task = { file: NEW_DEFINITION, text: printDefinition(definition), isPlaced: true }
  const taskDefinition = container === undefined ? task : { ...task, container }
  return { environment: environmentOf(definition, container), taskDefinition }
}
