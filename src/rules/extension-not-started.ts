import { list, nearest, quote } from '../core/text.js'
import { rule, walk } from '../lint/rule.js'

export default rule({
  id: 'extension-not-started',
  severity: 'error',
  title: 'A component needs an extension that service.extensions does not start',
  adot: {},
  consequence: 'the collector stops: an authenticator or storage that is declared but not listed is not found',

  *check({ config }) {
    const started = new Set(config.extensions.map(({ id }) => id))
    const declared = config.of('extensions').map(({ id }) => id)
    for (const component of config.components) {
      if (!component.used || component.section === 'extensions') continue
      for (const value of walk(component.body)) {
        const id = needed(value.path, value.text)
        if (id === undefined || started.has(id)) continue
        const isDeclared = declared.includes(id)
        const meant = isDeclared ? undefined : nearest(id, declared)
        yield {
          at: value.path,
          what: `${quote(component.id)} needs extension ${quote(id)}, which is ${isDeclared ? 'declared but missing in service.extensions' : 'not declared'}`,
          help: isDeclared ? `add ${id} to service.extensions: [${[...started, id].join(', ')}]` : meant ? `did you mean ${quote(meant)}?` : `declared extensions are ${list(declared)}`,
          ...(meant && { edit: { replaceWith: meant, safe: false } }),
        }
      }
    }
  },
})

/** The extension that a setting names: an authenticator, or a storage for queues and offsets. */
function needed(path: readonly (string | number)[], text: string | undefined): string | undefined {
  const [key, parent] = [path.at(-1), path.at(-2)]
  const names = (key === 'authenticator' && parent === 'auth') || (key === 'storage' && (parent === 'sending_queue' || path.length === 3))
  return names && text !== undefined && text !== '' ? text : undefined
}
