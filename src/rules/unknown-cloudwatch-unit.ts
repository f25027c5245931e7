import { list, nearest, quote } from '../core/text.js'
import { rule, titleOf } from '../lint/rule.js'

const SIZES = [
  'Bytes',
  'Kilobytes',
  'Megabytes',
  'Gigabytes',
  'Terabytes',
  'Bits',
  'Kilobits',
  'Megabits',
  'Gigabits',
  'Terabits',
]
/** StandardUnit of the CloudWatch API. */
const UNITS = [
  'Seconds',
  'Microseconds',
  'Milliseconds',
  'Percent',
  'Count',
  'Count/Second',
  'None',
  ...SIZES,
  ...SIZES.map((size) => `${size}/Second`),
]

export default rule({
  id: 'unknown-cloudwatch-unit',
  severity: 'warning',
  title: 'A unit that CloudWatch does not know',
  adot: {},
  subjects: ['exporters/awsemf'],
  consequence: 'the collector starts, logs a warning and drops the metric descriptor',

  *check({ config }) {
    for (const exporter of config.of('exporters', 'awsemf')) {
      for (const descriptor of exporter.used ? (exporter.body.get('metric_descriptors')?.children() ?? []) : []) {
        const unit = descriptor.get('unit')
        if (!unit?.text || UNITS.includes(unit.text)) continue
        const meant = nearest(unit.text, UNITS)
        yield {
          at: unit.path,
          what: `${quote(unit.text)} is no unit of CloudWatch, so ${titleOf(exporter)} drops this descriptor`,
          help: meant === undefined ? `units are ${list(UNITS)}` : `did you mean ${quote(meant)}?`,
          ...(meant !== undefined && { edit: { replaceWith: meant, safe: false } }),
        }
      }
    }
  },
})
