import { quote } from '../core/text.js'
import { rule, titleOf, type Problem, type Value } from '../lint/rule.js'

type Path = readonly [string, ...string[]]

/** Settings that only one of may be used, oldest style first, by signal. */
const STYLES: readonly (readonly (readonly Path[])[])[] = [
  [
    [
      ['spans', 'include'],
      ['spans', 'exclude'],
    ],
    [
      ['traces', 'resource'],
      ['traces', 'span'],
      ['traces', 'spanevent'],
    ],
    [['trace_conditions']],
  ],
  [
    [
      ['metrics', 'include'],
      ['metrics', 'exclude'],
    ],
    [
      ['metrics', 'resource'],
      ['metrics', 'metric'],
      ['metrics', 'datapoint'],
    ],
    [['metric_conditions']],
  ],
  [
    [
      ['logs', 'include'],
      ['logs', 'exclude'],
    ],
    [
      ['logs', 'resource'],
      ['logs', 'log_record'],
    ],
    [['log_conditions']],
  ],
]

export default rule({
  id: 'mixed-filter-styles',
  severity: 'error',
  title: 'A filter processor has old and new settings for the same signal',
  adot: { from: 'v0.24.0' },
  subjects: ['processors/filter'],
  keys: STYLES.flat(2)
    .flatMap((path) => path.slice(-1))
    .filter((key) => key !== 'include' && key !== 'exclude'),
  consequence: 'the collector stops when it checks the processor',

  *check(view) {
    for (const processor of view.config.of('processors', 'filter')) {
      for (const styles of STYLES) {
        for (const problem of clashOf(processor.body, styles))
          yield { ...problem, what: `${titleOf(processor)}: ${problem.what}` }
      }
    }
  },
})

function* clashOf(body: Value, styles: readonly (readonly Path[])[]): Generator<Problem> {
  const used = styles.flatMap((paths, index) =>
    paths
      .map((path) => ({ index, name: path.join('.'), value: body.get(...path) }))
      .filter(({ value }) => isSet(value))
      .slice(0, 1),
  )
  const [first, second] = used
  // Old settings for spans stand beside trace_conditions without harm.
  if (!first?.value || !second?.value || (first.name.startsWith('spans.') && second.name === 'trace_conditions')) return
  yield {
    at: second.value.path,
    on: 'key',
    what: `${quote(second.name)} cannot stand beside ${quote(first.name)}`,
    help:
      first.index === 0
        ? 'write all of it as conditions, or all of it as include and exclude'
        : `move its conditions to ${quote(second.name)}`,
    related: [{ at: first.value.path, what: `${quote(first.name)} is here` }],
  }
}

/** An empty list sets nothing, as far as every release agrees. */
const isSet = (value: Value | undefined): boolean =>
  value !== undefined &&
  !value.isNull &&
  !value.isUnknown &&
  !(value.tree.kind === 'sequence' && value.tree.items.length === 0)
