import { bareNameAt, checked, findFormFault, problemAt, rule, timeOf } from '../lint/rule.js'

export default rule({
  id: 'malformed-endpoint',
  severity: 'error',
  title: 'An address that cannot be read',
  adot: {},
  subjects: ['form'],
  consequence: 'the collector stops when it checks or starts the component',

  *check(view) {
    for (const { owner, check, value } of checked(view, 'form')) {
      if (value.text === undefined || check.form === undefined || check.form.endsWith('regexp')) continue
      const fault = findFormFault(value.text, check.form, view.release)
      if (!fault) continue
      const key = value.path.slice(owner.path.length).map(String).join('.')
      const wrong = `${key} of ${owner.title()} is ${check.form === 'host-port' ? 'not host:port' : 'no URL'}`
      const name = bareNameAt(view.references, value.path)
      if (name) {
        yield problemAt(name, `stays as it is written${timeOf(name)}, so ${wrong}`)
        continue
      }
      const help = fault.help ?? check.help
      yield {
        at: value.path,
        part: fault.span,
        what: `${wrong}: it ${fault.why}${check.why ? `; ${check.why}` : ''}`,
        ...(help !== undefined && { help }),
      }
    }
  },
})
