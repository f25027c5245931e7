import { rule, scalarText } from '../lint/rule.js'

export default rule({
  id: 'authorization-type',
  severity: 'error',
  title: 'Basic authentication in the section authorization',
  adot: {},
  subjects: ['receivers/prometheus'],
  keys: ['authorization'],
  consequence: 'the collector stops while it reads the settings',

  *check(view) {
    for (const { jobs } of view.scrapers()) {
      for (const job of jobs) {
        const type = job.get('authorization', 'type')
        if (type && scalarText(type)?.trim().toLowerCase() === 'basic')
          yield {
            at: type.path,
            what: 'authorization cannot be of the type basic',
            help: 'use basic_auth with username and password',
          }
      }
    }
  },
})
