import { printJson, type Json } from '../core/json.js'
import { plural } from '../core/text.js'
import { isChange, type Step } from '../plan/step.js'
import type { Change } from '../taskdef/options.js'
import { verbOf } from './log.js'
import { brokenCode, code, prose, tableLines, type Room, type Section } from './markdown.js'
import type { Story } from './story.js'
import { judge } from './verdict.js'

/** The plan, step by step, and what became of each. */
export function stepSection(story: Story, room: Room): Section {
  const { plan, applied, inputs } = story
  const { passed } = judge(story)
  const stateOf = (step: Step): string => {
    if (!isChange(step) && step.kind !== 'file') return 'unchanged'
    if (applied?.done.includes(step)) return 'done'
    return inputs?.mode === 'plan' && passed ? 'planned' : 'not done'
  }
  // A file of the runner's is nothing that a deploy changes.
  const steps = plan?.steps.filter(({ kind }) => !room.isShort || kind !== 'file') ?? []
  const rows = steps.map((step) => [
    `${stateOf(step)}: ${verbOf(step)} ${step.kind}<br>${brokenCode(nameOf(step), room)}<br>${prose(step.why, room)}`,
    prose(step.before ?? 'none', room),
    prose(step.after, room),
  ])
  const table = { head: ['What, and why', 'Before', 'After'], rows, nouns: ['step', 'steps'] } as const
  return { title: 'Plan', lines: rows.length > 0 ? tableLines(table, room) : [] }
}

/** Of a path in the runner's own folder only the last part means something to a reader. */
const nameOf = ({ kind, target }: Step): string => (kind === 'file' ? (target.split(/[\\/]/).at(-1) ?? target) : target)

/** What differs in the task definition: fields by container. */
export function fieldSection({ plan }: Story, room: Room): Section {
  const changes = plan?.differences ?? []
  const containers = [...new Set(changes.map(({ container }) => container))]
  const title = `Task definition: ${plural(changes.filter((change) => !isWhole(change)).length, 'field changes', 'fields change')}`
  const groups = containers.map((container) => changes.filter((change) => change.container === container))
  return { title, lines: groups.flatMap((group) => containerLines(group, room)) }
}

const isWhole = ({ field }: Change): boolean => field === 'containerDefinitions'

function containerLines(changes: readonly Change[], room: Room): readonly string[] {
  const name = changes[0]?.container
  const whole = changes.find(isWhole)
  const state = whole ? ` ${whole.after === undefined ? 'is removed' : 'is new'}: ${prose(whole.reason, room)}` : ''
  const title = name === undefined ? 'The task:' : `Container ${code(name, room)}${state}${state === '' ? ':' : ''}`
  const fields = changes.filter((change) => !isWhole(change))
  const hasBefore = fields.some(({ before, after }) => before !== undefined || after === undefined)
  const rows = fields.map((change) => [
    `${brokenCode(change.field, room)}<br>${prose(change.reason, room)}`,
    ...(hasBefore ? [valueOf(change, 'before', room)] : []),
    valueOf(change, 'after', room),
  ])
  const head = hasBefore ? ['Field, and why', 'Before', 'After'] : ['Field, and why', 'Value']
  const table = { head, rows, nouns: ['field', 'fields'] } as const
  return [title, '', ...(rows.length > 0 ? [...tableLines(table, room), ''] : [])]
}

function valueOf(change: Change, side: 'before' | 'after', room: Room): string {
  const json = change[side]
  if (json !== undefined) return brokenCode(textOf(json), room) || '(empty)'
  return change.before === undefined && change.after === undefined ? '(not shown)' : 'none'
}

const textOf = (json: Json): string => (typeof json === 'string' ? json : printJson(json))
