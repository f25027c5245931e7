import { codeForMarkdown, forMarkdown } from '../core/escape.js'
import { printJson, type Json } from '../core/json.js'
import type { Finding } from '../lint/finding.js'
import { isChange, type Step } from '../plan/step.js'
import type { Change } from '../taskdef/options.js'
import { aboutRun, fieldOf, verbOf } from './log.js'
import { policiesOf } from './policies.js'
import type { Story } from './story.js'
import { cut } from './text.js'
import { judge } from './verdict.js'

/** The runner drops a summary of more than 1,048,576 bytes whole; other steps of the job have their own. */
const MOST_BYTES = 1_000_000
/** Longest text in a cell. */
const LONGEST = 2_000

/** The job summary in Markdown: verdict, plan, findings by file, where the release came from, what the task role needs. */
export function summarize(story: Story): string {
  const open = story.findings.filter(({ suppressed }) => suppressed === undefined)
  let shown = open.length
  for (;;) {
    const text = render(story, open.slice(0, shown), open.length - shown)
    if (shown === 0 || new TextEncoder().encode(text).length <= MOST_BYTES) return text
    shown = Math.floor(shown / 2)
  }
}

function render(story: Story, findings: readonly Finding[], left: number): string {
  const { passed, sentence } = judge(story)
  const parts = [
    [`### ${passed ? '✅' : '❌'} ADOT sidecar: ${forMarkdown(sentence)}`],
    aboutRun(story).map((line) => `- ${forMarkdown(line)}`),
    troublesOf(story),
    stepsOf(story),
    findingsOf(findings),
    left > 0 ? [`${left} more findings are in the log.`] : [],
    policyLines(story),
  ]
  return parts
    .filter((part) => part.length > 0)
    .map((part) => `${part.join('\n')}\n`)
    .join('\n')
}

function troublesOf({ troubles, applied }: Story): readonly string[] {
  const all = [...troubles, ...(applied?.stopped?.troubles ?? [])]
  return all.map(
    ({ what, help }) =>
      `- **${forMarkdown(short(what))}**${help === undefined ? '' : `<br>${forMarkdown(short(help))}`}`,
  )
}

const short = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}...` : text)
const row = (...cells: readonly string[]): string => `| ${cells.join(' | ')} |`
const head = (...names: readonly string[]): readonly string[] => [row(...names), row(...names.map(() => '---'))]

function stepsOf({ plan, applied, inputs }: Story): readonly string[] {
  if (!plan) return []
  const state = (step: Step): string => {
    if (!isChange(step) && step.kind !== 'file') return 'unchanged'
    if (applied?.done.includes(step)) return 'done'
    return inputs?.mode === 'plan' ? 'planned' : 'not done'
  }
  const changes = plan.steps.flatMap((step) => (step.kind === 'revision' ? step.changes : []))
  return [
    ...head('Step', 'State', 'What', 'Before', 'After', 'Why'),
    ...plan.steps.map((step) =>
      row(
        `${verbOf(step)} ${step.kind}`,
        state(step),
        codeForMarkdown(short(step.target)),
        forMarkdown(short(step.before ?? 'none')),
        forMarkdown(short(step.after)),
        forMarkdown(short(step.why)),
      ),
    ),
    ...(changes.length > 0 ? ['', ...head('Field', 'Before', 'After', 'Why'), ...changes.map(changeRow)] : []),
  ]
}

const changeRow = (change: Change): string =>
  row(
    codeForMarkdown(fieldOf(change)),
    valueOf(change.before),
    valueOf(change.after),
    forMarkdown(short(change.reason)),
  )

const valueOf = (json: Json | undefined): string => (json === undefined ? '' : codeForMarkdown(short(printJson(json))))

function findingsOf(findings: readonly Finding[]): readonly string[] {
  const files = [...new Set(findings.map(({ file }) => file))]
  return files.flatMap((file) => [
    `**Findings in** ${codeForMarkdown(short(file))}`,
    '',
    ...head('Line', 'Severity', 'Rule', 'Finding'),
    ...findings.filter((finding) => finding.file === file).map(findingRow),
    '',
  ])
}

function findingRow(finding: Finding): string {
  const { line, severity, rule, what, help, sourceLine, url } = finding
  const source = sourceLine === '' ? '' : `<br>${codeForMarkdown(cut(finding).text.trim())}`
  const next = help === undefined ? '' : `<br>${forMarkdown(short(help))}`
  return row(
    String(line),
    severity,
    `[${forMarkdown(rule)}](${encodeURI(url)})`,
    `${forMarkdown(short(what))}${next}${source}`,
  )
}

const policyLines = (story: Story): readonly string[] =>
  policiesOf(story).flatMap(({ role, policy }) => [
    `<details><summary>${role} must allow</summary>`,
    ...['', '```json', policy, '```', '', '</details>', ''],
  ])
