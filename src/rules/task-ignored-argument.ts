import { faultyCommandLine, rule } from '../lint/rule.js'

export default rule({
  id: 'task-ignored-argument',
  severity: 'warning',
  title: "A part of the collector's command line has no effect",
  adot: {},
  subjects: ['task'],
  consequence: 'the collector starts without what it says',

  *check(view) {
    for (const { isFatal, ...problem } of faultyCommandLine(view)) if (!isFatal) yield problem
  },
})
