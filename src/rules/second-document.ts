import { rule } from '../lint/rule.js'

export default rule({
  id: 'second-document',
  severity: 'warning',
  title: 'A second YAML document follows the first',
  adot: {},
  consequence: 'the collector reads the first document only and ignores the rest without a word',

  *check({ source: { second } }) {
    if (second === undefined) return
    yield {
      at: { span: [second, second + 3] },
      what: 'a second YAML document begins here, which the collector never reads',
      help: 'remove the "---" or merge the two documents',
    }
  },
})
