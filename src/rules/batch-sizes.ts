import { rule, titleOf } from '../lint/rule.js'

/** The size when none is set (adot-defaults: the same in every release). */
const DEFAULT_SIZE = 8192

export default rule({
  id: 'batch-sizes',
  severity: 'error',
  title: 'send_batch_max_size of the batch processor is smaller than send_batch_size',
  adot: {},
  subjects: ['processors/batch'],
  consequence: 'the collector stops when it checks the processor',

  *check({ config, release }) {
    for (const batch of config.of('processors', 'batch')) {
      const size = batch.body.get('send_batch_size')
      const most = batch.body.get('send_batch_max_size')
      const isDefault = size === undefined || (size.isNull && !release.has('empties-settings'))
      const least = isDefault ? DEFAULT_SIZE : size.isNull ? 0 : size.number
      if (most?.number === undefined || least === undefined || most.number <= 0 || most.number >= least) continue
      yield {
        at: most.path,
        what: `send_batch_max_size of ${titleOf(batch)} is smaller than send_batch_size, which is ${String(least)}${size ? '' : ' when not set'}`,
        help: 'set both, the maximum at least as large',
      }
    }
  },
})
