import { quote } from '../core/text.js'
import { rule } from '../lint/rule.js'

export default rule({
  id: 'unused-extension',
  severity: 'warning',
  title: 'An extension is declared but not listed in service.extensions',
  adot: {},
  subjects: ['unused'],
  consequence: 'the collector starts without it: a health check does not answer, an authenticator is not there',

  *check({ config, root, extensionNeeds }) {
    const list = root?.get('service', 'extensions')
    if (list?.isUnknown) return
    const lacks = list ? undefined : [['service', 'extensions']]
    // That a component needs it is told where the component says so.
    const needed = new Set(extensionNeeds().map(({ id }) => id))
    for (const { id, path, used } of config.of('extensions')) {
      if (used || needed.has(id)) continue
      const listed = [...config.extensions.map((use) => use.id), id].join(', ')
      yield {
        at: path,
        on: 'key',
        what: `extension ${quote(id)} is declared but not listed in service.extensions, so it is never started`,
        help: `service.extensions: [${listed}], or remove it`,
        ...(lacks && { lacks }),
      }
    }
  },
})
