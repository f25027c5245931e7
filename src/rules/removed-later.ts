import { quote } from '../core/text.js'
import { endingKeys, endOf, renamedKey, replacementOf, rule, SINGULAR } from '../lint/rule.js'

export default rule({
  id: 'removed-later',
  severity: 'warning',
  title: 'A component or key that a later release no longer has',
  adot: {},
  about: 'later',
  consequence: 'the collector starts, and stops after an update',

  *check(view) {
    const { config, release } = view
    for (const { section, type, path, known } of config.components) {
      const ending = known && known.gate === undefined ? endOf(known.in, release) : undefined
      if (!ending) continue
      const help = replacementOf(section, type)
      yield {
        at: path,
        on: 'key',
        what: `${SINGULAR[section]} ${quote(type)} goes after ${ending.last}: ${ending.next} and later stop at it`,
        ...(help !== undefined && { help }),
      }
    }
    for (const { key, ending } of endingKeys(view)) {
      const owner = key.owner ? ` of ${SINGULAR[key.owner.section]} ${quote(key.owner.id)}` : ''
      const help = renamedKey(key, release)?.help
      yield {
        at: key.at,
        on: 'key',
        what: `key ${quote(key.key)}${owner} goes after ${ending.last}: ${ending.next} and later stop at it`,
        ...(help !== undefined && { help }),
      }
    }
  },
})
