import { plural, quote } from '../core/text.js'
import { findFormFault, rule, titleOf } from '../lint/rule.js'

/** More dimensions than this make the exporter drop the set, though CloudWatch takes 30 (awsemfexporter: metric_declaration.go; aws-otel-collector #3024). */
const MOST = 10

export default rule({
  id: 'unusable-metric-declaration',
  severity: 'warning',
  title: 'A metric declaration of awsemf that the exporter drops',
  adot: {},
  subjects: ['exporters/awsemf'],
  consequence: 'the collector starts and logs a warning; CloudWatch gets no metric with these dimensions',

  *check({ config, release }) {
    for (const exporter of config.of('exporters', 'awsemf')) {
      if (!exporter.used) continue
      for (const declaration of exporter.body.get('metric_declarations')?.children() ?? []) {
        const selectors = declaration.get('metric_name_selectors')
        const isEmpty =
          !selectors || selectors.isNull || (selectors.tree.kind === 'sequence' && selectors.tree.items.length === 0)
        if (isEmpty && declaration.tree.kind === 'mapping')
          yield {
            at: selectors?.path ?? declaration.path,
            on: selectors ? 'key' : 'value',
            what: `a metric declaration of ${titleOf(exporter)} has no metric_name_selectors, so the exporter drops it`,
            help: 'name metrics by regular expressions: metric_name_selectors: ["^http_"]',
            ...(!selectors && { lacks: [[...declaration.path, 'metric_name_selectors']] }),
          }
        for (const matcher of declaration.get('label_matchers')?.children() ?? []) {
          const regex = matcher.get('regex')
          const fault = regex?.text === undefined ? undefined : findFormFault(regex.text, 'regexp', release)
          if (regex && fault)
            yield {
              at: regex.path,
              part: fault.span,
              what: `a label matcher of ${titleOf(exporter)} does not compile, so the exporter drops its metric declaration: ${quote(regex.text?.slice(...fault.span) ?? '')} ${fault.why}`,
              ...(fault.help !== undefined && { help: fault.help }),
            }
        }
        for (const set of declaration.get('dimensions')?.children() ?? []) {
          const { length } = set.tree.kind === 'sequence' ? set.tree.items : []
          if (length > MOST)
            yield {
              at: set.path,
              what: `a dimension set has ${plural(length, 'dimension')}, and ${titleOf(exporter)} drops sets of more than ${String(MOST)}`,
              help: `name at most ${String(MOST)}: CloudWatch would take 30, but the exporter does not`,
            }
        }
      }
    }
  },
})
