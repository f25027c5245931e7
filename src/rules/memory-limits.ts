import { rule, titleOf } from '../lint/rule.js'

export default rule({
  id: 'memory-limits',
  severity: 'error',
  title: 'The limits of memory_limiter are missing or contradict each other',
  adot: {},
  consequence: 'the collector stops when it checks or builds the processor',

  *check({ config, release }) {
    for (const limiter of config.of('processors', 'memory_limiter')) {
      if (!limiter.used && !release.has('validates-memory-limiter')) continue
      const read = (key: string): number | undefined => {
        const value = limiter.body.get(key)
        return value === undefined || value.isNull ? 0 : value.number
      }
      const interval = limiter.body.get('check_interval')
      const seconds = interval === undefined || interval.isNull ? 0 : interval.duration
      if (seconds !== undefined && seconds <= 0)
        yield {
          at: interval?.path ?? limiter.path,
          on: interval ? 'value' : 'key',
          what: `${titleOf(limiter)} has no check_interval above zero`,
          help: 'set check_interval: 1s',
        }
      const [limit, percentage, spike, spikePercentage] = [
        'limit_mib',
        'limit_percentage',
        'spike_limit_mib',
        'spike_limit_percentage',
      ].map(read)
      if (limit === 0 && percentage === 0 && !(seconds !== undefined && seconds <= 0))
        yield {
          at: limiter.path,
          on: 'key',
          what: `${titleOf(limiter)} has no limit`,
          help: 'set limit_mib, or limit_percentage with spike_limit_percentage',
        }
      for (const [key, value] of [
        ['limit_percentage', percentage],
        ['spike_limit_percentage', spikePercentage],
      ] as const) {
        if (value !== undefined && value > 100)
          yield { at: [...limiter.path, key], what: `${key} of ${titleOf(limiter)} is above 100` }
      }
      if (limit !== undefined && limit > 0) {
        if (spike !== undefined && spike >= limit)
          yield {
            at: [...limiter.path, 'spike_limit_mib'],
            what: `spike_limit_mib of ${titleOf(limiter)} must be smaller than limit_mib`,
            help: 'about a fifth of the limit is usual',
          }
      } else if (
        limit === 0 &&
        percentage !== undefined &&
        percentage > 0 &&
        percentage <= 100 &&
        spikePercentage !== undefined &&
        spikePercentage >= percentage
      ) {
        yield {
          at: [...limiter.path, 'spike_limit_percentage'],
          what: `spike_limit_percentage of ${titleOf(limiter)} must be smaller than limit_percentage`,
          help: 'about a fifth of the limit is usual',
        }
      }
    }
  },
})
