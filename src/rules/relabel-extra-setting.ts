import { quote } from '../core/text.js'
import { actionOf, own, relabelings, rule, scalarText, type Value } from '../lint/rule.js'

export default rule({
  id: 'relabel-extra-setting',
  severity: 'error',
  title: 'A relabeling with a setting that its action refuses',
  adot: {},
  subjects: ['receivers/prometheus'],
  keys: ['relabel_configs', 'metric_relabel_configs'],
  consequence: 'the collector stops while it reads the settings',

  *check(view) {
    for (const scraper of view.scrapers()) {
      for (const { body } of relabelings(scraper)) {
        const action = actionOf(body) ?? ''
        for (const key of own(REFUSED, action) ?? []) {
          const value = body.get(key)
          if (value && !isDefault(value, key))
            yield {
              at: value.path,
              on: 'key',
              what: `a relabeling with action ${quote(action)} takes no ${key}`,
              help: own(HELP, action) ?? `leave ${key} out`,
            }
        }
      }
    }
  },
})

const REFUSED: Readonly<Record<string, readonly string[]>> = {
  labeldrop: ['source_labels', 'target_label', 'modulus', 'separator', 'replacement'],
  labelkeep: ['source_labels', 'target_label', 'modulus', 'separator', 'replacement'],
  keepequal: ['regex', 'modulus', 'separator', 'replacement'],
  dropequal: ['regex', 'modulus', 'separator', 'replacement'],
  lowercase: ['replacement'],
  uppercase: ['replacement'],
}

const HELP: Readonly<Record<string, string>> = {
  labeldrop: 'leave it out: the regex alone names the labels to drop',
  labelkeep: 'leave it out: the regex alone names the labels to keep',
}

const DEFAULTS: Readonly<Record<string, string>> = { separator: ';', replacement: '$1', target_label: '', modulus: '0' }

/** What equals the default is as good as absent; a key without a value gives the empty text. */
function isDefault(value: Value, key: string): boolean {
  if (value.isUnknown) return true
  if (value.isNull && (key === 'source_labels' || key === 'modulus')) return true
  return DEFAULTS[key] !== undefined && scalarText(value) === DEFAULTS[key]
}
