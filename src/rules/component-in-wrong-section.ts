import { list, quote } from '../core/text.js'
import { contribOnly, rule, sectionsWith, SINGULAR } from '../lint/rule.js'

export default rule({
  id: 'component-in-wrong-section',
  severity: 'error',
  title: 'A component is declared in a section of another kind',
  adot: {},
  subjects: ['stranger'],
  consequence: 'the collector stops: each section knows its own types only',

  *check({ config }) {
    for (const { section, type, path, facts } of config.components) {
      const right = facts || contribOnly(section, type) ? [] : sectionsWith(type)
      if (right.length === 0) continue
      yield {
        at: path,
        on: 'key',
        isUnread: true,
        what: `${quote(type)} is declared under ${section}, but it is no ${SINGULAR[section]}`,
        help: `declare it under ${list(right).replaceAll('"', '')}`,
      }
    }
  },
})
