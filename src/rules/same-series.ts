import { flowsOf, isType, rule, titleOf, type Declared } from '../lint/rule.js'

/** Processors that may give series what tells tasks apart. */
const LABELLING = ['resourcedetection', 'resource', 'attributes', 'metricstransform', 'groupbyattrs', 'k8sattributes']

export default rule({
  id: 'same-series',
  severity: 'note',
  title: 'Each task of the service would write the same series',
  adot: {},
  consequence: 'with more than one task the backend refuses samples as duplicates or out of order, or mixes them',

  *check({ config }) {
    const told = new Set<string>()
    for (const { receivers, processors, exporters } of flowsOf(config)) {
      const local = receivers.find(scrapesItself)
      if (!local || processors.some((one) => !one.facts || isType(one, ...LABELLING))) continue
      for (const exporter of exporters) {
        const labels = exporter.body.get('external_labels')
        if (!isType(exporter, 'prometheusremotewrite') || told.has(exporter.id) || (labels && !labels.isNull)) continue
        told.add(exporter.id)
        yield { at: exporter.path, on: 'key', what: `${titleOf(local)} scrapes localhost, so the series that ${titleOf(exporter)} writes look the same from every task`, help: 'add the processor resourcedetection with detectors: [env, ecs], and resource_to_telemetry_conversion: {enabled: true}' }
      }
    }
  },
})

/** Whether all jobs scrape the task itself and none sets a label. */
function scrapesItself(receiver: Declared): boolean {
  const config = isType(receiver, 'prometheus') ? receiver.body.get('config') : undefined
  const jobs = config?.get('scrape_configs')?.children() ?? []
  const targets = jobs.flatMap((job) => job.get('static_configs')?.children() ?? []).flatMap((group) => group.get('targets')?.children() ?? [])
  const hasLabels = config?.get('global', 'external_labels') ?? jobs.find((job) => job.get('relabel_configs') ?? job.get('metric_relabel_configs') ?? job.get('static_configs')?.children().find((group) => group.get('labels')))
  return targets.length > 0 && !hasLabels && targets.every(({ text }) => text !== undefined && /^(localhost|127\.0\.0\.1):/.test(text))
}
