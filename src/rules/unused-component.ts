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
    const unused = PIPELINE_SECTIONS.flatMap((section) => config.of(section)).filter(({ used }) => !used)
    if (config.pipelines.length === 0 || unused.length === 0) return
    const lacks = new Map<string, readonly (readonly (string | number)[])[]>(
      PIPELINE_SECTIONS.map((section) => [section, config.pipelines.map(({ path }) => [...path, section])] as const),
    )
    for (const { id, section, path } of unused) {
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
