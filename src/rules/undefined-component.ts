import { list, nearest, quote } from '../core/text.js'
import { isMalformed, rule, SINGULAR } from '../lint/rule.js'

export default rule({
  id: 'undefined-component',
  severity: 'error',
  title: 'A pipeline names a component that is not declared',
  adot: {},
  consequence: 'the collector stops: it resolves every name when it starts',

  *check({ config, root }) {
    for (const { section, id, pipeline, path } of config.uses) {
      if (!pipeline || config.find(section, id) || isMalformed(id)) continue
      if (section !== 'processors' && root?.get(section) && config.of(section).length === 0) continue
      const declared = config.of(section).map((component) => component.id)
      const other = config.components.find((component) => component.id === id)
      const meant = other ? undefined : nearest(id, declared)
      yield {
        at: path,
        what: `pipeline ${quote(pipeline.id)} uses ${SINGULAR[section]} ${quote(id)}, which is not declared under ${section}`,
        help: other ? `${quote(id)} is declared under ${other.section}` : meant ? `did you mean ${quote(meant)}?` : `declared ${section} are ${list(declared)}`,
        ...(meant && { edit: { replaceWith: meant, safe: false } }),
      }
    }
  },
})
