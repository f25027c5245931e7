import { isType, rule, titleOf } from '../lint/rule.js'

const SAMPLERS = ['tail_sampling', 'probabilistic_sampler', 'groupbytrace']

export default rule({
  id: 'early-batch',
  severity: 'note',
  title: 'batch stands before a processor that samples',
  adot: {},
  subjects: ['processors/batch'],
  consequence: 'batches are built of data that is then thrown away, and those that are sent are small',

  *check({ flows }) {
    for (const { pipeline, processors } of flows()) {
      const at = processors.findIndex((processor) => isType(processor, 'batch'))
      const batch = processors[at]
      const sampler = processors.slice(at + 1).find((processor) => isType(processor, ...SAMPLERS))
      const use = pipeline.processors.find(({ id }) => id === batch?.id)
      if (!batch || !sampler || !use) continue
      yield {
        at: use.path,
        what: `${titleOf(batch)} stands before ${titleOf(sampler)}, so it batches what is then dropped`,
        help: 'put batch last',
      }
    }
  },
})
