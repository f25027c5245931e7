import { quote } from '../core/text.js'
import { rule } from '../lint/rule.js'

export default rule({
  id: 'connectors',
  severity: 'error',
  title: 'A connector is declared, but ADOT has none',
  adot: {},
  keys: ['connectors'],
  consequence: 'the collector stops: no ADOT release includes a connector',

  *check({ root, release }) {
    const connectors = root?.get('connectors')
    if (!connectors) return
    // An empty section is accepted by releases that know the key.
    if (
      release.has('knows-connectors') &&
      (connectors.isNull || (connectors.tree.kind === 'mapping' && connectors.tree.entries.size === 0))
    )
      return
    const [first] = connectors.children()
    yield {
      at: first ? first.path : ['connectors'],
      on: 'key',
      what: first
        ? `connector ${quote(first.key)} is not in ADOT: no release includes a connector`
        : 'the section connectors is not known to this release',
      help: 'remove the section connectors and its use in pipelines; derive metrics from spans in the backend or in another collector',
    }
  },
})
