import { list } from '../core/text.js'
import { rule } from '../lint/rule.js'

export default rule({
  id: 'value-without-placeholder',
  severity: 'error',
  title: 'config-values has a name that no placeholder asks for',
  adot: {},
  subjects: ['placeholder'],
  consequence: 'a misspelt name leaves its placeholder without a value, or the value is needless',

  *check({ template }) {
    const unused = template.unused.toSorted()
    if (unused.length === 0) return
    // All of them are told at the same place, so in one sentence.
    const help = unused.length === 1 ? 'remove the line' : 'remove these lines'
    yield {
      at: { span: [0, 0] },
      what: `config-values has ${list(unused)}, and the config has no ${unused.map((name) => `{{${name}}}`).join(', ')}`,
      help: `${help}, or write the placeholder where the value belongs`,
    }
  },
})
