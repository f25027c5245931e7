import { isType, rule, titleOf } from '../lint/rule.js'

export default rule({
  id: 'late-memory-limiter',
  severity: 'warning',
  title: 'memory_limiter is not the first processor of a pipeline',
  adot: {},
  subjects: ['processors/memory_limiter'],
  consequence:
    'what stands before it takes data in without a limit, and behind a processor that collects, such as batch, what it refuses is lost instead of held back at the receiver',

  *check({ flows }) {
    for (const { pipeline, processors } of flows()) {
      const [first] = processors
      const late = processors.findIndex((processor, index) => index > 0 && isType(processor, 'memory_limiter'))
      const limiter = processors[late]
      if (!first || !limiter || isType(first, 'memory_limiter')) continue
      const use = pipeline.processors.find(({ id }) => id === limiter.id)
      yield {
        at: use?.path ?? pipeline.path,
        what: `${titleOf(limiter)} stands behind ${titleOf(first)}, which takes data in without a limit`,
        help: 'make it the first processor of the pipeline',
      }
    }
  },
})
