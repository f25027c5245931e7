import { list, nearest, quote } from '../core/text.js'
import type { OttlFault } from './ottl.js'
import type { OttlScope } from './ottl-scope.js'
import type { Span } from '../core/problem.js'

const LEVELS = ['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL']
const SPAN = [
  ...['UNSPECIFIED', 'INTERNAL', 'SERVER', 'CLIENT', 'PRODUCER', 'CONSUMER'].map((kind) => `SPAN_KIND_${kind}`),
  ...['UNSET', 'OK', 'ERROR'].map((code) => `STATUS_CODE_${code}`),
]
const METRIC = [
  ...['UNSPECIFIED', 'DELTA', 'CUMULATIVE'].map((each) => `AGGREGATION_TEMPORALITY_${each}`),
  ...['NONE', 'GAUGE', 'SUM', 'HISTOGRAM', 'EXPONENTIAL_HISTOGRAM', 'SUMMARY'].map(
    (type) => `METRIC_DATA_TYPE_${type}`,
  ),
]
const LOG = [
  'SEVERITY_NUMBER_UNSPECIFIED',
  ...LEVELS.flatMap((level) => ['', '2', '3', '4'].map((digit) => `SEVERITY_NUMBER_${level}${digit}`)),
]

/** Names for numbers, by context; from opentelemetry-collector-contrib pkg/ottl/contexts. */
const ENUMS: Readonly<Record<string, readonly string[]>> = {
  resource: [],
  scope: [],
  span: SPAN,
  spanevent: SPAN,
  metric: METRIC,
  datapoint: [...METRIC, 'FLAG_NONE', 'FLAG_NO_RECORDED_VALUE'],
  log: LOG,
}

/** What is wrong with a name in capital letters, if anything. */
export function judgeEnum(
  { name, span }: { readonly name: string; readonly span: Span },
  { context, heads }: OttlScope,
): OttlFault | undefined {
  const contexts = context ? [context] : heads
  if (contexts.includes('profile')) return undefined
  const known = contexts.flatMap((each) => ENUMS[each] ?? [])
  if (known.includes(name)) return undefined
  const meant =
    nearest(name, known) ??
    known.find((each) => each.endsWith(`_${name}`)) ??
    known.findLast((each) => name.startsWith(each))
  const family = known.filter((each) => each.split('_')[0] === name.split('_')[0] && !/[2-4]$/.test(each))
  return {
    span,
    what: `there is no number by the name ${quote(name)}${context ? ` in a condition about a ${context}` : ''}`,
    help: meant
      ? `did you mean ${meant}?`
      : family.length > 0
        ? `names are ${list(family)}`
        : `a text stands in double quotes: ${quote(name)}`,
  }
}
