import { list, nearest, quote } from '../core/text.js'
import { rule, titleOf } from '../lint/rule.js'

/** What the exporter compares a setting with; it refuses nothing else (awsemfexporter: grouped_metric.go, emf_exporter.go). */
const OPTIONS = [
  {
    key: 'dimension_rollup_option',
    known: ['NoDimensionRollup', 'SingleDimensionRollupOnly', 'ZeroAndSingleDimensionRollup'],
    anyCase: false,
    effect: 'nothing is rolled up',
  },
  {
    key: 'output_destination',
    known: ['cloudwatch', 'stdout'],
    anyCase: true,
    effect: 'no metric is sent anywhere',
  },
] as const

export default rule({
  id: 'unknown-emf-option',
  severity: 'warning',
  title: 'A choice that the awsemf exporter does not know',
  adot: {},
  subjects: ['exporters/awsemf'],
  consequence: 'the collector starts without a word, and metrics or dimensions are missing in CloudWatch',

  *check({ config }) {
    for (const exporter of config.of('exporters', 'awsemf')) {
      if (!exporter.used) continue
      for (const { key, known, anyCase, effect } of OPTIONS) {
        const value = exporter.body.get(key)
        const text = value?.text
        if (!value || text === undefined || known.some((one) => one === (anyCase ? text.toLowerCase() : text))) continue
        const meant = nearest(text, known)
        yield {
          at: value.path,
          what: `${key} of ${titleOf(exporter)} cannot be ${quote(text)}: ${effect}`,
          help: meant === undefined ? `it takes ${list(known)}` : `did you mean ${quote(meant)}?`,
          ...(meant !== undefined && { edit: { replaceWith: meant, safe: false } }),
        }
      }
    }
  },
})
