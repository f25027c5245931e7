import { quote } from '../core/text.js'
import { batchMalformation, malformation, rule, type Problem } from '../lint/rule.js'

export default rule({
  id: 'malformed-id',
  severity: 'error',
  title: 'A component id that is not type or type/name',
  adot: {},
  subjects: ['odd-id'],
  consequence: 'the collector stops while it reads the ids',

  *check({ config, release }) {
    const spots = [
      ...config.components.map(({ body, path, used }) => ({ written: body.key, path, used, on: 'key' as const })),
      ...config.pipelines.map(({ id, path }) => ({ written: id, path, used: false, on: 'key' as const })),
      ...config.uses
        .filter(({ id, section }) => !config.find(section, id))
        .map(({ id, path }) => ({ written: id, path, used: false, on: 'value' as const })),
    ]
    for (const { written, path, used, on } of spots) {
      const wrong = malformation(written, release) ?? (used ? batchMalformation(written, release) : undefined)
      if (wrong)
        yield {
          at: path,
          on,
          what: `id ${quote(written)} ${wrong}`,
          help: 'an id is type or type/name, such as "batch" or "batch/metrics"',
        } satisfies Problem
    }
  },
})
