import type { Inputs } from '../inputs.js'
import type { Finding } from '../lint/finding.js'
import { lint } from '../lint/lint.js'
import type { Rule } from '../lint/rule.js'
import type { Current } from '../observed.js'
import type { StoredConfig } from '../plan/config.js'
import { needsOf } from '../plan/needs.js'
import { parameterName } from '../plan/parameter.js'
import type { Pin } from '../plan/pin.js'
import { NEW_DEFINITION } from '../report/story.js'
import { printDefinition, type Definition } from '../taskdef/definition.js'
import type { Placement, SidecarOptions } from '../taskdef/options.js'
import type { NeededAction } from '../taskdef/permission.js'
import { placeSidecar, removeSidecar } from '../taskdef/sidecar.js'
import { findInDefinition } from './definition.js'
import { environmentOf } from './environment.js'
import { permissionsOf } from './permissions.js'
import { redactFindings } from './redact.js'
import { requestFor, viewOf } from './request.js'
import type { NamedText } from './texts.js'

/** All that is known before anything is judged. */
export interface Known {
  readonly inputs: Inputs
  /** Undefined with `stored` and `pin`: the sidecar is to go. */
  readonly config: NamedText | undefined
  readonly stored: StoredConfig | undefined
  readonly pin: Pin | undefined
  /** Undefined: no task definition is known. */
  readonly current: Current | undefined
}

export interface Checked {
  readonly placement?: Placement
  readonly permissions?: readonly NeededAction[]
  readonly findings: readonly Finding[]
}

/** Puts the sidecar into the definition, or takes it out, and says all there is to say of the config and of the result. */
export function check({ inputs, config, stored, pin, current }: Known, rules: readonly Rule[]): Checked {
  if (!config || !stored || !pin) {
    const placement = current && removeSidecar(current.definition, inputs.sidecar.containerName)
    return { ...(placement && { placement }), findings: placement ? findInDefinition(placement, current) : [] }
  }
  const subject = { config, inputs, pin }
  const placement = current && placeSidecar(current.definition, optionsOf({ ...subject, stored }, current.definition))
  const findings = lintConfig(subject, placement, rules)
  const permissions = permissionsOf(subject, placement)
  if (!placement) return { findings, permissions }
  return { placement, permissions, findings: [...findings, ...findInDefinition(placement, current)] }
}

/** The config and what it is judged by. */
export interface Subject {
  readonly config: NamedText
  readonly inputs: Inputs
  readonly pin: Pin
}

function optionsOf(subject: Subject & { readonly stored: StoredConfig }, { family }: Definition): SidecarOptions {
  const { inputs, pin, stored } = subject
  return {
    ...inputs.sidecar,
    ...needsOf(viewOf(subject).config, pin.release),
    release: pin.version,
    parameterName: parameterName(inputs.parameter, family, stored.hash),
    region: inputs.aws.region,
  }
}

/** The findings of all rules. Lines of a task definition are those of the new one, and are not shown: they may hold secrets. */
function lintConfig(subject: Subject, placement: Placement | undefined, rules: readonly Rule[]): readonly Finding[] {
  const request = requestFor(subject)
  const { values } = subject.inputs
  if (!placement) return redactFindings(lint(request, rules), values)
  const task = {
    file: NEW_DEFINITION,
    text: printDefinition(placement.definition),
    ...(placement.container !== undefined && { container: placement.container }),
  }
  const environment = environmentOf(placement.definition, placement.container)
  const findings = redactFindings(lint({ ...request, environment, taskDefinition: task }, rules), values, environment)
  return findings.map((finding) => (finding.file === NEW_DEFINITION ? { ...finding, sourceLine: '' } : finding))
}
