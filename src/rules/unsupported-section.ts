import { quote } from '../core/text.js'
import { rule, titleOf, type Value } from '../lint/rule.js'

export default rule({
  id: 'unsupported-section',
  severity: 'error',
  title: 'A section of Prometheus that its receiver refuses',
  adot: {},
  subjects: ['receivers/prometheus'],
  keys: ['remote_write', 'remote_read', 'rule_files', 'alerting'],
  consequence: 'the collector stops when it checks its config',

  *check(view) {
    for (const { owner, config } of view.scrapers()) {
      for (const { steps, help } of SECTIONS) {
        const section = config.get(...steps)
        if (section && isFilled(section))
          yield {
            at: section.path,
            on: 'key',
            what: `${titleOf(owner)} only scrapes: it refuses ${quote(steps.join('.'))}`,
            help,
          }
      }
    }
  },
})

const isFilled = ({ tree }: Value): boolean =>
  (tree.kind === 'sequence' && tree.items.length > 0) || tree.kind === 'mapping'

const RULES = 'leave it out: rules are for a Prometheus server or Amazon Managed Service for Prometheus'
const ALERTS = 'leave it out: alerts are for a Prometheus server or Amazon Managed Service for Prometheus'

const SECTIONS: readonly { readonly steps: readonly string[]; readonly help: string }[] = [
  { steps: ['remote_write'], help: 'use the prometheusremotewrite exporter in the pipeline' },
  { steps: ['remote_read'], help: 'leave it out' },
  { steps: ['rule_files'], help: RULES },
  { steps: ['alerting', 'alertmanagers'], help: ALERTS },
  { steps: ['alerting', 'alert_relabel_configs'], help: ALERTS },
]
