import { isType, rule, titleOf, type Value, type View } from '../lint/rule.js'

/** A port of this machine, with or without a scheme. */
const OWN_PORT = /^(?:[a-z]+:\/{2,3})?(?:localhost|127(?:\.\d{1,3}){3}|0\.0\.0\.0|\[::1?\]|):(\d+)(?:\/|$)/i

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
  const own = Number(OWN_PORT.exec(text ?? '')?.[1])
  return view.listeners().listeners.find(({ network, port }) => network === 'tcp' && port === own)?.owner
}
