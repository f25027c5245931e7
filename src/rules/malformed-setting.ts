import { quote } from '../core/text.js'
import { checked, rule, settingName } from '../lint/rule.js'

export default rule({
  id: 'malformed-setting',
  severity: 'error',
  title: 'A text that is not of the form the setting takes',
  adot: {},
  subjects: ['pattern'],
  consequence: 'the collector stops when it checks or starts the component',

  *check(view) {
    for (const { owner, check, value } of checked(view, 'pattern')) {
      if (value.text === undefined || new RegExp(check.pattern ?? '', 'u').test(value.text)) continue
      yield {
        at: value.path,
        what: `${settingName(check)} of ${owner.title()} cannot be ${shown(value.text)}${check.why ? `; ${check.why}` : ''}`,
        ...(check.help !== undefined && { help: check.help }),
      }
    }
  },
})

/** An address may carry a password in front of its host, and what is long may be a key. */
const shown = (text: string): string => (text.includes('@') || text.length > 100 ? 'what it is' : quote(text))
