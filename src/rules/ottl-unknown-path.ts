import { CONDITION_KEYS, ottlProblems, rule } from '../lint/rule.js'

export default rule({
  id: 'ottl-unknown-path',
  severity: 'error',
  title: 'A condition reads a field that the data it is about does not have',
  adot: { from: 'v0.24.0' },
  subjects: ['processors/filter', 'processors/tail_sampling'],
  keys: CONDITION_KEYS,
  consequence: 'the collector stops when it reads the condition',

  check: (view) => ottlProblems(view, 'path'),
})
