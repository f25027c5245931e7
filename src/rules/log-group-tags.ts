import { quote } from '../core/text.js'
import { rule, titleOf, type Problem, type Value } from '../lint/rule.js'

export default rule({
  id: 'log-group-tags',
  severity: 'error',
  title: 'Tags of a log group that CloudWatch Logs does not take',
  adot: { from: 'v0.30.0' },
  subjects: ['exporters/awsemf', 'exporters/awscloudwatchlogs'],
  keys: ['tags'],
  consequence: 'the collector stops when it checks the exporter',

  *check({ config }) {
    for (const exporter of ['awsemf', 'awscloudwatchlogs'].flatMap((type) => config.of('exporters', type))) {
      const tags = exporter.body.get('tags')
      if (tags?.tree.kind !== 'mapping') continue
      for (const problem of problemsOf(tags))
        yield { ...problem, what: `tags of ${titleOf(exporter)}: ${problem.what}` }
    }
  },
})

const MOST_TAGS = 50
const MOST_BYTES = { key: 128, value: 256 } as const
const LEGAL = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]+$/u

function* problemsOf(tags: Value): Generator<Problem> {
  const pairs = tags.children()
  if (pairs.length === 0)
    yield { at: tags.path, on: 'key', what: 'there are none', help: 'write at least one tag, or remove tags' }
  if (pairs.length > MOST_TAGS)
    yield {
      at: tags.path,
      on: 'key',
      what: `there are ${String(pairs.length)}, and a log group takes ${String(MOST_TAGS)}`,
      help: 'remove some',
    }
  for (const pair of pairs) {
    const keyFault = faultOf(pair.key, 'key')
    if (keyFault !== undefined) yield { at: pair.path, on: 'key', what: `the key ${keyFault}`, help: HELP }
    const fault = pair.text === undefined ? undefined : faultOf(pair.text, 'value')
    if (fault !== undefined) yield { at: pair.path, what: `the value of ${quote(pair.key)} ${fault}`, help: HELP }
  }
}

const HELP = 'a tag holds letters, digits, blanks and _ . : / = + - @'

/** The limits are counted in bytes. */
function faultOf(text: string, part: keyof typeof MOST_BYTES): string | undefined {
  const most = MOST_BYTES[part]
  if (text === '') return 'is empty'
  if (new TextEncoder().encode(text).length > most) return `is longer than ${String(most)} bytes`
  const wrong = LEGAL.test(text) ? undefined : Array.from(text).find((char) => !LEGAL.test(char))
  return wrong === undefined ? undefined : `has ${quote(wrong)}, which tags cannot hold`
}
