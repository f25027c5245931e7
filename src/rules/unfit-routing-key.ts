import { list, nearest, quote } from '../core/text.js'
import { own, rule, titleOf } from '../lint/rule.js'

export default rule({
  id: 'unfit-routing-key',
  severity: 'error',
  title: 'A routing key by which the loadbalancing exporter cannot route the signal',
  adot: { from: 'v0.32.0' },
  subjects: ['exporters/loadbalancing'],
  consequence: 'the collector stops when it builds the exporter',

  *check({ config }) {
    for (const exporter of config.of('exporters', 'loadbalancing')) {
      const key = exporter.body.get('routing_key')
      if (!key || key.text === undefined || key.text === '') continue
      const word = key.text
      const signals = config.pipelines
        .filter((pipeline) => pipeline.exporters.some(({ id }) => id === exporter.id))
        .map(({ signal }) => signal)
      const signal = signals.find((one) => own(KEYS, one)?.includes(word) === false)
      if (signal === undefined) continue
      const legal = own(KEYS, signal) ?? []
      const meant = nearest(word, legal)
      yield {
        at: key.path,
        what: `${titleOf(exporter)} cannot route ${signal} by ${quote(word)}`,
        help: meant ? `did you mean ${quote(meant)}?` : `${signal} can be routed by ${list(legal)}`,
        ...(meant && { edit: { replaceWith: meant, safe: false } }),
      }
    }
  },
})

/** loadbalancingexporter: newTracesExporter and newMetricsExporter. Logs are always routed by trace, whatever the key. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  traces: ['attributes', 'service', 'traceID'],
  metrics: ['attributes', 'metric', 'resource', 'service', 'streamID'],
}
