import { faultyExpressions, rule, titleOf, type Declared, type Value } from '../lint/rule.js'

export default rule({
  id: 'malformed-expression',
  severity: 'error',
  title: 'An expression of a log operator, or one to filter metrics by, that cannot be compiled',
  adot: {},
  subjects: ['receivers/filelog', 'processors/filter'],
  consequence: 'the collector stops when it builds the component',

  *check(view) {
    for (const { owner, value, fault } of faultyExpressions(view)) {
      yield {
        at: value.path,
        part: fault.span,
        what: `${nameOf(owner, value)} of ${titleOf(owner)}: ${fault.what}`,
        ...(fault.help !== undefined && { help: fault.help }),
      }
    }
  },
})

function nameOf(owner: Declared, { key, path }: Value): string {
  const [first = '', ...steps] = path.slice(owner.path.length)
  return first === 'operators' ? `${key} of an operator` : [first, ...steps].filter(isName).join('.')
}

const isName = (step: string | number): boolean => typeof step === 'string'
