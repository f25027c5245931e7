import { CONDITION_KEYS, ottlProblems, rule } from '../lint/rule.js'

export default rule({
  id: 'ottl-unknown-enum',
  severity: 'error',
  title: 'A condition names a number that its context does not know',
  adot: { from: 'v0.24.0' },
  subjects: ['processors/filter', 'processors/tail_sampling'],
  keys: CONDITION_KEYS,
  consequence: 'the collector stops when it reads the condition',

  check: (view) => ottlProblems(view, 'enum'),
})
