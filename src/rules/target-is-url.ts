import { quote } from '../core/text.js'
import { itemsOf, rule, scalarText } from '../lint/rule.js'

export default rule({
  id: 'target-is-url',
  severity: 'error',
  title: 'A target of static_configs with a scheme or path',
  adot: {},
  subjects: ['receivers/prometheus'],
  consequence: 'the collector stops while it reads the settings',

  *check(view) {
    for (const { jobs } of view.scrapers()) {
      for (const job of jobs) {
        const rules = job.get('relabel_configs')
        // Relabeling may make an address of it, and Prometheus looks no further then.
        if (rules && (rules.isUnknown || itemsOf(rules).length > 0)) continue
        for (const target of itemsOf(job.get('static_configs')).flatMap((group) => itemsOf(group.get('targets')))) {
          const text = scalarText(target)
          if (text?.includes('/'))
            yield {
              at: target.path,
              what: `a target is host:port, and ${quote(shorten(text))} has a slash`,
              help: 'put a path in metrics_path and https in scheme',
            }
        }
      }
    }
  },
})

/** Without user and password, should there be some. */
const shorten = (text: string): string => text.replace(/\/\/[^/]*@/, '//').replace(/\?.*/, '')
