import { choices, quote } from '../core/text.js'
import { rule } from '../lint/rule.js'

export default rule({
  id: 'extension-not-started',
  severity: 'error',
  title: 'A component needs an extension that service.extensions does not start',
  adot: {},
  keys: ['authenticator', 'storage', 'id'],
  consequence: 'the collector stops: an authenticator, storage or middleware that is not listed there is not found',

  *check({ config, root, extensionNeeds }) {
    const started = new Set(config.extensions.map(({ id }) => id))
    const { all, nearest } = choices(config.of('extensions').map(({ id }) => id))
    const lacks = root?.get('service', 'extensions') ? undefined : [['service', 'extensions']]
    for (const { component, value, id } of extensionNeeds()) {
      if (started.has(id)) continue
      const isDeclared = config.find('extensions', id) !== undefined
      const meant = isDeclared || value.key === 'id' ? undefined : nearest(id)
      yield {
        at: value.path,
        what: `${quote(component.id)} needs extension ${quote(id)}, which is ${isDeclared ? 'declared but missing in service.extensions' : 'not declared'}`,
        help: isDeclared
          ? `add ${id} to service.extensions: [${[...started, id].join(', ')}]`
          : value.key === 'id'
            ? 'remove it: ADOT has no extension that works as a middleware'
            : meant
              ? `did you mean ${quote(meant)}?`
              : `declared extensions are ${all()}`,
        ...(meant && { edit: { replaceWith: meant, safe: false } }),
        ...(isDeclared && lacks && { lacks }),
      }
    }
  },
})
