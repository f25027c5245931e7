import type { Applied } from '../apply.js'
import type { Plan } from '../plan.js'
import { isChange, type ParameterStep, type RevisionStep, type Step } from '../plan/step.js'
import { containerOf } from './story.js'
import type { Story } from './story.js'
import { countFindings } from './verdict.js'

/** The outputs of action.yml that make sense in this run, by name. A run that stopped early has fewer. */
export function writeOutputs(story: Story): ReadonlyMap<string, string> {
  const { inputs, pin, findings, plan, applied } = story
  const { errors, warnings } = countFindings(findings)
  return new Map<string, string>([
    ...(pin ? [['collector-version', pin.version] as const] : []),
    ...(inputs
      ? ([
          ['errors', String(errors)],
          ['warnings', String(warnings)],
        ] as const)
      : []),
    ...(inputs?.sarifFile === undefined ? [] : [['sarif-file', inputs.sarifFile] as const]),
    ...(plan && applied ? ofPlan(story, plan, applied) : []),
  ])
}

const find = <K extends Step['kind']>(steps: readonly Step[], kind: K) =>
  steps.find((step): step is Extract<Step, { readonly kind: K }> => step.kind === kind)

function ofPlan(story: Story, plan: Plan, applied: Applied): readonly (readonly [string, string])[] {
  const image = containerOf(story)?.image
  return [
    ['family', plan.family],
    ['changed', String(story.inputs?.mode === 'plan' ? plan.changes : applied.done.some(isChange))],
    ...applied.done.flatMap((step) => (step.kind === 'file' ? [['task-definition', step.target] as const] : [])),
    ...(image === undefined ? [] : [['image', image] as const]),
    ...ofParameter(find(plan.steps, 'parameter'), story, applied),
    ...ofRevision(find(plan.steps, 'revision'), story, applied),
  ]
}

function ofParameter(
  step: ParameterStep | undefined,
  { stored }: Story,
  { parameter }: Applied,
): readonly (readonly [string, string])[] {
  if (!step || !stored) return []
  return [
    ['parameter-name', step.target],
    ['config-hash', stored.hash],
    ...(step.arn === undefined ? [] : [['parameter-arn', step.arn] as const]),
    ...(parameter ? [['parameter-version', String(parameter.version)] as const] : []),
  ]
}

/** Without registering, a definition that did not change is still the revision it came from. */
function ofRevision(
  step: RevisionStep | undefined,
  { inputs, current, placement }: Story,
  { revision }: Applied,
): readonly (readonly [string, string])[] {
  const kept = !step && inputs?.mode === 'apply' && placement?.changes.length === 0 ? current?.revision : undefined
  const known = revision ?? kept
  return known
    ? [
        ['task-definition-arn', known.arn],
        ['revision', String(known.revision)],
      ]
    : []
}
