import { quote } from '../core/text.js'
import { operatorsOf, rule, titleOf, type Problem, type Value } from '../lint/rule.js'

export default rule({
  id: 'unfit-delimiter',
  severity: 'error',
  title: 'A log parser whose delimiters cannot take its texts apart',
  adot: {},
  subjects: ['receivers/filelog'],
  consequence: 'the collector stops when it builds the receiver',

  *check({ config }) {
    for (const receiver of config.of('receivers', 'filelog')) {
      for (const operator of receiver.used ? operatorsOf(receiver) : []) {
        const type = operator.get('type')?.text
        const problem =
          type === 'csv_parser' ? judgeHeader(operator) : type === 'key_value_parser' ? judgePairs(operator) : undefined
        if (problem)
          yield { ...problem, what: `operator ${quote(type ?? '')} of ${titleOf(receiver)}: ${problem.what}` }
      }
    }
  },
})

function judgeHeader(operator: Value): Problem | undefined {
  const header = operator.get('header')
  const [own, general] = [operator.get('header_delimiter'), operator.get('delimiter')]
  const delimiter = textOr(own, textOr(general, ','))
  if (!header?.text || !delimiter || header.text.includes(delimiter)) return undefined
  return {
    at: header.path,
    what: `the header has no ${quote(delimiter)}, which separates its fields`,
    help:
      own?.text || general?.text ? 'write the header with that delimiter, or set header_delimiter' : 'set delimiter',
  }
}

function judgePairs(operator: Value): Problem | undefined {
  const [delimiter, pairs] = [operator.get('delimiter'), operator.get('pair_delimiter')]
  if (!pairs?.text || textOr(delimiter, '=') !== pairs.text) return undefined
  return {
    at: pairs.path,
    what: `pair_delimiter is ${quote(pairs.text)}, as is delimiter`,
    help: 'delimiter stands between a key and its value, pair_delimiter between two pairs',
  }
}

/** A text, or what holds without one; undefined when it is known only at start. */
const textOr = (value: Value | undefined, otherwise: string | undefined): string | undefined =>
  !value || value.isNull || value.text === '' ? otherwise : value.text
