import { choices, quote } from '../core/text.js'
import { isMalformed, rule } from '../lint/rule.js'

export default rule({
  id: 'undefined-extension',
  severity: 'error',
  title: 'service.extensions names an extension that is not declared',
  adot: {},
  subjects: ['undeclared'],
  consequence: 'the collector stops: it resolves every name when it starts',

  *check({ config }) {
    const declared = config.of('extensions').map((component) => component.id)
    const { all, nearest } = choices(declared)
    for (const { id, path } of config.extensions) {
      if (config.find('extensions', id) || isMalformed(id)) continue
      const meant = nearest(id)
      yield {
        at: path,
        lacks: [['extensions', id]],
        what: `service.extensions lists ${quote(id)}, which is not declared under extensions`,
        help: meant
          ? `did you mean ${quote(meant)}?`
          : declared.length > 0
            ? `declared extensions are ${all()}`
            : `declare it: extensions: {${id}: {}}`,
        ...(meant && { edit: { replaceWith: meant, safe: false } }),
      }
    }
  },
})
