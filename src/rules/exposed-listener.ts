import { list, plural } from '../core/text.js'
import { rule } from '../lint/rule.js'

export default rule({
  id: 'exposed-listener',
  severity: 'note',
  title: 'The collector listens on all addresses though the task maps no port to it',
  adot: {},
  about: 'safety',
  subjects: ['task'],
  consequence:
    'with a public address, or an open security group, anybody can send data or read the profiles of pprof and zpages',

  *check(view) {
    const { task } = view
    if (!task?.sidecar || task.root.get('networkMode')?.text !== 'awsvpc') return
    const mappings = task.sidecar.get('portMappings')
    if (mappings?.isUnknown) return
    const mapped = new Set(mappings?.children().map((mapping) => mapping.get('containerPort')?.number))
    const open = view
      .listeners()
      .listeners.filter(
        ({ host, port, isDefault }) => !isDefault && ['', '0.0.0.0', '[::]'].includes(host) && !mapped.has(port),
      )
    const [first] = open
    if (!first || mapped.has(undefined)) return
    const ports = [...new Set(open.map(({ port }) => String(port)))]
    yield {
      at: first.at,
      what: `${plural(ports.length, 'port')} (${list(ports).replaceAll('"', '')}) of the collector ${ports.length === 1 ? 'is' : 'are'} open on all addresses, and the task definition maps none of them`,
      help: 'containers of one task share localhost: write localhost:<port>, or map the port when others must reach it',
    }
  },
})
