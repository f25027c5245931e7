import { plural, quote } from '../core/text.js'
import type { Inputs } from '../inputs.js'
import type { Finding } from '../lint/finding.js'
import { isChange, type Step } from '../plan/step.js'
import type { Story } from './story.js'

export interface Counts {
  readonly errors: number
  readonly warnings: number
  readonly notes: number
}

/** Suppressed findings do not count. */
export function countFindings(findings: readonly Finding[]): Counts {
  const of = (severity: Finding['severity']): number =>
    findings.filter((finding) => finding.suppressed === undefined && finding.severity === severity).length
  return { errors: of('error'), warnings: of('warning'), notes: of('note') }
}

/** Whether nothing may be written: a finding is as grave as `fail-on` says, or ECS would refuse the result, whatever it says. */
export function isBlocked(
  { findings, placement }: Pick<Story, 'findings' | 'placement'>,
  failOn: Inputs['failOn'],
): boolean {
  const { errors, warnings } = countFindings(findings)
  const isRefused = placement?.problems.some(({ severity }) => severity === 'error') ?? false
  return isRefused || (failOn !== 'never' && errors > 0) || (failOn === 'warning' && warnings > 0)
}

export interface Verdict {
  readonly passed: boolean
  /** One sentence without a full stop. */
  readonly sentence: string
}

/** How the run ended, in one sentence. */
export function judge(story: Story): Verdict {
  const { inputs, findings, troubles, applied } = story
  const found = sumUp(countFindings(findings))
  if (troubles.length > 0)
    return {
      passed: false,
      sentence: `nothing was written: ${plural(troubles.length, 'problem')} to solve first${found === '' ? '' : `, and ${found}`}`,
    }
  if (!inputs) return { passed: false, sentence: 'nothing was read' }
  const isStopped = isBlocked(story, inputs.failOn)
  if (inputs.mode === 'lint')
    return { passed: !isStopped, sentence: found === '' ? 'the config has no findings' : found }
  if (isStopped) return { passed: false, sentence: `nothing was written: ${found}` }
  if (applied?.stopped) return { passed: false, sentence: partOf(applied.done, applied.stopped.at) }
  const outcome = outcomeOf(story)
  return { passed: true, sentence: found === '' ? outcome : `${outcome}; ${found}` }
}

function partOf(done: readonly Step[], at: Step): string {
  const written = done.filter(isChange).map(nameOf)
  return `stopped at the ${nameOf(at)}: ${written.length > 0 ? `written before: ${written.join(', ')}` : 'nothing was changed at AWS'}`
}

export const nameOf = ({ kind, target }: Step): string => `${kind} ${quote(target)}`

function outcomeOf({ inputs, plan, applied }: Story): string {
  const steps = plan?.steps.filter(isChange) ?? []
  const revision = plan?.steps.find(({ kind }) => kind === 'revision')
  if (steps.length === 0) return `nothing to change${revision ? `: ${revision.after} is as wanted` : ' at AWS'}`
  if (inputs?.mode === 'plan') return `would change: ${steps.map(nameOf).join(', ')}`
  const registered = applied?.revision && revision?.kind === 'revision' && revision.send !== undefined
  return registered
    ? `registered ${revision.target}:${applied.revision.revision}`
    : `changed: ${steps.map(nameOf).join(', ')}`
}

/** `2 errors, 1 warning`; empty when there is nothing. */
export function sumUp({ errors, warnings, notes }: Counts): string {
  const parts: readonly (readonly [number, string])[] = [
    [errors, 'error'],
    [warnings, 'warning'],
    [notes, 'note'],
  ]
  return parts.flatMap(([count, noun]) => (count > 0 ? [plural(count, noun)] : [])).join(', ')
}
