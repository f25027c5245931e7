import { rule, sinceTrait, titleOf } from '../lint/rule.js'

export default rule({
  id: 'ignored-setting',
  severity: 'note',
  title: 'A setting that the pinned release accepts and ignores',
  adot: {},
  subjects: ['extensions/health_check'],
  keys: ['check_collector_pipeline'],
  consequence: 'the collector starts, and the setting has no effect',

  *check({ config, release }) {
    if (!release.has('ignores-pipeline-check')) return
    for (const check of config.of('extensions', 'health_check')) {
      const pipeline = check.body.get('check_collector_pipeline')
      if (pipeline?.get('enabled')?.bool !== true) continue
      yield {
        at: pipeline.path,
        on: 'key',
        what: `check_collector_pipeline of ${titleOf(check)} has no effect since ${sinceTrait('ignores-pipeline-check') ?? ''}: the check does not see failing exporters`,
        help: 'remove it, and watch otelcol_exporter_send_failed_spans and the like',
      }
    }
  },
})
