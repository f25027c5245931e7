import { rule, strangeOperatorKeys } from '../lint/rule.js'

export default rule({
  id: 'unknown-operator-key',
  severity: 'error',
  title: 'An operator of the filelog receiver with a key that it does not have',
  adot: { to: 'v0.39.3' },
  subjects: ['receivers/filelog'],
  consequence: 'the collector stops while it reads the config',

  check: strangeOperatorKeys,
})
