import { faultyExpressions, rule, titleOf } from '../lint/rule.js'

export default rule({
  id: 'malformed-expression',
  severity: 'error',
  title: 'An expression of a log operator that cannot be compiled',
  adot: {},
  subjects: ['receivers/filelog'],
  consequence: 'the collector stops when it builds the receiver',

  *check(view) {
    for (const { owner, value, fault } of faultyExpressions(view)) {
      yield {
        at: value.path,
        part: fault.span,
        what: `${value.key} of an operator of ${titleOf(owner)}: ${fault.what}`,
        ...(fault.help !== undefined && { help: fault.help }),
      }
    }
  },
})
