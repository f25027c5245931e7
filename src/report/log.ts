import { forLog } from '../core/escape.js'
import { printJson } from '../core/json.js'
import type { Trouble } from '../core/problem.js'
import { plural } from '../core/text.js'
import type { Plan } from '../plan.js'
import { isChange, type Step } from '../plan/step.js'
import type { Chapter } from '../ports.js'
import type { Change } from '../taskdef/options.js'
import type { Story } from './story.js'
import { changeText, placeOf } from './config.js'
import { policiesOf } from './policies.js'
import { showFinding } from './text.js'
import { judge, nameOf } from './verdict.js'

/** The log: what the run is about, findings, the plan, what became of it, the verdict. */
export function writeLog(story: Story): readonly Chapter[] {
  const chapters: readonly Chapter[] = [
    { lines: aboutRun(story) },
    ...findingChapters(story),
    ...(story.plan ? [{ title: 'Plan', lines: planLines(story.plan) }] : []),
    ...configChapters(story),
    ...permissionChapters(story),
    { lines: [...story.troubles.flatMap(troubleLines), ...resultLines(story)] },
  ]
  return chapters.map(({ title, lines }) => ({
    ...(title !== undefined && { title }),
    lines: lines.flatMap((line) => line.split('\n')).map(forLog),
  }))
}

/** What the run works with, and where that came from. */
const aboutRun = (story: Story): readonly string[] => [
  ...(story.pin ? [`collector ${story.pin.version}, pinned by ${story.pin.source}`] : []),
  ...(story.current ? [`task definition ${story.current.definition.label}`] : []),
  ...noteLines(story),
]

/** What a reader should know of it. */
export const noteLines = ({ pin, current, inputs, stored, placement, plan }: Story): readonly string[] => [
  ...(pin?.warning
    ? [`warning: ${pin.warning.what}${pin.warning.help === undefined ? '' : ` (${pin.warning.help})`}`]
    : []),
  ...(inputs?.mode === 'lint' && inputs.definition && !current
    ? ['note: mode "lint" calls no AWS: the task definition is not looked at']
    : []),
  ...(current?.notes ?? []).map((note) => `note: ${note}`),
  ...(stored?.why === undefined ? [] : [`note: ${stored.why}`]),
  ...(inputs?.state === 'absent' && placement?.container !== undefined
    ? ['note: the config stays in Parameter Store, since earlier revisions name it']
    : []),
  ...(plan ? unseenLines(plan) : []),
]

/** ECS fetches a parameter when a task starts: a service that is given the revision that it runs already starts none. */
function unseenLines({ steps }: Plan): readonly string[] {
  const isOverwritten = steps.some((step) => step.kind === 'parameter' && step.existing && step.send)
  const kept = steps.find((step) => step.kind === 'revision' && step.send === undefined)
  return isOverwritten && kept
    ? [
        `note: running tasks keep the config that they started with, for ${kept.after} stays: deploy with --force-new-deployment`,
      ]
    : []
}

const permissionChapters = (story: Story): readonly Chapter[] =>
  policiesOf(story).map(({ role, policy }) => ({ title: `${role} must allow`, lines: [policy] }))

/** The config in use against the new one. */
function configChapters({ comparison }: Story): readonly Chapter[] {
  if (!comparison) return []
  const { changes, why = '' } = comparison
  const title = `Config, compared with the one in use, ${comparison.with}`
  if (!changes) return [{ lines: [`note: the config is not compared with the one in use, ${comparison.with}: ${why}`] }]
  const lines = changes.map((change) => {
    const { where, setting } = placeOf(change)
    return `${where}${setting === '' ? '' : `: ${setting}`} ${changeText(change, (name) => name)}`
  })
  return [{ title, lines: lines.length > 0 ? lines : ['means the same'] }]
}

function findingChapters({ findings }: Story): readonly Chapter[] {
  const open = findings.filter(({ suppressed }) => suppressed === undefined)
  const ignored = findings.flatMap(({ file, line, rule, suppressed }) =>
    suppressed === undefined ? [] : [`${file}:${line} ignored[${rule}] ${suppressed}`],
  )
  return [
    ...(open.length > 0 ? [{ lines: open.map(showFinding) }] : []),
    ...(ignored.length > 0 ? [{ title: plural(ignored.length, 'ignored finding'), lines: ignored }] : []),
  ]
}

/** Differences stand below the step that brings them about. */
function planLines({ steps, differences }: Plan): readonly string[] {
  const bearer = steps.find(({ kind }) => kind === 'revision') ?? steps.find(({ kind }) => kind === 'file')
  return steps.flatMap((step) => [stepLine(step), ...(step === bearer ? differences.map(changeLine) : [])])
}

function stepLine(step: Step): string {
  const before = step.before === undefined || step.before === step.after ? '' : `${step.before} -> `
  return `${verbOf(step)} ${nameOf(step)}: ${before}${step.after} (${step.why})`
}

/** What is done to the step's target, in one word. */
export function verbOf(step: Step): string {
  if (step.kind === 'file') return 'write'
  if (!isChange(step)) return 'keep'
  if (step.kind === 'parameter') return step.existing ? 'overwrite' : 'create'
  return step.kind === 'revision' ? 'register' : 'delete'
}

const changeLine = (change: Change): string => `    ${fieldOf(change)}: ${valuesOf(change)}${change.reason}`

const fieldOf = ({ container, field }: Change): string => (container === undefined ? field : `${container}.${field}`)

function valuesOf({ before, after }: Change): string {
  if (before === undefined && after === undefined) return ''
  return `${before === undefined ? 'none' : printJson(before)} -> ${after === undefined ? 'none' : printJson(after)}: `
}

const troubleLines = ({ what, help }: Trouble): readonly string[] => [
  `error: ${what}`,
  ...(help === undefined ? [] : [`  help: ${help}`]),
]

function resultLines(story: Story): readonly string[] {
  const { applied } = story
  const stopped = applied?.stopped
  const { passed, sentence } = judge(story)
  return [
    ...(stopped?.troubles ?? []).flatMap(troubleLines),
    ...(stopped
      ? [
          `done: ${applied.done.map(nameOf).join(', ') || 'nothing'}`,
          `not done: ${[stopped.at, ...stopped.rest].map(nameOf).join(', ')}`,
        ]
      : []),
    `${passed ? 'ok' : 'stopped'}: ${sentence}`,
  ]
}
