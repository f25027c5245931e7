import { list } from '../core/text.js'
import { firstWith, rule } from '../lint/rule.js'

export default rule({
  id: 'telemetry-readers',
  severity: 'error',
  title: 'A reader of the own metrics that the collector cannot build',
  adot: { from: 'v0.37.0' },
  keys: ['readers'],
  consequence: 'the collector stops while it sets up its own telemetry',

  *check({ root, release }) {
    const metrics = root?.get('service', 'telemetry', 'metrics')
    const readers = metrics?.get('readers')
    if (!metrics || !readers || readers.isUnknown) return
    const level = metrics.get('level')
    const isOff = level?.isUnknown === true || level?.text?.toLowerCase() === 'none'
    if (
      readers.tree.kind === 'sequence' &&
      readers.tree.items.length === 0 &&
      !isOff &&
      release.has('wants-metric-readers')
    ) {
      yield {
        at: readers.path,
        what: `service.telemetry.metrics has no reader although its level is not none (refused since ${firstWith((one) => one.has('wants-metric-readers'))})`,
        help: 'set level: none, or remove readers',
      }
    }
    for (const reader of readers.tree.kind === 'sequence' ? readers.children() : [readers]) {
      const exporter = reader.get('pull', 'exporter')
      if (exporter?.tree.kind !== 'mapping' || exporter.get('prometheus') || exporter.get('prometheus/development'))
        continue
      const [first] = exporter.children()
      if (isOff && (!first || !release.has('wants-metric-readers'))) continue
      yield {
        at: first?.path ?? exporter.path,
        on: 'key',
        what: first
          ? `only prometheus can be pulled, not ${list(exporter.children().map(({ key }) => key))}`
          : 'a pull reader names no exporter',
        help: 'write pull: {exporter: {prometheus: {...}}}, or use a periodic reader',
      }
    }
  },
})
