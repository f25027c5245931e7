import { healthCheckFaults, isCheckGrave, rule } from '../lint/rule.js'

export default rule({
  id: 'task-unhealthy-sidecar',
  severity: 'warning',
  title: 'The health check of a collector that is not essential can never pass',
  adot: {},
  subjects: ['task'],
  consequence: 'the container shows as UNHEALTHY for ever, whether it works or not',

  *check(view) {
    if (isCheckGrave(view)) return
    for (const problem of healthCheckFaults(view))
      yield { ...problem, what: `${problem.what}: it never passes, so the container shows as UNHEALTHY` }
  },
})
