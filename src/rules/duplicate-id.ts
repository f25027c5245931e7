import { quote } from '../core/text.js'
import { readId, rule, type Value } from '../lint/rule.js'

export default rule({
  id: 'duplicate-id',
  severity: 'error',
  title: 'Two ids are the same once blanks around their parts are trimmed',
  adot: {},
  subjects: ['odd-id'],
  consequence: 'the collector stops: "duplicate name"',

  *check({ root, config }) {
    const sections = ['receivers', 'processors', 'exporters', 'extensions'].flatMap(
      (section) => root?.get(section) ?? [],
    )
    const pipelines = config.pipelines.length > 0 ? (root?.get('service', 'pipelines') ?? []) : []
    for (const section of [...sections, pipelines].flat()) {
      const seen = new Map<string, Value>()
      for (const entry of section.tree.kind === 'mapping' ? section.children() : []) {
        const { id } = readId(entry.key)
        const first = seen.get(id)
        if (first) {
          yield {
            at: entry.path,
            on: 'key',
            what: `id ${quote(id)} is declared twice: blanks around its parts do not count`,
            help: 'rename or remove one of them',
            related: [{ at: first.path, what: 'first declared here' }],
          }
        }
        seen.set(id, entry)
      }
    }
  },
})
