import { quote } from '../core/text.js'
import { rule, titleOf } from '../lint/rule.js'

const KEYS: Readonly<Record<string, readonly string[]>> = {
  prometheusremotewrite: ['endpoint'],
  otlphttp: ['endpoint', 'traces_endpoint', 'metrics_endpoint', 'logs_endpoint'],
  zipkin: ['endpoint'],
}

/** Parses as scheme and rest. */
const NAME_AND_PORT = /^[a-z][a-z0-9+.-]*:[0-9]+(\/|$)/i

/** Parses as a path: only some exporters refuse that at start. */
const NAME = /^[a-z0-9][a-z0-9-]*(\.[a-z0-9-]+)+(\/|$)/i

export default rule({
  id: 'url-without-scheme',
  severity: 'warning',
  title: 'An address for HTTP requests without http:// or https://',
  adot: {},
  subjects: ['exporters/prometheusremotewrite', 'exporters/otlphttp', 'exporters/zipkin'],
  consequence: 'the collector starts, and every request ends with "unsupported protocol scheme": all data is lost',

  *check({ config }) {
    for (const [type, keys] of Object.entries(KEYS)) {
      for (const exporter of config.of('exporters', type)) {
        for (const key of exporter.used ? keys : []) {
          const endpoint = exporter.body.get(key)
          const text = endpoint?.text
          if (
            !endpoint ||
            text === undefined ||
            !(NAME_AND_PORT.test(text) || (type === 'otlphttp' && NAME.test(text)))
          )
            continue
          // What follows a "?" may be a token.
          const shown = text.replace(/\?.*/s, '')
          yield {
            at: endpoint.path,
            what: `${quote(shown)} of ${titleOf(exporter)} has no scheme, so every request ends with "unsupported protocol scheme"`,
            help: `write http://${shown} or https://${shown}`,
            edit: { replaceWith: `http://${text}`, safe: false },
          }
        }
      }
    }
  },
})
