import { quote } from '../core/text.js'
import { checked, findFormFault, rule } from '../lint/rule.js'

export default rule({
  id: 'malformed-regexp',
  severity: 'error',
  title: "A regular expression that Go's RE2 syntax does not take",
  adot: {},
  subjects: ['form'],
  consequence: 'the collector stops when it compiles the expression',

  *check(view) {
    for (const { owner, check, value } of checked(view, 'form')) {
      const { form } = check
      const key = value.path.slice(owner.path.length).map(String).join('.')
      const isOther = value.tree.kind !== 'scalar' || value.tree.type !== 'string'
      if (check.textOnly && isOther) {
        yield {
          at: value.path,
          what: `${key} of ${owner.title()} is no text, so it cannot be compared as a regular expression`,
          help: 'put it in quotes, or set match_type to "strict"',
        }
        continue
      }
      const fault =
        value.text !== undefined && form?.endsWith('regexp') ? findFormFault(value.text, form, view.release) : undefined
      if (!fault || value.text === undefined) continue
      const [from, to] = fault.span
      yield {
        at: value.path,
        part: fault.span,
        what: `${key} of ${owner.title()} does not compile: ${shorten(value.text.slice(from, to))} at character ${String(from + 1)} ${fault.why}`,
        ...(fault.help !== undefined && { help: fault.help }),
      }
    }
  },
})

const shorten = (part: string): string => quote(part.length > 24 ? `${part.slice(0, 23)}…` : part)
