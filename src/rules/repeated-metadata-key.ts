import { quote } from '../core/text.js'
import { rule, titleOf } from '../lint/rule.js'

export default rule({
  id: 'repeated-metadata-key',
  severity: 'error',
  title: 'A batch processor has a metadata key twice',
  adot: { from: 'v0.30.0' },
  subjects: ['processors/batch'],
  consequence: 'the collector stops when it checks the processor',

  *check(view) {
    for (const processor of view.config.of('processors', 'batch')) {
      const keys = processor.body.get('metadata_keys')
      const seen = new Map<string, string>()
      for (const key of keys?.tree.kind === 'sequence' ? keys.children() : []) {
        if (key.text === undefined) continue
        const first = seen.get(key.text.toLowerCase())
        if (first !== undefined)
          yield {
            at: key.path,
            what: `${quote(key.text)} stands in metadata_keys of ${titleOf(processor)} already${first === key.text ? '' : `, as ${quote(first)}: letters' case makes no difference`}`,
            help: 'remove it',
          }
        else seen.set(key.text.toLowerCase(), key.text)
      }
    }
  },
})
