import { quote } from '../core/text.js'
import { checkedMaps, rule } from '../lint/rule.js'

export default rule({
  id: 'exclusive-settings',
  severity: 'error',
  title: 'Settings that exclude each other are both given',
  adot: {},
  subjects: ['exclusive'],
  consequence: 'the collector stops when it checks or starts the component',

  *check(view) {
    for (const { owner, check, parent } of checkedMaps(view, 'exclusive')) {
      const [, second] = (check.exclusive ?? [])
        .flatMap((key) => parent.get(key) ?? [])
        .filter(({ isNull, text }) => !isNull && text !== '')
      if (!second) continue
      yield {
        at: second.path,
        on: 'key',
        what: `${owner.title()} takes only one of ${(check.exclusive ?? []).map(quote).join(', ')}${check.why ? `; ${check.why}` : ''}`,
        help: check.help ?? 'keep one of them',
      }
    }
  },
})
