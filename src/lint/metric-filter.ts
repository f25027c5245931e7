import { metricNames } from '../collector/metric-names.js'
import type { Declared } from '../collector/config.js'
import type { Value } from '../collector/value.js'
import { isType } from './flow.js'
import type { View } from './rule.js'

/** Names in a filter, and all the names that ever reach it. */
export interface MetricFilter {
  readonly filter: Declared
  readonly kind: 'include' | 'exclude'
  readonly list: Value
  readonly names: readonly { readonly value: Value; readonly matches: boolean }[]
  readonly known: ReadonlySet<string>
  readonly receiver: Declared
}

const RECEIVER = 'awsecscontainermetrics'
/** Processors that may make metrics or give them other names. */
const RENAMING = ['metricstransform', 'metricsgeneration', 'experimental_metricsgeneration', 'groupbyattrs']

/** Filters by name that see nothing but metrics of a receiver whose names are known. */
export function metricFilters({ config, release, flows }: View): readonly MetricFilter[] {
  const known = metricNames(RECEIVER, release)
  if (!known) return []
  return config.of('processors', 'filter').flatMap((filter) => {
    const around = flows().filter(({ processors }) => processors.includes(filter))
    const [receiver] = around.flatMap(({ receivers }) => receivers)
    const isSure = around.every(({ receivers, pipeline, processors }) => {
      const before = processors.slice(0, processors.indexOf(filter))
      return (
        receivers.length > 0 &&
        receivers.length === pipeline.receivers.length &&
        receivers.every((one) => isType(one, RECEIVER)) &&
        !before.some((one) => !one.facts || isType(one, ...RENAMING))
      )
    })
    if (!receiver || !isSure) return []
    return (['include', 'exclude'] as const).flatMap((kind) => {
      const section = filter.body.get('metrics', kind)
      const list = section?.get('metric_names')
      const names = section && list ? readNames(section, list, known) : []
      return list && names.length > 0 ? [{ filter, kind, list, names, known, receiver }] : []
    })
  })
}

function readNames(section: Value, list: Value, known: ReadonlySet<string>): MetricFilter['names'] {
  const type = section.get('match_type')?.text
  if ((type !== 'strict' && type !== 'regexp') || list.tree.kind !== 'sequence') return []
  const names: MetricFilter['names'][number][] = []
  for (const value of list.children()) {
    const { text } = value
    if (text === undefined) return []
    names.push({ value, matches: type === 'strict' ? known.has(text) : couldMatch(text, known) })
  }
  return names
}

/** Whether a pattern matches one of the names; patterns that are not plainly cheap to try count as matching. */
function couldMatch(pattern: string, names: ReadonlySet<string>): boolean {
  if (!/^[\w.^$*+\\|-]*$/.test(pattern) || (pattern.match(/[*+]/g)?.length ?? 0) > 3) return true
  try {
    const regexp = new RegExp(pattern)
    return [...names].some((name) => regexp.test(name))
  } catch {
    return true
  }
}
