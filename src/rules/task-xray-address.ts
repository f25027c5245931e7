import { rule, xrayFaults } from '../lint/rule.js'

export default rule({
  id: 'task-xray-address',
  severity: 'warning',
  title: 'An application sends X-Ray segments where the collector does not take them',
  adot: {},
  subjects: ['task'],
  consequence: 'segments go over UDP: they are lost without a word',
  check: xrayFaults,
})
