import { quote } from '../core/text.js'
import { operatorsOf, rule, titleOf } from '../lint/rule.js'

export default rule({
  id: 'bare-operator',
  severity: 'error',
  title: 'A log operator that is a word, not a map with its type',
  adot: {},
  subjects: ['receivers/filelog'],
  consequence: 'the collector stops while it reads the config',

  *check({ config }) {
    for (const receiver of config.of('receivers', 'filelog')) {
      for (const { tree, text, path } of operatorsOf(receiver)) {
        if (tree.kind !== 'scalar' || tree.type === 'null' || text === undefined) continue
        yield {
          at: path,
          isUnread: true,
          what: `an operator of ${titleOf(receiver)} is a map with its type, not ${quote(text)}`,
          help: `write "- type: ${text}"`,
        }
      }
    }
  },
})
