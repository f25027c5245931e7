import { quote } from '../core/text.js'
import { rule, scalarText, titleOf, type Value } from '../lint/rule.js'

export default rule({
  id: 'duplicate-job',
  severity: 'error',
  title: 'Two scrape jobs with one name',
  adot: {},
  subjects: ['receivers/prometheus'],
  consequence: 'the collector stops while it reads the settings',

  *check(view) {
    for (const { owner, jobs } of view.scrapers()) {
      const first = new Map<string, Value>()
      for (const job of jobs) {
        const name = job.get('job_name')
        const text = scalarText(name)
        if (!name || text === undefined || text === '') continue
        const before = first.get(text)
        if (!before) first.set(text, name)
        else
          yield {
            at: name.path,
            what: `${titleOf(owner)} already has a job ${quote(text)}`,
            help: 'give each job a name of its own',
            related: [{ at: before.path, what: 'the first job of this name' }],
          }
      }
    }
  },
})
