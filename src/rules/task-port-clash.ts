import {
  containerTitle,
  imageOf,
  mappingsOf,
  networkModeOf,
  rule,
  titleOf,
  type Mapping,
  type Value,
} from '../lint/rule.js'

export default rule({
  id: 'task-port-clash',
  severity: 'warning',
  title: 'The collector and another container of the task want the same port',
  adot: {},
  subjects: ['task'],
  consequence: 'the containers share one network: whichever comes second finds the port in use and stops',

  *check(view) {
    const { task } = view
    const mode = task && networkModeOf(task)
    if (!task?.sidecar || (mode !== 'awsvpc' && mode !== 'host')) return
    for (const { owner, network, port } of view.listeners().listeners) {
      const mapping = task.others
        .flatMap(portsOf)
        .find((one) => one.network === network && port >= one.from && port <= one.to)
      if (!mapping || port === 0) continue
      const who = owner ? titleOf(owner) : "the collector's own metrics"
      yield {
        in: 'task-definition',
        at: mapping.at,
        what: `${containerTitle(mapping.container)} takes ${network} port ${String(port)}, where ${who} ${owner ? 'listens' : 'are served'}: in network mode ${mode} only one of them can`,
        help: owner
          ? 'give one of them another port'
          : "move the collector's own metrics under service.telemetry.metrics, or give the container another port",
      }
    }
  },
})

/** What a container says of its ports; the X-Ray daemon's are known when nothing sets them. */
function portsOf(container: Value): readonly Mapping[] {
  const mapped = mappingsOf(container)
  const isDaemon =
    /(^|\/)aws-xray-daemon$/.test(imageOf(container)?.repository ?? '') &&
    !container.get('command') &&
    !container.get('entryPoint')
  if (!isDaemon) return mapped
  const usual = (['udp', 'tcp'] as const).map((network) => ({
    container,
    from: 2000,
    to: 2000,
    network,
    at: [...container.path, 'image'],
  }))
  return [
    ...mapped,
    ...usual.filter((one) => !mapped.some(({ from, network }) => from === 2000 && network === one.network)),
  ]
}
