import { list, nearest, quote } from '../core/text.js'
import { operatorChain, rule, titleOf } from '../lint/rule.js'

/** What the collector puts behind the last operator. */
const OWN = ['log_emitter', 'emitter']

export default rule({
  id: 'undefined-operator',
  severity: 'error',
  title: 'A log operator passes its entries to one that is not there',
  adot: {},
  subjects: ['receivers/filelog'],
  consequence: 'the collector stops when it builds the receiver',

  *check({ config }) {
    for (const receiver of config.of('receivers', 'filelog')) {
      const links = (receiver.used ? operatorChain(receiver) : undefined) ?? []
      const ids = links.slice(1).map(({ id }) => id)
      for (const { to, value } of links.flatMap(({ outputs }) => outputs)) {
        if (links.some(({ id }) => id === to) || OWN.includes(to)) continue
        const meant = links.find(({ type }) => type === to)?.id ?? nearest(to, ids)
        yield {
          at: value.path,
          what: `${titleOf(receiver)} has no operator ${quote(to)}`,
          help:
            meant !== undefined
              ? `did you mean ${quote(meant)}?`
              : ids.length > 0
                ? `its operators are ${list(ids)}`
                : 'leave the output out: entries go to the pipeline',
        }
      }
    }
  },
})
