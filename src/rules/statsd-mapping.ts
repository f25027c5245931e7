import { rule, titleOf, type Problem, type Value } from '../lint/rule.js'

export default rule({
  id: 'statsd-mapping',
  severity: 'error',
  title: 'A mapping of the statsd receiver with settings of another observer, or bounds out of order',
  adot: { from: 'v0.26.0' },
  subjects: ['receivers/statsd'],
  consequence: 'the collector stops when it checks the receiver',

  *check({ config, release }) {
    for (const receiver of config.of('receivers', 'statsd')) {
      const mappings = receiver.body.get('timer_histogram_mapping')
      if (mappings?.tree.kind !== 'sequence') continue
      for (const mapping of mappings.children()) {
        const problem = problemOf(mapping) ?? (release.has('orders-buckets') ? unordered(mapping) : undefined)
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
  return size?.number === 1
    ? { at: size.path, what: 'max_size of histogram cannot be 1', help: 'use 2 to 16384; the default is 160' }
    : undefined
}

function unordered(mapping: Value): Problem | undefined {
  for (const explicit of mapping.get('histogram', 'explicit_buckets')?.children() ?? []) {
    const buckets = explicit.get('buckets')?.children() ?? []
    for (const [index, bucket] of buckets.entries()) {
      const [bound, before] = [bucket.number, buckets[index - 1]?.number]
      if (bound === undefined || before === undefined || before <= bound) continue
      const what = `${String(bound)} follows ${String(before)} in buckets of histogram`
      return { at: bucket.path, what, help: 'sort the bounds, the smallest first' }
    }
  }
  return undefined
}
