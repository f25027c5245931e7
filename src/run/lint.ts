import type { Inputs } from '../inputs.js'
import type { Finding } from '../lint/finding.js'
import { lint, look, type LintRequest } from '../lint/lint.js'
import type { Rule, View } from '../lint/rule.js'
import type { Pin } from '../plan/pin.js'
import { redactFindings } from './redact.js'
import type { ConfigText } from './texts.js'

/** The config and what it is judged by. */
export interface Subject {
  readonly config: ConfigText
  readonly inputs: Inputs
  readonly pin: Pin
}

/** What else is known when there is a task definition. */
export type Around = Partial<Pick<LintRequest, 'environment' | 'taskDefinition'>>

/** The findings of all rules, without the values of placeholders and variables. */
export function lintConfig(subject: Subject, rules: readonly Rule[], around: Around = {}): readonly Finding[] {
  const findings = lint({ ...requestFor(subject), ...around }, rules)
  return redactFindings(findings, subject.inputs.values, around.environment)
}

/** The config as the release reads it, looked at when it is first asked for. */
export function viewOnce(subject: Subject): () => View {
  let view: View | undefined
  return () => (view ??= look(requestFor(subject)).view)
}

/** The same with placeholders left open, so that nothing drawn from it can tell their values. */
export const openViewOf = (subject: Subject): View => {
  const { inputs } = subject
  return look({ ...requestFor(subject), values: inputs.values.size > 0 ? undefined : inputs.values }).view
}

const requestFor = ({ config, inputs, pin }: Subject): LintRequest => ({
  file: config.path,
  text: config.bytes,
  release: pin.release,
  values: inputs.values,
  environment: undefined,
  severities: inputs.rules,
})
