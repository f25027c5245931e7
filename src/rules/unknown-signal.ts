import { nearest, quote } from '../core/text.js'
import { rule, SIGNALS } from '../lint/rule.js'

export default rule({
  id: 'unknown-signal',
  severity: 'error',
  title: 'A pipeline is named after no signal',
  adot: {},
  consequence: 'the collector stops: the part before the slash says what a pipeline carries',

  *check({ config, release }) {
    for (const { id, signal, path } of config.pipelines) {
      if (SIGNALS.some((known) => known === signal) || (signal === 'profiles' && release.has('profiles-signal')))
        continue
      const name = id.slice(id.indexOf('/') + 1).trim()
      const swapped = SIGNALS.find((known) => known === name)
      const meant = swapped ? `${swapped}/${signal}` : nearest(signal, SIGNALS)
      yield {
        at: path,
        on: 'key',
        what: `pipeline ${quote(id)} is named after no signal: ${quote(signal)} is none of "logs", "metrics", "traces"`,
        help: meant ? `did you mean ${quote(meant)}?` : 'name it <signal> or <signal>/<name>, such as metrics/ecs',
        ...(meant && { edit: { replaceWith: swapped ? meant : id.replace(signal, meant), safe: false } }),
      }
    }
  },
})
