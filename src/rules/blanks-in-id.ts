import { quote } from '../core/text.js'
import { rule } from '../lint/rule.js'

export default rule({
  id: 'blanks-in-id',
  severity: 'warning',
  title: 'Blanks in a component key make the collector lose its settings',
  adot: {},
  subjects: ['odd-id'],
  consequence: 'the component exists with default settings: its body is looked up under the id without the blanks',

  *check({ config }) {
    for (const { id, body, path, written } of config.components) {
      if (
        written === body.tree ||
        (written.kind === 'mapping' && written.entries.size === 0) ||
        (written.kind === 'scalar' && written.type === 'null')
      )
        continue
      yield {
        at: path,
        on: 'key',
        what: `the settings of ${quote(body.key)} are ignored: the collector looks them up under ${quote(id)}`,
        help: `write the key as ${quote(id)}`,
        edit: { replaceWith: id, safe: false },
      }
    }
  },
})
