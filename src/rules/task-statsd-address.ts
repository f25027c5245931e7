import { rule, statsdFaults } from '../lint/rule.js'

export default rule({
  id: 'task-statsd-address',
  severity: 'warning',
  title: 'An application sends StatsD metrics where the collector does not take them',
  adot: {},
  subjects: ['task'],
  consequence: 'StatsD goes over UDP: the metrics are lost without a word',
  check: statsdFaults,
})
