import { quote } from '../core/text.js'
import { cyclicOutput, operatorChain, rule, titleOf } from '../lint/rule.js'

export default rule({
  id: 'operator-cycle',
  severity: 'error',
  title: 'The operators of a filelog receiver pass entries in a circle',
  adot: {},
  subjects: ['receivers/filelog'],
  consequence: 'the collector stops when it builds the receiver',

  *check({ config }) {
    for (const receiver of config.of('receivers', 'filelog')) {
      const found = receiver.used ? cyclicOutput(operatorChain(receiver) ?? []) : undefined
      if (!found) continue
      const { from, output } = found
      yield {
        at: output.value.path,
        what:
          from.id === output.to
            ? `operator ${quote(from.id)} of ${titleOf(receiver)} passes its entries to itself`
            : `operator ${quote(from.id)} of ${titleOf(receiver)} passes its entries back to ${quote(output.to)}, from where they come to it again`,
        help: 'leave the output out to pass them to the next operator, or name one further down',
      }
    }
  },
})
