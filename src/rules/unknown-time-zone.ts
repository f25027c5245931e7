import { quote } from '../core/text.js'
import { isNoZone, operatorsOf, rule, titleOf, zoneMeant } from '../lint/rule.js'

export default rule({
  id: 'unknown-time-zone',
  severity: 'error',
  title: 'A location of the filelog receiver that is no time zone',
  adot: { from: 'v0.34.0' },
  subjects: ['receivers/filelog'],
  consequence: 'the collector stops when it checks or builds the receiver',

  *check({ config }) {
    for (const receiver of config.of('receivers', 'filelog')) {
      const operators = operatorsOf(receiver).flatMap((operator) => {
        const type = operator.get('type')?.text ?? ''
        const own = type === 'time_parser' || type === 'syslog_parser' ? operator.get('location') : undefined
        return [own, PARSERS.has(type) ? operator.get('timestamp', 'location') : undefined]
      })
      const sorted = (receiver.body.get('ordering_criteria', 'sort_by')?.children() ?? []).flatMap((sort) =>
        sort.get('sort_type')?.text === 'timestamp' ? (sort.get('location') ?? []) : [],
      )
      for (const value of receiver.used ? [...operators, ...sorted] : []) {
        if (value?.text === undefined || value.tree.kind !== 'scalar' || !isNoZone(value.text)) continue
        const meant = zoneMeant(value.text)
        yield {
          at: value.path,
          what: `location of ${value.path.includes('ordering_criteria') ? 'ordering_criteria' : 'an operator'} of ${titleOf(receiver)}: there is no time zone ${quote(value.text)}`,
          help: meant ? `did you mean ${quote(meant)}?` : 'write a name such as "Europe/Berlin" or "UTC"',
        }
      }
    }
  },
})

const PARSERS = new Set(['csv_parser', 'json_parser', 'key_value_parser', 'regex_parser'])
