import { rule, titleOf } from '../lint/rule.js'

export default rule({
  id: 'regex-without-names',
  severity: 'error',
  title: 'A regex_parser whose pattern names no group',
  adot: { from: 'v0.34.0' },
  subjects: ['receivers/filelog'],
  consequence: "the collector stops when it builds the receiver: the groups' names become the attributes",

  *check({ config }) {
    for (const receiver of config.of('receivers', 'filelog')) {
      if (!receiver.used) continue
      for (const operator of receiver.body.get('operators')?.children() ?? []) {
        const regex = operator.get('type')?.text === 'regex_parser' ? operator.get('regex') : undefined
        if (!regex || regex.text === undefined || regex.text === '' || /\(\?P?</.test(regex.text)) continue
        yield {
          at: regex.path,
          what: `regex of ${titleOf(receiver)} has no named group, so nothing would be taken from the text`,
          help: 'name the groups: (?P<level>\\w+)',
        }
      }
    }
  },
})
