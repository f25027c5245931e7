import { quote } from '../core/text.js'
import { operatorChain, rule, titleOf } from '../lint/rule.js'

export default rule({
  id: 'repeated-operator-id',
  severity: 'error',
  title: 'Two operators of a filelog receiver have one id',
  adot: {},
  subjects: ['receivers/filelog'],
  consequence: 'the collector stops when it builds the receiver',

  *check({ config }) {
    for (const receiver of config.of('receivers', 'filelog')) {
      const links = (receiver.used ? operatorChain(receiver) : undefined) ?? []
      for (const [index, { id, value }] of links.entries()) {
        const first = links.findIndex((other) => other.id === id)
        if (first === index) continue
        yield {
          at: value.get('id')?.path ?? value.path,
          what: `${titleOf(receiver)} has an operator with the id ${quote(id)} already`,
          help: 'give one of them another id',
          related: [{ at: links[first]?.value.path ?? [], what: 'the first one is here' }],
        }
      }
    }
  },
})
