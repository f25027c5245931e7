import { readAddress } from '../core/host-port.js'
import { isType, rule, titleOf, type Value, type View } from '../lint/rule.js'

const OWN_HOST = /^(?:localhost|127(?:\.\d{1,3}){3}|0\.0\.0\.0|\[::1?\]|)$/i

export default rule({
  id: 'sends-to-itself',
  severity: 'warning',
  title: 'An exporter sends to a receiver of its own pipeline',
  adot: {},
  subjects: ['exporters/otlp', 'exporters/otlphttp'],
  consequence: 'the collector starts, its data goes round and round in it, and none of it leaves the task',

  *check(view) {
    const told = new Set<Value>()
    for (const { pipeline, exporters, receivers } of view.flows()) {
      for (const exporter of exporters) {
        if (!isType(exporter, 'otlp') && !isType(exporter, 'otlphttp')) continue
        for (const key of ['endpoint', `${pipeline.signal}_endpoint`]) {
          const endpoint = exporter.body.get(key)
          const receiver = endpoint && !told.has(endpoint) && listeningAt(endpoint, view)
          if (!receiver || !receivers.includes(receiver)) continue
          told.add(endpoint)
          yield {
            at: endpoint.path,
            what: `${titleOf(exporter)} sends to this collector itself: ${titleOf(receiver)} of the same pipeline listens there`,
            help: 'write the address of the backend; localhost is the task itself',
          }
        }
      }
    }
  },
})

/** Whose port of the collector's own an address names. */
function listeningAt({ text }: Value, view: View) {
  const address = readAddress(text?.replace(/^[a-z]+:\/{2,3}/i, '').replace(/\/.*$/, '') ?? '')
  if ('why' in address || !OWN_HOST.test(address.host)) return undefined
  const listener = view.listeners().listeners.find(({ network, port }) => network === 'tcp' && port === address.port)
  return listener?.owner
}
