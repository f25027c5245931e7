import { rule, type Section } from '../lint/rule.js'

const NEEDED = ['receivers', 'exporters'] as const satisfies readonly Section[]

export default rule({
  id: 'missing-section',
  severity: 'error',
  title: 'No receiver or no exporter is declared',
  adot: {},
  consequence: 'the collector stops: it needs at least one receiver and one exporter',

  *check({ root, config }) {
    if (root?.tree.kind !== 'mapping' || config.pipelines.length === 0) return
    for (const section of NEEDED) {
      const value = root.get(section)
      if (value && !value.isNull && !(value.tree.kind === 'mapping' && value.tree.entries.size === 0)) continue
      // Without the section, a pipeline's reference to what is not declared says the same at a better place.
      if (!value && config.uses.some((use) => use.section === section)) continue
      yield {
        at: value ? [section] : [],
        on: 'key',
        what: `no ${section} are declared`,
        help: `declare at least one under ${section} and name it in a pipeline`,
      }
    }
  },
})
