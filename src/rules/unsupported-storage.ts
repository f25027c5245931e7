import { rule, titleOf } from '../lint/rule.js'

export default rule({
  id: 'unsupported-storage',
  severity: 'error',
  title: 'A groupbytrace processor asks for something that was never built',
  adot: { from: 'v0.29.0' },
  subjects: ['processors/groupbytrace'],
  consequence: 'the collector stops when it builds the processor',

  *check(view) {
    for (const processor of view.config.of('processors', 'groupbytrace')) {
      for (const key of ['store_on_disk', 'discard_orphans']) {
        const value = processor.body.get(key)
        if (processor.used && value?.bool === true)
          yield {
            at: value.path,
            what: `${key} of ${titleOf(processor)} is a key, but no release does it`,
            help: 'remove it; traces wait in memory, at most num_traces of them',
          }
      }
    }
  },
})
