import { choices, quote } from '../core/text.js'
import { isMalformed, rule, SINGULAR } from '../lint/rule.js'

export default rule({
  id: 'undefined-component',
  severity: 'error',
  title: 'A pipeline names a component that is not declared',
  adot: {},
  subjects: ['undeclared'],
  consequence: 'the collector stops: it resolves every name when it starts',

  *check({ config, root }) {
    const sections = new Map(
      (['receivers', 'processors', 'exporters', 'extensions'] as const).map((section) => [
        section,
        choices(config.of(section).map(({ id }) => id)),
      ]),
    )
    const sectionOf = new Map(config.components.toReversed().map(({ id, section }) => [id, section]))
    for (const { section, id, pipeline, path } of config.uses) {
      if (!pipeline || config.find(section, id) || isMalformed(id)) continue
      if (root?.get('connectors', id)) continue
      if (section !== 'processors' && root?.get(section) && config.of(section).length === 0) continue
      const declared = sections.get(section)
      const other = sectionOf.get(id)
      const meant = other ? undefined : declared?.nearest(id)
      yield {
        at: path,
        lacks: [[section, id]],
        what: `pipeline ${quote(pipeline.id)} uses ${SINGULAR[section]} ${quote(id)}, which is not declared under ${section}`,
        help: other
          ? `${quote(id)} is declared under ${other}`
          : meant
            ? `did you mean ${quote(meant)}?`
            : `declared ${section} are ${declared?.all() ?? ''}`,
        ...(meant && { edit: { replaceWith: meant, safe: false } }),
      }
    }
  },
})
