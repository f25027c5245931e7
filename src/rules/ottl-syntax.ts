import { CONDITION_KEYS, ottlProblems, rule } from '../lint/rule.js'

export default rule({
  id: 'ottl-syntax',
  severity: 'error',
  title: 'A condition in OTTL is malformed',
  adot: { from: 'v0.24.0' },
  subjects: ['processors/filter', 'processors/tail_sampling'],
  keys: CONDITION_KEYS,
  consequence: 'the collector stops when it reads the condition',

  check: (view) => ottlProblems(view, 'syntax'),
})
