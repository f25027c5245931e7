import { isType, rule, titleOf, type Declared } from '../lint/rule.js'

const OF_TASK = ['ecs', 'ec2', 'eks']

export default rule({
  id: 'lost-task-labels',
  severity: 'warning',
  title: 'What tells tasks apart is not turned into labels of the series',
  adot: {},
  subjects: ['exporters/prometheusremotewrite', 'exporters/prometheus'],
  consequence: 'series of all tasks and containers have the same labels: the backend refuses or mixes them',

  *check({ flows }) {
    const told = new Set<string>()
    for (const { receivers, processors, exporters } of flows()) {
      const source =
        receivers.find((receiver) => isType(receiver, 'awsecscontainermetrics')) ?? processors.find(detectsTask)
      for (const exporter of exporters) {
        if (!source || told.has(exporter.id) || !isType(exporter, 'prometheusremotewrite', 'prometheus')) continue
        const enabled = exporter.body.get('resource_to_telemetry_conversion', 'enabled')
        const section = exporter.body.get('resource_to_telemetry_conversion')
        if (section?.isUnknown || enabled?.isUnknown || enabled?.bool === true) continue
        // Whoever switches it off by name for detected attributes may join target_info instead.
        if (enabled?.bool === false && source.section === 'processors') continue
        told.add(exporter.id)
        yield {
          at: enabled?.path ?? exporter.path,
          on: enabled ? 'value' : 'key',
          what: `${titleOf(exporter)} drops the resource attributes of ${titleOf(source)}, so series of different tasks look the same`,
          help: 'set resource_to_telemetry_conversion: {enabled: true}',
        }
      }
    }
  },
})

function detectsTask(processor: Declared): boolean {
  if (!isType(processor, 'resourcedetection')) return false
  return (
    processor.body
      .get('detectors')
      ?.children()
      .some(({ text }) => text !== undefined && OF_TASK.includes(text)) === true
  )
}
