import { quote } from '../core/text.js'
import { rule, SINGULAR } from '../lint/rule.js'

export default rule({
  id: 'empty-pipeline',
  severity: 'error',
  title: 'A pipeline has no receiver or no exporter',
  adot: {},
  consequence: 'the collector stops: a pipeline needs at least one of each',

  *check({ config }) {
    for (const { id, path, body, receivers, exporters } of config.pipelines) {
      if (body.isUnknown || (body.tree.kind !== 'mapping' && !body.isNull)) continue
      for (const [section, uses] of [
        ['receivers', receivers],
        ['exporters', exporters],
      ] as const) {
        const value = body.get(section)
        const isEmpty =
          !value ||
          value.isNull ||
          (value.tree.kind === 'sequence' && value.tree.items.length === 0) ||
          value.tree.kind === 'scalar'
        if (uses.length > 0 || !isEmpty) continue
        yield {
          at: value ? [...path, section] : path,
          on: 'key',
          lacks: [[...path, section]],
          what: `pipeline ${quote(id)} has no ${SINGULAR[section]}`,
          help: `name at least one ${SINGULAR[section]}: ${section}: [...]`,
        }
        // One finding says enough about a pipeline with nothing in it.
        if (body.isNull || !value) break
      }
    }
  },
})
