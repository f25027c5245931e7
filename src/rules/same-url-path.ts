import { quote } from '../core/text.js'
import { defaultAt, rule, SIGNALS, titleOf, type Declared, type Value, type View } from '../lint/rule.js'

export default rule({
  id: 'same-url-path',
  severity: 'error',
  title: 'An otlp receiver takes two signals at one path',
  adot: {},
  subjects: ['receivers/otlp'],
  keys: SIGNALS.map((signal) => `${signal}_url_path`),
  consequence: 'the collector stops, for its HTTP server refuses to have one path twice',

  *check({ config, release }) {
    for (const receiver of config.of('receivers', 'otlp')) {
      const taken = new Map<string, Place>()
      for (const place of placesOf(receiver, release)) {
        const before = taken.get(place.path)
        if (!before) taken.set(place.path, place)
        const value = place.value ?? before?.value
        if (!before || !value) continue
        yield {
          at: value.path,
          what: `${titleOf(receiver)} takes ${before.signal} and ${place.signal} at ${quote(place.path)}, and one path can have only one of them`,
          help: 'give each signal a path of its own, or leave the key out for its default',
        }
      }
    }
  },
})

interface Place {
  readonly signal: string
  readonly path: string
  /** Undefined when the path is a default. */
  readonly value: Value | undefined
}

/** Where a receiver takes the signals of its pipelines over HTTP; paths that cannot be told are left out. */
function placesOf({ body, facts, signals }: Declared, release: View['release']): readonly Place[] {
  const http = body.get('protocols', 'http')
  if (!http || !facts) return []
  return SIGNALS.filter((signal) => signals.has(signal)).flatMap((signal) => {
    const value = http.get(`${signal}_url_path`)
    // What a key without a value stands for differs between releases.
    const given = value ? value.text : defaultAt(facts, `protocols.http.${signal}_url_path`, release)
    return typeof given === 'string' && PLAIN.test(given) ? [{ signal, path: given.replace(/^\/?/, '/'), value }] : []
  })
}

/** What the collector takes as it stands, but for a slash that it puts before it. */
const PLAIN = /^[\w./-]*$/
