import { forMarkdown } from '../core/escape.js'
import { pageOf, type Finding } from '../lint/finding.js'
import type { Rule, Severity } from '../lint/rule.js'
import { isTaskMistake, TASK_MISTAKES } from '../taskdef/mistakes.js'

/** How often a finding is right: errors are held against the real collectors, notes are advice. */
const PRECISION: Readonly<Record<Severity, string>> = { error: 'very-high', warning: 'high', note: 'medium' }
/** GitHub's names: https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning */
const PROBLEM: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', note: 'recommendation' }

/** A rule as SARIF's reportingDescriptor describes it. */
export interface Descriptor {
  readonly id: string
  readonly [property: string]: unknown
}

/** Every rule that could have spoken, then what findings are of no rule: they are about the task definition itself. */
export function describeRules(rules: readonly Rule[], findings: readonly Finding[]): readonly Descriptor[] {
  const known = new Set(rules.map(({ id }) => id))
  const others = new Map(findings.flatMap((finding) => (known.has(finding.rule) ? [] : [[finding.rule, finding]])))
  return [...rules.map(ofRule), ...[...others.values()].map(ofFinding)]
}

const ofRule = ({ id, severity, title, consequence, adot }: Rule): Descriptor =>
  describe({ id, severity, title, about: `${consequence[0]?.toUpperCase() ?? ''}${consequence.slice(1)}.`, adot })

const ofFinding = ({ rule, severity }: Finding): Descriptor =>
  describe({
    ...{ id: rule, severity, title: isTaskMistake(rule) ? TASK_MISTAKES[rule] : rule, adot: {} },
    about: 'What Amazon ECS refuses, or what keeps the task from doing its work.',
  })

function describe({
  id,
  severity,
  title,
  about,
  adot,
}: Pick<Rule, 'id' | 'severity' | 'title' | 'adot'> & { about: string }) {
  const page = pageOf(id)
  const applies = `Releases of ADOT: ${releasesOf(adot)}. Severity: ${severity}.`
  return {
    id,
    name: id.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: title },
    fullDescription: { text: `${title}. ${about}` },
    helpUri: page,
    help: {
      text: `${title}. ${about} ${applies} ${page}`,
      markdown: `${forMarkdown(title)}.\n\n${forMarkdown(about)}\n\n${forMarkdown(applies)} [More about ${id}](${page})`,
    },
    defaultConfiguration: { level: severity },
    properties: {
      tags: ['amazon-ecs', 'opentelemetry-collector'],
      precision: PRECISION[severity],
      'problem.severity': PROBLEM[severity],
    },
  }
}

function releasesOf({ from, to }: Rule['adot']): string {
  if (from !== undefined) return to === undefined ? `${from} and later` : `${from} to ${to}`
  return to === undefined ? 'every one' : `up to ${to}`
}
