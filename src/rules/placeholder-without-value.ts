import { quote } from '../core/text.js'
import { rule } from '../lint/rule.js'

export default rule({
  id: 'placeholder-without-value',
  severity: 'error',
  title: 'A {{Name}} placeholder has no value in config-values',
  adot: {},
  subjects: ['placeholder'],
  consequence: 'the text would reach the collector with the braces in it',

  *check({ template }) {
    for (const { name, span } of template.missing) {
      yield {
        at: { span },
        what: `placeholder ${quote(name)} has no value`,
        help: `add a line ${name}=... to config-values`,
      }
    }
  },
})
