import { otlpFaults, rule } from '../lint/rule.js'

export default rule({
  id: 'task-app-endpoint',
  severity: 'warning',
  title: 'An application sends OTLP where the collector does not take it',
  adot: {},
  subjects: ['task'],
  consequence: 'its data does not arrive, and only its own log says so',
  check: otlpFaults,
})
