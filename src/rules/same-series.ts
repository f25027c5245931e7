import { isType, rule, titleOf, type Declared, type Value } from '../lint/rule.js'

/** Processors that may give series what tells tasks apart. */
const LABELLING = ['resourcedetection', 'resource', 'attributes', 'metricstransform', 'groupbyattrs', 'k8sattributes']

export default rule({
  id: 'same-series',
  severity: 'note',
  title: 'Each task of the service would write the same series',
  adot: {},
  subjects: ['receivers/prometheus'],
  consequence: 'with more than one task the backend refuses samples as duplicates or out of order, or mixes them',

  *check({ flows }) {
    const told = new Set<string>()
    for (const { receivers, processors, exporters } of flows()) {
      const exporter = exporters.find((one) => isType(one, 'prometheusremotewrite') && isBare(one))
      if (!exporter || processors.some((one) => !one.facts || isType(one, ...LABELLING))) continue
      for (const receiver of receivers) {
        const [target] = ownTargets(receiver)
        if (!target || told.has(receiver.id)) continue
        told.add(receiver.id)
        yield {
          at: target.path,
          what: `${titleOf(receiver)} scrapes the task itself, so the series that ${titleOf(exporter)} writes look the same from every task`,
          help: 'add the processor resourcedetection with detectors: [env, ecs], and resource_to_telemetry_conversion: {enabled: true}',
        }
      }
    }
  },
})

function isBare({ body }: Declared): boolean {
  const labels = body.get('external_labels')
  return !labels || labels.isNull
}

/** The targets of a receiver all of whose jobs scrape the task itself and set no label. */
function ownTargets(receiver: Declared): readonly Value[] {
  const config = isType(receiver, 'prometheus') ? receiver.body.get('config') : undefined
  const jobs = config?.get('scrape_configs')?.children() ?? []
  const groups = jobs.flatMap((job) => job.get('static_configs')?.children() ?? [])
  const targets = groups.flatMap((group) => group.get('targets')?.children() ?? [])
  const sets = [
    config?.get('global', 'external_labels'),
    ...jobs.flatMap((job) => [job.get('relabel_configs'), job.get('metric_relabel_configs')]),
    ...groups.map((group) => group.get('labels')),
  ]
  const isOwn = targets.every(({ text }) => text !== undefined && /^(localhost|127\.0\.0\.1):/.test(text))
  return isOwn && sets.every((one) => one === undefined) ? targets : []
}
