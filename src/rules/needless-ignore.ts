import { rule } from '../lint/rule.js'

/** Ignores are matched against the findings of all rules, so lint itself tells of them; this says how. */
export default rule({
  id: 'needless-ignore',
  severity: 'warning',
  title: 'An adot-ignore comment that gives no reason or matches no finding',
  adot: {},
  subjects: [],
  consequence: 'the comment ignores nothing, or will hide a later mistake',
  check: () => [],
})
