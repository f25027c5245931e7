import { quote } from '../core/text.js'
import { rule } from '../lint/rule.js'

export default rule({
  id: 'value-without-placeholder',
  severity: 'error',
  title: 'config-values has a name that no placeholder asks for',
  adot: {},
  subjects: ['placeholder'],
  consequence: 'a misspelt name leaves its placeholder without a value, or the value is needless',

  *check({ template }) {
    for (const name of template.unused) {
      yield {
        at: { span: [0, 0] },
        what: `config-values has ${quote(name)}, and the config has no {{${name}}}`,
        help: 'remove the line, or write the placeholder where the value belongs',
      }
    }
  },
})
