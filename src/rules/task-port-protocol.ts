import { linksTo, mappingsOf, maps, networkModeOf, rule, titleOf } from '../lint/rule.js'

export default rule({
  id: 'task-port-protocol',
  severity: 'warning',
  title: 'A port is mapped for another protocol than the collector listens with',
  adot: {},
  subjects: ['task'],
  consequence: 'Docker forwards only the mapped protocol: what is sent to the instance does not arrive',

  *check(view) {
    const { task } = view
    const sidecar = task?.sidecar
    if (!sidecar || networkModeOf(task) !== 'bridge') return
    const name = sidecar.get('name')?.text ?? ''
    // A linked container needs no mapping.
    if (task.others.some((other) => linksTo(other, name).length > 0)) return
    const mappings = mappingsOf(sidecar)
    for (const { owner, network, port, isSoft } of view.listeners().listeners) {
      const found = mappings.filter((mapping) => maps(mapping, port))
      const [first] = found
      if (!owner || isSoft || !first || found.some((mapping) => mapping.network === network)) continue
      yield {
        in: 'task-definition',
        at: first.at,
        what: `port ${String(port)} is mapped for ${first.network}, while ${titleOf(owner)} listens on ${network}: nothing arrives through the mapping`,
        help: `set "protocol": "${network}"`,
      }
    }
  },
})
