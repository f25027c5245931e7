import { quote } from '../core/text.js'
import { itemsOf, rule, scalarText, titleOf } from '../lint/rule.js'

export default rule({
  id: 'scrape-protocols',
  severity: 'error',
  title: 'A list of scrape protocols that is empty or names one twice',
  adot: { from: 'v0.39.0' },
  subjects: ['receivers/prometheus'],
  keys: ['scrape_protocols'],
  consequence: 'the collector stops while it reads the settings',

  *check(view) {
    for (const { owner, config, jobs } of view.scrapers()) {
      for (const list of [config.get('global'), ...jobs].flatMap((one) => one?.get('scrape_protocols') ?? [])) {
        if (list.tree.kind !== 'sequence') continue
        if (list.tree.items.length === 0)
          yield {
            at: list.path,
            what: `scrape_protocols of ${titleOf(owner)} is an empty list`,
            help: 'leave it out for all protocols',
          }
        const seen = new Set<string>()
        for (const item of itemsOf(list)) {
          const name = scalarText(item)?.toLowerCase()
          if (name === undefined) continue
          if (seen.has(name))
            yield {
              at: item.path,
              what: `scrape_protocols of ${titleOf(owner)} has ${quote(scalarText(item) ?? '')} twice`,
              help: 'delete one of them',
            }
          seen.add(name)
        }
      }
    }
  },
})
