import { rule } from '../lint/rule.js'

export default rule({
  id: 'missing-pipelines',
  severity: 'error',
  title: 'The config has no pipeline',
  adot: {},
  consequence: 'the collector stops: it needs at least one pipeline',

  *check({ root, config, mismatches }) {
    if (root?.tree.kind !== 'mapping' || config.pipelines.length > 0) return
    // When nothing at the top is a section, that is the mistake.
    const strange = mismatches.filter(({ kind, at }) => kind === 'key' && at.length === 1).length
    if (strange > 0 && strange === root.children().length) return
    const service = root.get('service')
    const pipelines = root.get('service', 'pipelines')
    if (service?.isUnknown || pipelines?.isUnknown || (service && !service.isNull && service.tree.kind !== 'mapping'))
      return
    if (pipelines && !pipelines.isNull && pipelines.tree.kind !== 'mapping') return
    const missing = !service
      ? 'the section service is missing'
      : pipelines
        ? 'service.pipelines holds no pipeline'
        : 'service.pipelines is missing'
    yield {
      at: pipelines ? pipelines.path : ['service'],
      on: 'key',
      lacks: [['service', 'pipelines']],
      what: `${missing}, so there is nothing to run`,
      help: 'add service.pipelines with a pipeline such as metrics: {receivers: [...], exporters: [...]}',
    }
  },
})
