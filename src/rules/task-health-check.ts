import { healthCheckFaults, isCheckGrave, rule } from '../lint/rule.js'

export default rule({
  id: 'task-health-check',
  severity: 'error',
  title: "The health check of the collector's container can never pass",
  adot: {},
  subjects: ['task'],
  consequence:
    'the container counts as UNHEALTHY: ECS stops the task again and again, or the containers that wait for it never start',

  *check(view) {
    if (!isCheckGrave(view)) return
    for (const problem of healthCheckFaults(view))
      yield { ...problem, what: `${problem.what}: it never passes, and the task does not get going` }
  },
})
