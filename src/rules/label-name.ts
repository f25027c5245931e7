import { quote } from '../core/text.js'
import { itemsOf, rule, scalarText, type Value } from '../lint/rule.js'

const LAST = 'v0.43.3'

export default rule({
  id: 'label-name',
  severity: 'error',
  title: 'A Prometheus label with characters that labels do not have',
  adot: { to: LAST },
  subjects: ['receivers/prometheus'],
  consequence: 'the collector stops while it reads the settings',

  *check(view) {
    for (const { config, jobs } of view.scrapers()) {
      const groups = jobs.flatMap((job) => itemsOf(job.get('static_configs')))
      const maps = [config.get('global', 'external_labels'), ...groups.map((group) => group.get('labels'))]
      for (const label of maps.flatMap((map) => (map?.tree.kind === 'mapping' ? map.children() : []))) {
        if (!NAME.test(label.key)) yield { at: label.path, on: 'key', what: `${quote(label.key)} ${WHY}`, help: HELP }
      }
      for (const source of jobs.flatMap(sourcesOf)) {
        const text = scalarText(source)
        if (text !== undefined && !NAME.test(text)) yield { at: source.path, what: `${quote(text)} ${WHY}`, help: HELP }
      }
    }
  },
})

const NAME = /^[a-zA-Z_][a-zA-Z0-9_]*$/
const WHY = `is no name of a label: up to ${LAST} it has letters, digits and _, and begins with no digit`
const HELP = 'write _ for other characters'

const sourcesOf = (job: Value): readonly Value[] =>
  [...itemsOf(job.get('relabel_configs')), ...itemsOf(job.get('metric_relabel_configs'))].flatMap((one) =>
    itemsOf(one.get('source_labels')),
  )
