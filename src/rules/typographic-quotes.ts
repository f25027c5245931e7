import { quote } from '../core/text.js'
import { rule } from '../lint/rule.js'

const QUOTED = /^[\u2018\u2019\u201a\u201c\u201d\u201e](.*)[\u2018\u2019\u201c\u201d]$/

export default rule({
  id: 'typographic-quotes',
  severity: 'warning',
  title: 'A value stands in quotes that a word processor or a web page has made',
  adot: {},
  isCause: true,
  consequence: 'YAML knows only " and \', so the quotes are part of the value, which is another one than was meant',

  *check({ root, source }) {
    if (!root || !/[\u2018-\u201e]/.test(source.text)) return
    for (const { tree, path } of root.all()) {
      const inside = tree.kind === 'scalar' && tree.plain ? QUOTED.exec(tree.text)?.[1] : undefined
      if (inside === undefined) continue
      yield {
        at: path,
        what: 'the quotes around this value are no quotes to YAML, and become part of it',
        help: `write straight quotes: ${quote('...')} or '...'`,
        edit: { replaceWith: quote(inside), safe: false },
      }
    }
  },
})
