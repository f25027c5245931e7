import type { Release } from '../collector/catalog.js'
import type { Inputs } from '../inputs.js'
import { NEW_DEFINITION } from '../report/story.js'
import { pageOf, type Finding } from '../lint/finding.js'
import { lint, look, type LintRequest } from '../lint/lint.js'
import { findPlace } from '../lint/place.js'
import type { Rule } from '../lint/rule.js'
import { readTask } from '../lint/task.js'
import type { Current } from '../observed.js'
import { needsOf, type Needs } from '../plan/needs.js'
import type { StoredConfig } from '../plan/config.js'
import { parameterName } from '../plan/parameter.js'
import type { Pin } from '../plan/pin.js'
import { printDefinition, type Definition } from '../taskdef/definition.js'
import type { Placement, SidecarOptions, TaskProblem } from '../taskdef/options.js'
import { placeSidecar, removeSidecar } from '../taskdef/sidecar.js'
import { environmentOf } from './environment.js'
import type { NamedText } from './texts.js'

/** All that is known before anything is judged. */
export interface Known {
  readonly inputs: Inputs
  /** Undefined with `pin` and `stored`: the sidecar is to go. */
  readonly config: NamedText | undefined
  readonly stored: StoredConfig | undefined
  readonly pin: Pin | undefined
  /** Undefined: no task definition is known. */
  readonly current: Current | undefined
}

export interface Checked {
  readonly placement?: Placement
  readonly findings: readonly Finding[]
}

/** Puts the sidecar into the definition, or takes it out, and says all there is to say of the config and of the result. */
export function check({ inputs, config, stored, pin, current }: Known, rules: readonly Rule[]): Checked {
  if (!config || !stored || !pin) {
    const placement = current && removeSidecar(current.definition, inputs.sidecar.containerName)
    return { ...(placement && { placement }), findings: placement ? findInDefinition(placement, current) : [] }
  }
  const needs = needsOf(look(requestFor(config, inputs, pin.release)).view.config, pin.release)
  const placement =
    current && placeSidecar(current.definition, optionsOf({ inputs, stored, pin, needs }, current.definition))
  const findings = lintConfig({ config, pin, placement }, inputs, rules)
  if (!placement) return { findings }
  return { placement, findings: [...findings, ...findInDefinition(placement, current)] }
}

const optionsOf = (
  {
    inputs,
    stored,
    pin,
    needs,
  }: { readonly inputs: Inputs; readonly stored: StoredConfig; readonly pin: Pin; readonly needs: Needs },
  { family }: Definition,
): SidecarOptions => ({
  ...inputs.sidecar,
  release: pin.version,
  parameterName: parameterName(inputs.parameter, family, stored.hash),
  region: inputs.aws.region,
  healthCheckWorks: needs.healthCheckWorks,
  awsCallers: needs.awsCallers,
})

const requestFor = (config: NamedText, inputs: Inputs, release: Release): LintRequest => ({
  file: config.path,
  text: config.text,
  release,
  values: inputs.values,
  environment: undefined,
  severities: inputs.rules,
})

/** A config, and the definition that it will run in when one is known. */
interface Subject {
  readonly config: NamedText
  readonly pin: Pin
  readonly placement: Placement | undefined
}

/** The findings of all rules. Lines of a task definition are those of the new one, and are not shown: they may hold secrets. */
function lintConfig({ config, pin, placement }: Subject, inputs: Inputs, rules: readonly Rule[]): readonly Finding[] {
  const request = requestFor(config, inputs, pin.release)
  if (!placement) return lint(request, rules)
  const task = {
    file: NEW_DEFINITION,
    text: printDefinition(placement.definition),
    ...(placement.container !== undefined && { container: placement.container }),
  }
  const environment = environmentOf(placement.definition, placement.container)
  const findings = lint({ ...request, environment, taskDefinition: task }, rules)
  return findings.map((finding) => (finding.file === NEW_DEFINITION ? { ...finding, sourceLine: '' } : finding))
}

/** What there is to say of the task definition itself, at its place in the user's file, else in the new definition. */
function findInDefinition({ problems, definition }: Placement, { text }: Pick<Current, 'text'>): readonly Finding[] {
  if (problems.length === 0) return []
  const file = text === undefined ? NEW_DEFINITION : definition.label
  const task = readTask({ file, text: text ?? printDefinition(definition) })
  if (!task) return []
  return problems.map((problem) =>
    toFinding(problem, file, { root: task.view.root.path, label: definition.label, document: task.document }),
  )
}

type Read = NonNullable<ReturnType<typeof readTask>>

interface Where {
  /** Where the definition begins in its document. */
  readonly root: Read['view']['root']['path']
  readonly label: string
  readonly document: Read['document']
}

function toFinding(problem: TaskProblem, file: string, { root, label, document }: Where): Finding {
  const { id, severity, at, what, help } = problem
  const place = findPlace({ ...problem, at: 'span' in at ? at : [...root, ...at] }, document)
  return {
    rule: id,
    severity,
    file,
    ...place.lines,
    what: what.startsWith(`${label}: `) ? what.slice(label.length + 2) : what,
    ...(help !== undefined && { help }),
    url: pageOf(id),
    sourceLine: '',
  }
}
