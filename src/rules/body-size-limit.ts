import { quote } from '../core/text.js'
import { rule, scalarText, titleOf } from '../lint/rule.js'

export default rule({
  id: 'body-size-limit',
  severity: 'error',
  title: 'A size of scraped answers without a unit',
  adot: {},
  subjects: ['receivers/prometheus'],
  keys: ['body_size_limit'],
  consequence: 'the collector stops while it reads the settings',

  *check(view) {
    for (const { owner, config, jobs } of view.scrapers()) {
      for (const limit of [config.get('global'), ...jobs].flatMap((one) => one?.get('body_size_limit') ?? [])) {
        const text = scalarText(limit)
        if (text === undefined || limit.isNull || /^[-+]?(0|((\d+(\.\d*)?|\.\d+)([KMGTPE]i?)?B)+)$/.test(text)) continue
        yield {
          at: limit.path,
          what: `body_size_limit of ${titleOf(owner)} cannot be ${quote(text)}`,
          help: 'write a number with its unit, such as 10MB',
        }
      }
    }
  },
})
