import { isType, rule, titleOf } from '../lint/rule.js'

export default rule({
  id: 'rolled-up-dimensions',
  severity: 'note',
  title: 'awsemf writes every metric several times, once for each roll-up of its dimensions',
  adot: {},
  subjects: ['exporters/awsemf'],
  consequence: 'CloudWatch counts each combination of dimensions as a metric of its own, and bills it',

  *check({ config }) {
    for (const exporter of config.components) {
      if (exporter.section !== 'exporters' || !exporter.used || !isType(exporter, 'awsemf')) continue
      const [option, declarations] = [
        exporter.body.get('dimension_rollup_option'),
        exporter.body.get('metric_declarations'),
      ]
      const resource = exporter.body.get('resource_to_telemetry_conversion', 'enabled')
      if (option || declarations || resource?.bool !== true) continue
      yield {
        at: exporter.path,
        on: 'key',
        what: `${titleOf(exporter)} makes dimensions of all resource attributes and rolls each of them up, so one metric becomes many`,
        help: 'set dimension_rollup_option: NoDimensionRollup, or choose dimensions in metric_declarations',
      }
    }
  },
})
