import { containerTitle, launchOf, rule } from '../lint/rule.js'

export default rule({
  id: 'task-logs',
  severity: 'warning',
  title: "Nobody keeps the collector's log",
  adot: {},
  subjects: ['task'],
  consequence: 'when the collector stops, its reason is lost: on Fargate nothing but logConfiguration keeps it',

  *check({ task }) {
    const sidecar = task?.sidecar
    const log = sidecar?.get('logConfiguration')
    if (!sidecar || launchOf(task) !== 'fargate' || (log && !log.isNull)) return
    yield {
      in: 'task-definition',
      at: [...sidecar.path, 'name'],
      what: `${containerTitle(sidecar)} has no logConfiguration, and Fargate keeps no log without it: why the collector stopped, or what it cannot deliver, is lost`,
      help: "copy the application's logConfiguration, with an awslogs-stream-prefix of its own",
    }
  },
})
