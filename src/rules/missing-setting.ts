import { quote } from '../core/text.js'
import { checked, checkedMaps, lostHelp, rule, settingName } from '../lint/rule.js'

export default rule({
  id: 'missing-setting',
  severity: 'error',
  title: 'A setting that the component cannot do without is absent or empty',
  adot: {},
  subjects: ['required', 'notEmpty'],
  consequence: 'the collector stops when it checks or starts the component',

  *check(view) {
    for (const { owner, check, parent, name } of checkedMaps(view, 'required')) {
      const value = parent.get(name)
      const isEmpty =
        value &&
        (value.isNull ||
          value.text === '' ||
          ((value.tree.kind === 'sequence' || value.tree.kind === 'mapping') && value.children().length === 0))
      if (value && !isEmpty) continue
      yield {
        at: value ? value.path : parent.path,
        on: 'key',
        ...(!value && owner.lostBy === undefined && { lacks: [[...parent.path, ...name.split('.')]] }),
        what: `${owner.title()} needs ${quote(settingName(check))}${value ? ', which is empty' : ''}${check.why ? `; ${check.why}` : ''}`,
        help: lostHelp(owner) ?? check.help ?? `set ${name}`,
      }
    }
    for (const { owner, check, value } of checked(view, 'notEmpty')) {
      if (value.text !== '') continue
      yield {
        at: value.path,
        what: `${settingName(check)} of ${owner.title()} is empty${check.why ? `; ${check.why}` : ''}`,
        help: check.help ?? 'give it a value, or leave it out for its default',
      }
    }
  },
})
