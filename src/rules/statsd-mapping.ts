import { rule, titleOf, type Problem, type Value } from '../lint/rule.js'

export default rule({
  id: 'statsd-mapping',
  severity: 'error',
  title: 'A mapping of the statsd receiver with settings of another observer',
  adot: { from: 'v0.26.0' },
  subjects: ['receivers/statsd'],
  consequence: 'the collector stops when it checks the receiver',

  *check({ config }) {
    for (const receiver of config.of('receivers', 'statsd')) {
      const mappings = receiver.body.get('timer_histogram_mapping')
      if (mappings?.tree.kind !== 'sequence') continue
      for (const mapping of mappings.children()) {
        const problem = problemOf(mapping)
        if (problem) yield { ...problem, what: `${titleOf(receiver)}: ${problem.what}` }
      }
    }
  },
})

function problemOf(mapping: Value): Problem | undefined {
  const observer = mapping.get('observer_type')
  if (observer?.text === undefined || observer.text === '') return undefined
  const size = mapping.get('histogram', 'max_size')
  const buckets = mapping.get('histogram', 'explicit_buckets')
  const histogram =
    buckets && !buckets.isNull ? buckets : size?.number !== undefined && size.number !== 0 ? size : undefined
  if (histogram && observer.text !== 'histogram')
    return {
      at: histogram.path,
      on: 'key',
      what: 'histogram has settings although observer_type is another',
      help: 'set observer_type: histogram, or remove histogram',
    }
  const percentiles = mapping.get('summary', 'percentiles')
  if (percentiles && percentiles.children().length > 0 && observer.text !== 'summary')
    return {
      at: percentiles.path,
      on: 'key',
      what: 'summary has percentiles although observer_type is another',
      help: 'set observer_type: summary, or remove summary',
    }
  return size?.number !== undefined && size.number === 1
    ? { at: size.path, what: 'max_size of histogram cannot be 1', help: 'use 2 to 16384; the default is 160' }
    : undefined
}
