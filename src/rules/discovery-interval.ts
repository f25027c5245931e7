import { quote } from '../core/text.js'
import { itemsOf, millisecondsOf, rule, scalarText, titleOf } from '../lint/rule.js'

export default rule({
  id: 'discovery-interval',
  severity: 'error',
  title: 'A refresh_interval of service discovery that is no duration',
  adot: {},
  subjects: ['receivers/prometheus'],
  keys: ['refresh_interval'],
  consequence: 'the collector stops while it reads the settings',

  *check(view) {
    for (const { owner, jobs } of view.scrapers()) {
      const lists = jobs.flatMap((job) => job.children().filter(({ key }) => key.endsWith('_sd_configs')))
      for (const interval of lists.flatMap(itemsOf).flatMap((one) => one.get('refresh_interval') ?? [])) {
        const text = scalarText(interval)
        if (text === undefined || interval.isNull || millisecondsOf(interval) !== undefined) continue
        yield {
          at: interval.path,
          what: `refresh_interval of ${titleOf(owner)} cannot be ${quote(text)}`,
          help: /^[0-9]+$/.test(text) ? `add a unit: ${text}s` : 'write a duration such as 30s, 1m30s or 1d',
        }
      }
    }
  },
})
