import { quote } from '../core/text.js'
import { rule, titleOf } from '../lint/rule.js'

const SINCE = 'v0.34.0'

export default rule({
  id: 'repeated-policy',
  severity: 'error',
  title: 'Two policies of a tail_sampling processor have one name',
  adot: { from: SINCE },
  subjects: ['processors/tail_sampling'],
  consequence: 'the collector stops when it starts the processor',

  *check(view) {
    for (const processor of view.config.of('processors', 'tail_sampling')) {
      const seen = new Map<string, readonly (string | number)[]>()
      for (const policy of processor.used ? (processor.body.get('policies')?.children() ?? []) : []) {
        const name = policy.get('name')
        if (!name?.text) continue
        const first = seen.get(name.text)
        if (first)
          yield {
            at: name.path,
            what: `${titleOf(processor)} has a policy ${quote(name.text)} already; names must differ since ${SINCE}`,
            help: 'give one of them another name',
            related: [{ at: first, what: 'the first one is here' }],
          }
        else seen.set(name.text, name.path)
      }
    }
  },
})
