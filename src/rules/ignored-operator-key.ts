import { rule, strangeOperatorKeys } from '../lint/rule.js'

export default rule({
  id: 'ignored-operator-key',
  severity: 'warning',
  title: 'An operator of the filelog receiver with a key that is silently ignored',
  adot: { from: 'v0.40.0' },
  subjects: ['receivers/filelog'],
  consequence: 'the operator works as if the key were not there',

  check: strangeOperatorKeys,
})
