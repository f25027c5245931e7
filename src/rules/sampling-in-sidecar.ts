import { isType, rule, titleOf } from '../lint/rule.js'

export default rule({
  id: 'sampling-in-sidecar',
  severity: 'note',
  title: 'tail_sampling in a sidecar sees only the spans of its own task',
  adot: { from: 'v0.29.0' },
  subjects: ['processors/tail_sampling'],
  consequence: 'a trace that crosses services is kept by one sidecar and dropped by another: parts of it are missing',

  *check({ config, task }) {
    if (!task?.sidecar || task.others.length === 0) return
    for (const processor of config.components) {
      if (processor.section !== 'processors' || !processor.used || !isType(processor, 'tail_sampling')) continue
      yield {
        at: processor.path,
        on: 'key',
        what: `${titleOf(processor)} decides by the spans of this task alone: traces that cross tasks are kept in part`,
        help: 'send spans to a collector service through the loadbalancing exporter and sample there, or sample by trace id with probabilistic_sampler',
      }
    }
  },
})
