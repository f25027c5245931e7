import { findExpressionFault, matchedPatterns } from '../collector/expression.js'
import type { ExpressionFault } from '../collector/expression.js'
import type { Value } from '../collector/value.js'
import { own } from '../core/record.js'
import { findFormFault } from './forms.js'
import { operatorsOf } from './operators.js'
import type { Declared, View } from './rule.js'

/** An expression of an operator that does not compile. */
interface FaultyExpression {
  readonly owner: Declared
  readonly value: Value
  readonly fault: ExpressionFault
}

/** Every expression in the operators of filelog receivers that are used, and that does not compile. */
export function* faultyExpressions({ config, release }: View): Generator<FaultyExpression> {
  for (const owner of config.of('receivers', 'filelog')) {
    for (const value of owner.used ? operatorsOf(owner).flatMap(expressionsOf) : []) {
      const text = value.tree.kind === 'scalar' && value.tree.type === 'string' ? value.text : undefined
      const fault = text === undefined ? undefined : (findExpressionFault(text) ?? findPatternFault(text))
      if (fault) yield { owner, value, fault }
    }
  }
  function findPatternFault(text: string): ExpressionFault | undefined {
    for (const { span, text: pattern } of matchedPatterns(text)) {
      const fault = findFormFault(pattern, 'regexp', release)
      if (fault)
        return {
          span,
          what: `the regular expression ${fault.why}`,
          ...(fault.help !== undefined && { help: fault.help }),
        }
    }
    return undefined
  }
}

const EXPRESSIONS: Readonly<Record<string, readonly string[]>> = {
  filter: ['if', 'expr'],
  recombine: ['if', 'is_first_entry', 'is_last_entry'],
  router: [],
}

function expressionsOf(operator: Value): readonly Value[] {
  const type = operator.get('type')?.text
  if (type === undefined) return []
  const routes = type === 'router' ? operator.get('routes') : undefined
  const given = (own(EXPRESSIONS, type) ?? ['if']).map((key) => operator.get(key))
  const routed = routes?.tree.kind === 'sequence' ? routes.children().map((route) => route.get('expr')) : []
  return [...given, ...routed].filter((value) => value !== undefined)
}
