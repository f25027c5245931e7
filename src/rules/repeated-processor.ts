import { quote } from '../core/text.js'
import { rule } from '../lint/rule.js'

export default rule({
  id: 'repeated-processor',
  severity: 'error',
  title: 'A pipeline names the same processor twice',
  adot: {},
  subjects: ['repeated'],
  consequence: 'the collector stops: a processor may stand once in a pipeline',

  *check({ config }) {
    for (const { id: pipeline, processors } of config.pipelines) {
      for (const [index, { id, path }] of processors.entries()) {
        const first = processors.find((other) => other.id === id)
        if (!first || processors.indexOf(first) === index) continue
        yield {
          at: path,
          what: `pipeline ${quote(pipeline)} names processor ${quote(id)} twice`,
          help: `remove one, or declare a second one under another name such as ${quote(`${id}/2`)}`,
          related: [{ at: first.path, what: 'first named here' }],
        }
      }
    }
  },
})
