import { rule } from '../lint/rule.js'

export default rule({
  id: 'empty-config',
  severity: 'error',
  title: 'The config holds no settings, or is no map',
  adot: {},
  consequence: 'the collector stops: an empty AOT_CONFIG_CONTENT still counts as the config',

  *check({ source, root }) {
    if (source.mistakes.length > 0) return
    if (!root || root.isNull) {
      const { second } = source
      yield second === undefined
        ? {
            at: { span: [0, 0] },
            what: 'the config is empty',
            help: 'declare receivers, exporters and service.pipelines',
          }
        : {
            at: { span: [second, second + 3] },
            what: 'the first YAML document is empty, and the collector reads no other',
            help: 'remove the "---" above',
          }
    } else if (root.tree.kind === 'scalar' || root.tree.kind === 'sequence') {
      yield {
        at: [],
        what: `the config is a ${root.tree.kind === 'scalar' ? 'single value' : 'list'}, not a map of sections`,
        help: 'the top level holds receivers, processors, exporters, extensions and service',
      }
    }
  },
})
