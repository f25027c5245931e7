import { embeddedIn, findConditionFault, findExpressionFault, matchedPatterns } from '../collector/expression.js'
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

/** Every expression of filelog and filter components that are used, and that does not compile. */
export function* faultyExpressions({ config, release }: View): Generator<FaultyExpression> {
  for (const owner of config.of('receivers', 'filelog')) {
    if (!owner.used) continue
    for (const value of operatorsOf(owner).flatMap(conditionsOf)) yield* judged(owner, value, findConditionFault)
    for (const value of textsWithExpressions(owner)) yield* embedded(owner, value, embeddedIn(textOf(value) ?? ''))
    for (const value of addedBy(owner)) yield* embedded(owner, value, wholly(textOf(value) ?? ''))
  }
  for (const owner of release.has('reads-expr-lang') ? config.of('processors', 'filter') : []) {
    for (const value of owner.signals.has('metrics') ? matchersOf(owner) : [])
      yield* judged(owner, value, findExpressionFault)
  }

  function* judged(owner: Declared, value: Value, find: typeof findExpressionFault): Generator<FaultyExpression> {
    const text = textOf(value)
    const fault = text === undefined ? undefined : (find(text) ?? findPatternFault(text))
    if (fault) yield { owner, value, fault }
  }

  function* embedded(owner: Declared, value: Value, parts: ReturnType<typeof embeddedIn>): Generator<FaultyExpression> {
    for (const { from, text } of parts) {
      const fault = findExpressionFault(text) ?? findPatternFault(text)
      if (!fault) continue
      const [begin, end] = fault.span
      yield { owner, value, fault: { ...fault, span: [from + begin, from + end] } }
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

const textOf = ({ tree, text }: Value): string | undefined =>
  tree.kind === 'scalar' && tree.type === 'string' ? text : undefined

/** Settings of a filelog receiver that may have EXPR(...) in them. */
const textsWithExpressions = (owner: Declared): readonly Value[] => [
  ...(owner.body.get('attributes')?.children() ?? []),
  ...(owner.body.get('resource')?.children() ?? []),
]

/** What operators add. */
const addedBy = (owner: Declared): readonly Value[] =>
  operatorsOf(owner).flatMap((operator) => {
    const value = operator.get('type')?.text === 'add' ? operator.get('value') : undefined
    return value ? [value] : []
  })

/** The operator add takes the whole text for one expression. */
const wholly = (text: string): ReturnType<typeof embeddedIn> =>
  text.startsWith('EXPR(') && text.endsWith(')') ? [{ from: 5, text: text.slice(5, -1) }] : []

/** The expressions of a filter processor that filters metrics by them. */
const matchersOf = ({ body }: Declared): readonly Value[] =>
  ['include', 'exclude'].flatMap((side) => {
    const match = body.get('metrics', side)
    return match?.get('match_type')?.text === 'expr' ? (match.get('expressions')?.children() ?? []) : []
  })

const EXPRESSIONS: Readonly<Record<string, readonly string[]>> = {
  filter: ['if', 'expr'],
  recombine: ['if', 'is_first_entry', 'is_last_entry'],
  router: [],
}

function conditionsOf(operator: Value): readonly Value[] {
  const type = operator.get('type')?.text
  if (type === undefined) return []
  const routes = type === 'router' ? operator.get('routes') : undefined
  const given = (own(EXPRESSIONS, type) ?? ['if']).map((key) => operator.get(key))
  const routed = routes?.tree.kind === 'sequence' ? routes.children().map((route) => route.get('expr')) : []
  return [...given, ...routed].filter((value) => value !== undefined)
}
