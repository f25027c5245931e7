import type { Inputs } from '../inputs.js'
import type { Finding } from '../lint/finding.js'
import { once } from '../core/remember.js'
import { lint, look, type LintRequest, type Looked } from '../lint/lint.js'
import type { Rule } from '../lint/rule.js'
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
export function lintConfig(
  subject: Subject,
  rules: readonly Rule[],
  { looks, ...around }: Around & { readonly looks?: Looks } = {},
): readonly Finding[] {
  const findings = lint({ ...requestFor(subject), ...around }, rules, looks?.own())
  return redactFindings(findings, subject.inputs.values, around.environment)
}

/** The config before it is known where it runs, looked at when it is first asked for. */
export interface Looks {
  /** As the release reads it. */
  readonly own: () => Looked
  /** With placeholders left open, so that nothing drawn from it can tell their values. */
  readonly open: () => Looked
}

export function looksAt(subject: Subject): Looks {
  const own = once(() => look(requestFor(subject)))
  const open = once(() => look({ ...requestFor(subject), values: undefined }))
  return { own, open: subject.inputs.values.size > 0 ? open : own }
}

const requestFor = ({ config, inputs, pin }: Subject): LintRequest => ({
  file: config.path,
  text: config.bytes,
  release: pin.release,
  values: inputs.values,
  environment: undefined,
  severities: inputs.rules,
})
