import { COLLECTOR_CONFIG, containerTitle, rule, variable } from '../lint/rule.js'

export default rule({
  id: 'task-config-variable',
  severity: 'error',
  title: 'AOT_CONFIG_CONTENT holds no config but its name',
  adot: {},
  subjects: ['task'],
  consequence: 'the collector takes the value for the config itself and stops',

  *check({ task }) {
    const sidecar = task?.sidecar
    const value = sidecar && variable(sidecar, COLLECTOR_CONFIG)
    const text = value?.text
    if (!sidecar || !value || text === undefined) return
    const at = { in: 'task-definition' as const, at: value.path }
    const help = `move it to "secrets": {"name": "${COLLECTOR_CONFIG}", "valueFrom": "<name or ARN of the parameter>"}`
    if (text.trim() === '') {
      yield {
        ...at,
        what: `${containerTitle(sidecar)}: ${COLLECTOR_CONFIG} is empty, and even so it wins over every --config: the collector stops without a config`,
        help: 'remove it, or give it the config',
      }
    } else if (/^arn:aws[\w-]*:(ssm|secretsmanager):\S*$/.test(text.trim()) || /^\/[\w./-]+$/.test(text.trim())) {
      yield {
        ...at,
        what: `${containerTitle(sidecar)}: ${COLLECTOR_CONFIG} names a parameter or secret under "environment", which ECS does not look up: the collector takes the name for its config and stops`,
        help,
      }
    }
  },
})
