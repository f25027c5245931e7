import { quote } from '../core/text.js'
import { rule, type Problem, type View } from '../lint/rule.js'

export default rule({
  id: 'repeated-component',
  severity: 'warning',
  title: 'A list names the same receiver, exporter or extension twice',
  adot: {},
  subjects: ['repeated'],
  consequence: 'the collector starts and builds it once: the second name has no effect',

  *check({ config }) {
    for (const { id, receivers, exporters } of config.pipelines) {
      yield* repeats(receivers, `pipeline ${quote(id)}`)
      yield* repeats(exporters, `pipeline ${quote(id)}`)
    }
    yield* repeats(config.extensions, 'service.extensions')
  },
})

function* repeats(uses: View['config']['extensions'], where: string): Generator<Problem> {
  const named = new Set<string>()
  for (const { id, path } of uses) {
    if (named.has(id)) yield { at: path, what: `${where} names ${quote(id)} twice`, help: 'remove one of them' }
    named.add(id)
  }
}
