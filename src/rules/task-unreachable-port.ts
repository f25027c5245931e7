import { linksTo, mappingsOf, maps, networkModeOf, rule, sinceTrait, titleOf, type TaskView } from '../lint/rule.js'

export default rule({
  id: 'task-unreachable-port',
  severity: 'warning',
  title: 'Other containers cannot reach a port that is open on localhost only',
  adot: {},
  subjects: ['task'],
  consequence: 'the connection is refused, whatever is linked or mapped',

  *check(view) {
    const { task } = view
    if (!task?.sidecar) return
    for (const { owner, port, host, at, isDefault, isSoft } of view.listeners().listeners) {
      if (!owner || (isSoft && isDefault) || !['localhost', '127.0.0.1', '[::1]'].includes(host)) continue
      const why = whyWanted(task, { port, isReceiver: owner.section === 'receivers' })
      if (why === undefined) continue
      const since = owner.type === 'statsd' ? undefined : sinceTrait('listens-on-localhost')
      const cause = !isDefault ? '' : since === undefined ? ' (the default)' : ` (the default since ${since})`
      yield {
        at,
        ...(isDefault && { on: 'key' as const }),
        what: `${titleOf(owner)} listens on localhost:${String(port)} only${cause}, ${why}`,
        help: `set its endpoint to 0.0.0.0:${String(port)}`,
      }
    }
  },
})

interface Port {
  readonly port: number
  readonly isReceiver: boolean
}

/** Who wants to reach the port from outside the collector's container, as the end of a sentence. */
function whyWanted(task: TaskView, { port, isReceiver }: Port): string | undefined {
  const name = task.sidecar?.get('name')?.text ?? ''
  const mode = networkModeOf(task)
  const isMapped = task.sidecar !== undefined && mappingsOf(task.sidecar).some((mapping) => maps(mapping, port))
  if (mode === 'awsvpc' && task.others.length === 0 && isMapped)
    return 'and its port is mapped for others: no other task reaches it'
  if (mode !== 'bridge') return undefined
  if (isMapped) return 'while its port is mapped: in network mode bridge nothing outside the container reaches it'
  return isReceiver && task.others.some((other) => linksTo(other, name).length > 0)
    ? 'while another container is linked to it: it does not reach that in network mode bridge'
    : undefined
}
