import { quote } from '../core/text.js'
import { rule, titleOf, type Declared, type Problem, type Value } from '../lint/rule.js'

export default rule({
  id: 'repeated-metadata-key',
  severity: 'error',
  title: 'A batch processor, or a queue of an exporter, has a metadata key twice',
  adot: { from: 'v0.30.0' },
  keys: ['metadata_keys'],
  consequence: 'the collector stops when it checks the component',

  *check(view) {
    const { config, release } = view
    for (const processor of config.of('processors', 'batch')) yield* repeated(processor, processor.body.get(KEYS))
    if (!release.has('checks-partition-keys')) return
    for (const exporter of config.of('exporters')) {
      for (const partition of exporter.body.named('partition')) yield* repeated(exporter, partition.get(KEYS))
    }
  },
})

const KEYS = 'metadata_keys'

function* repeated(owner: Declared, keys: Value | undefined): Generator<Problem> {
  const seen = new Map<string, string>()
  for (const key of keys?.tree.kind === 'sequence' ? keys.children() : []) {
    if (key.text === undefined) continue
    const first = seen.get(key.text.toLowerCase())
    if (first !== undefined)
      yield {
        at: key.path,
        what: `${quote(key.text)} stands in ${KEYS} of ${titleOf(owner)} already${first === key.text ? '' : `, as ${quote(first)}: letters' case makes no difference`}`,
        help: 'remove it',
      }
    else seen.set(key.text.toLowerCase(), key.text)
  }
}
