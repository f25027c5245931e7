import { printJson } from './core/json.js'
import { quote } from './core/text.js'
import { Failure } from './core/problem.js'
import type { Inputs } from './inputs.js'
import { definitionFrom, type Observed } from './observed.js'
import { planCleanup } from './plan/cleanup.js'
import type { StoredConfig } from './plan/config.js'
import { differencesFrom } from './plan/differences.js'
import { nameOfFile } from './plan/file.js'
import { parameterName, planParameter } from './plan/parameter.js'
import { isChange, type FileStep, type ParameterStep, type RevisionStep, type Step } from './plan/step.js'
import type { DescribedRevision } from './ports.js'
import { printDefinition, type Definition } from './taskdef/definition.js'
import { textOf } from './taskdef/fields.js'
import { meaningOf } from './taskdef/meaning.js'
import type { Change, Placement } from './taskdef/options.js'

/** What will be written, in this order, and nothing else. */
export interface Plan {
  readonly family: string
  readonly steps: readonly Step[]
  /** Where the new task definition differs from the one before it; empty when a revision is it already. */
  readonly differences: readonly Change[]
  /** Whether any step changes something at AWS. */
  readonly changes: boolean
}

export interface PlanRequest {
  readonly inputs: Inputs
  readonly observed: Observed
  /** Undefined: the sidecar goes, and its config stays for older revisions. */
  readonly stored: StoredConfig | undefined
  readonly placement: Placement
  /** The absolute path of a file to write, by its name. */
  readonly outputPath: (name: string) => string
}

/** The bytes that ECS takes in one task definition. */
const LARGEST_REQUEST = 65_536

/** Every step with what is there, what will be, and why. What cannot be done is refused here: parameter first, then file, then revision. */
export function plan(request: PlanRequest): Plan {
  const { inputs, observed, stored, placement } = request
  const { family } = placement.definition
  const text = printDefinition(placement.definition)
  const troubles = [...(stored?.troubles ?? []), ...tooLarge(placement.definition)]
  if (troubles.length > 0) throw new Failure(...troubles)
  const revision = inputs.register ? planRevision(request, text) : undefined
  const steps: readonly Step[] = [
    ...(stored ? [planConfig(request, stored)] : []),
    fileStep(request, text),
    ...(revision ? [revision] : []),
    ...planCleanup({ inputs: inputs.parameter, family, history: observed.history, stored, request: text }),
  ]
  const differences = revision ? revision.changes : differencesOf(request)
  return { family, steps, differences, changes: steps.some(isChange) }
}

function planConfig({ inputs, observed, placement }: PlanRequest, config: StoredConfig): ParameterStep {
  const { family, json } = placement.definition
  const name = parameterName(inputs.parameter, family, config.hash)
  const account = observed.revision?.arn ?? observed.latest?.arn ?? textOf(json, 'executionRoleArn')
  const { region } = inputs.aws
  return planParameter({ name, config, inputs: inputs.parameter, family, account, region }, observed.parameter)
}

const fileStep = ({ outputPath, placement }: PlanRequest, text: string): FileStep => ({
  kind: 'file',
  target: outputPath(nameOfFile(placement.definition.family, text)),
  before: undefined,
  after: `task definition ${quote(placement.definition.family)}`,
  why: 'for the steps that follow',
  text,
})

/** ECS counts what it has read, not the blanks and line ends between. */
const tooLarge = ({ family, json }: Definition) => {
  const bytes = new TextEncoder().encode(printJson(json)).length
  if (bytes <= LARGEST_REQUEST) return []
  return [
    {
      what: `task definition ${quote(family)}: has ${bytes} bytes, more than the ${LARGEST_REQUEST} that ECS takes`,
      help: 'move long environment values into parameters or files',
    },
  ]
}

/** A new revision, unless the current one or the family's newest means the same already. */
function planRevision(request: PlanRequest, text: string): RevisionStep {
  const { observed, placement } = request
  const { family } = placement.definition
  const wanted = meaningOf(placement.definition)
  const means = (revision: DescribedRevision | undefined): boolean =>
    revision?.status === 'ACTIVE' && meaningOf(definitionFrom(revision)) === wanted
  const existing = [observed.revision, observed.latest].find(means)
  const base = observed.revision ?? observed.latest
  const step = { kind: 'revision', target: family, before: base && labelOf(base), existing } as const
  if (!existing) {
    const changes = differencesOf(request)
    const why = reasonOf(changes, base)
    return { ...step, after: `a new revision of ${family}`, why, send: text, changes }
  }
  const why = `${labelOf(existing)} means the same already`
  return { ...step, before: labelOf(existing), after: labelOf(existing), why, send: undefined, changes: [] }
}

function differencesOf({ observed, placement }: PlanRequest): readonly Change[] {
  const base = observed.revision ?? observed.latest
  return differencesFrom(base && definitionFrom(base), observed.definition, placement)
}

const labelOf = ({ family, revision }: DescribedRevision): string => `${family}:${revision}`

function reasonOf(changes: readonly Change[], base: DescribedRevision | undefined): string {
  if (!base) return 'the family is new'
  const fields = new Set(changes.map(({ container, field }) => `${container ?? ''}.${field}`))
  return fields.size > 0
    ? `${fields.size} ${fields.size === 1 ? 'field differs' : 'fields differ'}`
    : `the file differs from ${labelOf(base)}`
}
