import { look, type LintRequest } from '../lint/lint.js'
import type { View } from '../lint/rule.js'
import type { Subject } from './check.js'

/** What lint is asked when nothing is known but the config. */
export const requestFor = ({ config, inputs, pin }: Subject): LintRequest => ({
  file: config.path,
  text: config.text,
  release: pin.release,
  values: inputs.values,
  environment: undefined,
  severities: inputs.rules,
})

/** The config as the release reads it. */
export const viewOf = (subject: Subject): View => look(requestFor(subject)).view

/** The same with placeholders left open, so that nothing drawn from it can tell their values. */
export const openViewOf = (subject: Subject): View => {
  const { inputs } = subject
  return look({ ...requestFor(subject), values: inputs.values.size > 0 ? undefined : inputs.values }).view
}
