import type { Release } from '../collector/catalog.js'
import type { CollectorConfig } from '../collector/config.js'
import { judgeOttl, type OttlMistake } from '../collector/ottl-judge.js'
import type { OttlContext, OttlScope } from '../collector/ottl-scope.js'
import type { Value } from '../collector/value.js'
import type { Problem } from '../core/problem.js'
import { titleOf, type Declared, type View } from './rule.js'

/** A condition in OTTL, and what it is about. */
interface Condition {
  readonly owner: Declared
  readonly value: Value
  readonly scope: OttlScope
}

/** A mistake in a condition. */
export interface ConditionFault extends Pick<Condition, 'owner' | 'value'> {
  readonly mistake: OttlMistake
}

export const conditionFaults = (config: CollectorConfig, release: Release): readonly ConditionFault[] =>
  [...conditionsOf(config, release)].flatMap(({ owner, value, scope }) => {
    const text = value.tree.kind === 'scalar' && value.tree.type === 'string' ? value.text : undefined
    return text === undefined ? [] : judgeOttl(text, scope).map((mistake) => ({ owner, value, mistake }))
  })

/** The mistakes of one kind in all conditions of the config, each at its words. */
export function* ottlProblems(view: View, kind: OttlMistake['kind']): Generator<Problem> {
  for (const { owner, value, mistake } of view.conditionFaults()) {
    if (mistake.kind !== kind) continue
    yield {
      at: value.path,
      part: mistake.span,
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
  logs: { log_record: 'log' },
}

/** Lists whose conditions say by their paths what they are about. */
const INFERRED: Readonly<Record<string, readonly OttlContext[]>> = {
  trace_conditions: ['resource', 'scope', 'span', 'spanevent'],
  metric_conditions: ['resource', 'scope', 'metric', 'datapoint'],
  log_conditions: ['resource', 'scope', 'log'],
}

/** A list of texts, or one text, which is a list of one unless it has a comma. */
function* eachOf(list: Value | undefined, owner: Declared, scope: OttlScope): Generator<Condition> {
  if (!list) return
  const single = list.text !== undefined && !list.text.includes(',') ? [list] : []
  for (const value of list.tree.kind === 'sequence' ? list.children() : single) yield { owner, value, scope }
}

/** Texts, or maps with a context and its conditions. */
function* inferred(list: Value | undefined, owner: Declared, scope: OttlScope): Generator<Condition> {
  for (const value of list?.tree.kind === 'sequence' ? list.children() : []) {
    if (value.tree.kind !== 'mapping') yield { owner, value, scope }
    else {
      const named = value.get('context')
      const context = scope.heads.find((head) => head === named?.text)
      const isOpen = !named || named.isNull || named.text === ''
      if (context || isOpen) yield* eachOf(value.get('conditions'), owner, context ? { ...scope, context } : scope)
    }
  }
}
