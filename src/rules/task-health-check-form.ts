import { containerTitle, listBelow, rule, runsAdot } from '../lint/rule.js'

export default rule({
  id: 'task-health-check-form',
  severity: 'note',
  title: 'A health check begins with its program instead of CMD',
  adot: {},
  subjects: ['task'],
  consequence:
    "ECS documents CMD or CMD-SHELL as the first word; that some of AWS's samples do without does not make it sure that the check runs",

  *check({ task }) {
    const sidecar = task?.sidecar
    const [first] = listBelow(sidecar, 'healthCheck', 'command')
    if (!sidecar || !runsAdot(sidecar) || first?.text !== '/healthcheck') return
    yield {
      in: 'task-definition',
      at: first.path,
      what: `${containerTitle(sidecar)}: its health check begins with the program, where ECS documents "CMD"`,
      help: 'write ["CMD", "/healthcheck"]',
    }
  },
})
