import { rule } from '../lint/rule.js'

export default rule({
  id: 'placeholder-without-value',
  severity: 'error',
  title: 'A {{Name}} placeholder has no value in config-values',
  adot: {},
  consequence: 'the text would reach the collector with the braces in it',

  *check({ template }) {
    for (const problem of template.problems) yield { at: { span: problem.span }, what: problem.what, help: problem.help }
  },
})
