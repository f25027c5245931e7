import type { Release } from '../collector/catalog.js'
import type { CollectorConfig } from '../collector/config.js'
import { judgeOttl, whyNoContext, type OttlMistake } from '../collector/ottl-judge.js'
import type { OttlContext, OttlScope } from '../collector/ottl-scope.js'
import type { Value } from '../collector/value.js'
import type { Problem } from '../core/problem.js'
import { titleOf, type Declared, type View } from './rule.js'

/** A condition in OTTL, and what it is about. */
interface Condition {
  readonly owner: Declared
  readonly value: Value
  readonly scope: OttlScope
  /** One of the parts between commas that a text in place of a list is split into, and where it begins. */
  readonly part?: { readonly text: string; readonly from: number }
}

/** A mistake in a condition, or in the list it stands in. */
export interface ConditionFault extends Pick<Condition, 'owner' | 'value'> {
  readonly mistake: Omit<OttlMistake, 'span'> & Partial<Pick<OttlMistake, 'span'>>
}

export const conditionFaults = (config: CollectorConfig, release: Release): readonly ConditionFault[] => [
  ...[...conditionsOf(config, release)].flatMap(faultsIn),
  ...listFaults(config, release),
]

function faultsIn({ owner, value, scope, part }: Condition): readonly ConditionFault[] {
  if (value.isNull) return [{ owner, value, mistake: EMPTY }]
  const text = value.tree.kind === 'scalar' && value.tree.type === 'string' ? value.text : undefined
  if (text === undefined) return []
  if (part === undefined) return judgeOttl(text, scope).map((mistake) => ({ owner, value, mistake }))
  return judgeOttl(part.text, scope).map(({ span: [from, to], ...mistake }) => ({
    owner,
    value,
    mistake: { ...mistake, span: [from + part.from, to + part.from], help: SPLIT },
  }))
}

const EMPTY = { kind: 'syntax', what: 'the list has an item without a value', help: 'delete the "-"' } as const
const SPLIT = 'write a list, with a "-" before each condition: a text in its place is split at its commas'

/** The mistakes of one kind in all conditions of the config, each at its words. */
export function* ottlProblems(view: View, kind: OttlMistake['kind']): Generator<Problem> {
  for (const { owner, value, mistake } of view.conditionFaults()) {
    if (mistake.kind !== kind) continue
    yield {
      at: value.path,
      ...(mistake.span && { part: mistake.span }),
      what: `condition of ${titleOf(owner)}: ${mistake.what}`,
      ...(mistake.help !== undefined && { help: mistake.help }),
    }
  }
}

/** The filter processor reads its conditions in every case; tail_sampling when a pipeline uses it. */
function* conditionsOf(config: CollectorConfig, release: Release): Generator<Condition> {
  for (const owner of config.of('processors', 'filter')) {
    for (const [group, lists] of Object.entries(LISTS)) {
      for (const [key, context] of Object.entries(lists))
        yield* eachOf(owner.body.get(group, key), owner, scopeOf(release, context))
    }
    for (const [key, heads] of Object.entries(INFERRED))
      yield* inferred(owner.body.get(key), owner, { release, context: undefined, heads })
  }
  for (const owner of config.of('processors', 'tail_sampling')) {
    const policies = owner.used ? owner.body.get('policies') : undefined
    for (const policy of policies ? policies.all() : []) {
      if (policy.get('type')?.text !== 'ottl_condition') continue
      for (const context of ['span', 'spanevent'] as const)
        yield* eachOf(policy.get('ottl_condition', context), owner, scopeOf(release, context))
    }
  }
}

const scopeOf = (release: Release, context: OttlContext): OttlScope => ({ release, context, heads: [] })

const LISTS: Readonly<Record<string, Readonly<Record<string, OttlContext>>>> = {
  traces: { resource: 'resource', span: 'span', spanevent: 'spanevent' },
  metrics: { resource: 'resource', metric: 'metric', datapoint: 'datapoint' },
  logs: { resource: 'resource', log_record: 'log' },
}

/** Lists whose conditions say by their paths what they are about. */
const INFERRED: Readonly<Record<string, readonly OttlContext[]>> = {
  trace_conditions: ['resource', 'scope', 'span', 'spanevent'],
  metric_conditions: ['resource', 'scope', 'metric', 'datapoint'],
  log_conditions: ['resource', 'scope', 'log'],
}

/** The keys of all lists of conditions. */
export const CONDITION_KEYS: readonly string[] = [
  ...Object.values(LISTS).flatMap((lists) => Object.keys(lists)),
  ...Object.keys(INFERRED),
  'ottl_condition',
]

/** A list of texts, or one text, which is split at its commas. */
function* eachOf(list: Value | undefined, owner: Declared, scope: OttlScope): Generator<Condition> {
  if (!list) return
  if (list.tree.kind === 'sequence') for (const value of list.children()) yield { owner, value, scope }
  const parts = list.tree.kind === 'scalar' ? (list.text?.split(',') ?? []) : []
  let from = 0
  for (const text of parts) {
    yield { owner, value: list, scope, ...(parts.length > 1 && { part: { text, from } }) }
    from += text.length + 1
  }
}

/** Texts, or maps with a context and its conditions. */
function* inferred(list: Value | undefined, owner: Declared, scope: OttlScope): Generator<Condition> {
  for (const value of list?.tree.kind === 'sequence' ? list.children() : []) {
    if (value.tree.kind !== 'mapping') yield { owner, value, scope }
    else {
      const context = scope.heads.find((head) => head === value.get('context')?.text)
      if (context || isOpen(value))
        yield* eachOf(value.get('conditions'), owner, context ? { ...scope, context } : scope)
    }
  }
}

/** Whether an item leaves it to its conditions what they are about. */
function isOpen(item: Value): boolean {
  const context = item.get('context')
  return !context || context.isNull || context.text === ''
}

/** What is wrong with lists whose conditions say by their paths what they are about. */
function* listFaults(config: CollectorConfig, release: Release): Generator<ConditionFault> {
  for (const owner of config.of('processors', 'filter')) {
    for (const [key, heads] of Object.entries(INFERRED)) {
      const list = owner.body.get(key)
      const items = list?.tree.kind === 'sequence' ? list.children() : []
      const texts = items.filter(({ text, tree }) => tree.kind !== 'mapping' && text !== undefined)
      const maps = items.filter(({ tree }) => tree.kind === 'mapping')
      const [second] = texts.length > 0 && items[0]?.tree.kind === 'mapping' ? texts : texts.length > 0 ? maps : []
      if (second) yield { owner, value: second, mistake: MIXED }
      for (const value of items) if (isNeither(value)) yield { owner, value, mistake: NEITHER }
      for (const value of [
        ...texts,
        ...maps.filter(isOpen).flatMap((map) => map.get('conditions')?.children() ?? []),
      ]) {
        const why =
          value.text === undefined ? undefined : whyNoContext(value.text, { release, context: undefined, heads })
        if (why) yield { owner, value, mistake: { kind: 'path', ...why } }
      }
    }
  }
}

/** A number, a list: nothing that could be a condition. */
const isNeither = ({ tree, isNull }: Value): boolean =>
  tree.kind === 'sequence' || (tree.kind === 'scalar' && !isNull && tree.type !== 'string')

const NEITHER = { kind: 'syntax', what: 'the item is no condition', help: 'write a text, in quotes' } as const
const MIXED = {
  kind: 'syntax',
  what: 'texts and maps stand in one list',
  help: 'write all conditions as texts, or all below context and conditions',
} as const
