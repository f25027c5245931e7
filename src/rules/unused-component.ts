import { quote } from '../core/text.js'
import { PIPELINE_SECTIONS, rule, SINGULAR } from '../lint/rule.js'

export default rule({
  id: 'unused-component',
  severity: 'warning',
  title: 'A component is declared but in no pipeline',
  adot: {},
  subjects: ['unused'],
  consequence: 'the collector starts without it: what it should receive, change or send is lost',

  *check({ config }) {
    if (config.pipelines.length === 0) return
    const lacks = new Map(
      PIPELINE_SECTIONS.map((section) => [section, config.pipelines.map(({ path }) => [...path, section])] as const),
    )
    for (const { id, section, path, used } of config.components) {
      if (used || section === 'extensions') continue
      yield {
        at: path,
        on: 'key',
        lacks: lacks.get(section) ?? [],
        what: `${SINGULAR[section]} ${quote(id)} is declared but in no pipeline, so it does nothing`,
        help: `name it under ${section} of a pipeline, or remove it`,
      }
    }
  },
})
