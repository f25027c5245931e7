import { numberAt, rule, stepsTo, titleOf, type Declared, type Problem, type Value, type View } from '../lint/rule.js'

export default rule({
  id: 'batch-larger-than-queue',
  severity: 'error',
  title: 'Sizes of a sending queue that do not fit each other',
  adot: { from: 'v0.44.0' },
  keys: ['sending_queue'],
  consequence: 'the collector stops when it checks the exporter',

  *check(view) {
    for (const exporter of view.config.of('exporters')) {
      for (const queue of exporter.body.named('sending_queue')) {
        if (queue.tree.kind !== 'mapping' || queue.get('enabled')?.bool === false || queue.get('enabled')?.isUnknown)
          continue
        const problem = problemOf(view, exporter, queue)
        if (problem) yield { ...problem, what: `sending_queue of ${titleOf(exporter)}: ${problem.what}` }
      }
    }
  },
})

function problemOf(view: View, exporter: Declared, queue: Value): Problem | undefined {
  const storage = queue.get('storage')
  const wait = queue.get('wait_for_result')
  if (storage?.text && wait?.bool === true)
    return {
      at: wait.path,
      what: 'a queue kept in storage cannot wait for the result',
      help: 'remove wait_for_result or storage',
    }
  const batch = queue.get('batch')
  if (batch?.tree.kind !== 'mapping' || batch.get('enabled')?.bool === false) return undefined
  const steps = stepsTo(exporter, batch)
  const least = numberAt(view, exporter, [...steps, 'min_size'])
  const most = batch.get('max_size')
  if (most?.number !== undefined && most.number > 0 && least !== undefined && most.number < least) {
    return {
      at: most.path,
      what: `max_size of batch is smaller than min_size, which is ${String(least)}${batch.get('min_size') ? '' : ' when not set'}`,
      help: 'set both, max_size at least as large',
    }
  }
  return overflow(view, { exporter, queue, batch, least })
}

interface Sizes {
  readonly exporter: Declared
  readonly queue: Value
  readonly batch: Value
  readonly least: number | undefined
}

/** The sizes can be compared only when queue and batch count the same. A batch counts what the queue counts, or items. */
function overflow(view: View, { exporter, queue, batch, least }: Sizes): Problem | undefined {
  const given = queue.get('sizer')
  const counted = given ? given.text : 'requests'
  const own = batch.get('sizer')
  const countedBatch = own ? own.text : given ? counted : 'items'
  const size = numberAt(view, exporter, [...stepsTo(exporter, queue), 'queue_size'])
  if (counted === undefined || countedBatch !== counted || size === undefined || least === undefined || least <= size)
    return undefined
  const at = batch.get('min_size') ?? queue.get('queue_size')
  return {
    at: at?.path ?? batch.path,
    what: `min_size of batch is ${String(least)}, more than the ${String(size)} ${counted} that the queue holds, so no batch would ever be full`,
    help: 'set queue_size several times as large as min_size',
  }
}
