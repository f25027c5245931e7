import { quote } from '../core/text.js'
import { rule } from '../lint/rule.js'

export default rule({
  id: 'telemetry-resource',
  severity: 'error',
  title: 'service.telemetry.resource holds something else than names with texts',
  adot: { from: 'v0.19.0' },
  consequence: 'the collector stops while it reads service.telemetry',

  *check({ root, release }) {
    const resource = root?.get('service', 'telemetry', 'resource')
    if (!resource || resource.isNull || resource.isUnknown) return
    if (resource.tree.kind !== 'mapping') {
      yield {
        at: resource.path,
        what: 'service.telemetry.resource takes a map of names and texts',
        help: 'write service.name: my-collector below it',
      }
      return
    }
    const isDeclarative =
      release.has('declarative-resource') &&
      ['attributes', 'detectors', 'schema_url', 'attributes_list'].some((key) => resource.get(key))
    for (const value of isDeclarative ? [] : resource.children()) {
      if (value.isNull || value.isUnknown || value.text !== undefined) continue
      yield {
        at: value.path,
        on: value.tree.kind === 'scalar' ? 'value' : 'key',
        what: `resource attribute ${quote(value.key)} takes a text`,
        ...(value.tree.kind === 'scalar' && { help: `put it in quotes: ${quote(value.tree.text)}` }),
      }
    }
  },
})
