import { quote } from '../core/text.js'
import { checkedMaps, lostHelp, readWay, rule, valuesAt } from '../lint/rule.js'

export default rule({
  id: 'missing-alternative',
  severity: 'error',
  title: 'None of several settings is given, and the component needs one of them',
  adot: {},
  subjects: ['atLeastOne'],
  consequence: 'the collector stops when it checks or starts the component',

  *check(view) {
    const told = new Set<string>()
    for (const { owner, check, parent } of checkedMaps(view, 'atLeastOne')) {
      const keys = check.atLeastOne ?? []
      const present = keys.flatMap((key) => valuesAt(parent, readWay(key)))
      const given = present.filter(
        (value) =>
          !(
            value.text === '' ||
            (value.isNull && !check.nullCounts) ||
            (value.tree.kind === 'sequence' && value.tree.items.length === 0)
          ),
      )
      if (given.length > 0) continue
      // One setting may be what several checks ask for, as each signal of an exporter does.
      const asked = keys.map((key) => [...parent.path, key].join('\n'))
      if (asked.some((key) => told.has(key))) continue
      for (const key of asked) told.add(key)
      const isAbsent = parent.path.length === owner.path.length && check.key !== ''
      const place = isAbsent ? [...parent.path, ...check.key.split('.')] : parent.path
      const nearest = parent.isNull && parent.path.length > 2 ? parent.path.slice(0, 2) : parent.path
      const help = lostHelp(owner) ?? check.help
      yield {
        at: present[0]?.path ?? nearest,
        on: 'key',
        ...(owner.lostBy === undefined && { lacks: keys.map((key) => [...place, ...key.split('.')]) }),
        what: `${owner.title()} needs ${keys.length > 1 ? 'at least one of ' : ''}${keys.map(quote).join(', ')}${check.why ? `; ${check.why}` : ''}`,
        ...(help !== undefined && { help }),
      }
    }
  },
})
