import { faultyCommandLine, rule } from '../lint/rule.js'

export default rule({
  id: 'task-config-argument',
  severity: 'error',
  title: 'The collector cannot start with its command line',
  adot: {},
  subjects: ['task'],
  consequence: 'it takes --config, --set and --feature-gates, nothing else, and the image has no shell',

  *check(view) {
    for (const { isFatal, ...problem } of faultyCommandLine(view)) if (isFatal) yield problem
  },
})
