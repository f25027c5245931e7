import { numberAt, rule, titleOf } from '../lint/rule.js'

export default rule({
  id: 'batch-sizes',
  severity: 'error',
  title: 'send_batch_max_size of the batch processor is smaller than send_batch_size',
  adot: {},
  subjects: ['processors/batch'],
  consequence: 'the collector stops when it checks the processor',

  *check(view) {
    for (const batch of view.config.of('processors', 'batch')) {
      const most = batch.body.get('send_batch_max_size')
      const least = numberAt(view, batch, ['send_batch_size'])
      if (most?.number === undefined || least === undefined || most.number <= 0 || most.number >= least) continue
      yield {
        at: most.path,
        what: `send_batch_max_size of ${titleOf(batch)} is smaller than send_batch_size, which is ${String(least)}${batch.body.get('send_batch_size') ? '' : ' when not set'}`,
        help: 'set both, the maximum at least as large',
      }
    }
  },
})
