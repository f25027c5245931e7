import { CONDITION_KEYS, ottlProblems, rule } from '../lint/rule.js'

export default rule({
  id: 'ottl-arguments',
  severity: 'error',
  title: 'A condition calls a function with other arguments than it takes',
  adot: { from: 'v0.24.0' },
  subjects: ['processors/filter', 'processors/tail_sampling'],
  keys: CONDITION_KEYS,
  consequence: 'the collector stops when it reads the condition',

  check: (view) => ottlProblems(view, 'argument'),
})
