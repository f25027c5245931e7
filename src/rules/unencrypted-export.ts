import { quote } from '../core/text.js'
import { rule, titleOf, type Value } from '../lint/rule.js'

/** Names that are not on the internet: no dot, private zones, loopback and private addresses. */
const NEAR =
  /^(?:[^.]+|.*\.(?:local|localhost|internal|lan|home|corp|private|svc|test|example|invalid|arpa)|127\..*|10\..*|192\.168\..*|169\.254\..*|172\.(?:1[6-9]|2[0-9]|3[01])\..*|100\.(?:6[4-9]|[7-9][0-9]|1[01][0-9]|12[0-7])\..*|\[.*)$/i

export default rule({
  id: 'unencrypted-export',
  severity: 'note',
  title: 'Telemetry leaves without encryption for a host that may be on the internet',
  adot: {},
  about: 'safety',
  subjects: ['exporters/otlp', 'exporters/otlphttp', 'exporters/prometheusremotewrite', 'exporters/zipkin'],
  consequence: 'whoever is on the way can read it, tokens in its headers included',

  *check({ config }) {
    for (const type of ['otlp', 'otlphttp', 'prometheusremotewrite', 'zipkin']) {
      for (const exporter of config.of('exporters', type)) {
        const endpoint = exporter.used ? exporter.body.get('endpoint') : undefined
        const [, scheme = '', host] =
          /^(?:([a-z]+):\/\/)?(?:[^@/]*@)?(\[[^\]]*\]|[^:/?#]+)/i.exec(endpoint?.text ?? '') ?? []
        if (!endpoint || host === undefined || NEAR.test(host)) continue
        const insecure = exporter.body.get('tls', 'insecure')
        const isPlain = scheme.toLowerCase() === 'http' || (type === 'otlp' && scheme === '' && insecure?.bool === true)
        if (isPlain)
          yield {
            at: placeOf(scheme, endpoint, insecure).path,
            what: `${titleOf(exporter)} sends to ${quote(host)} without encryption`,
            help:
              scheme === ''
                ? 'remove insecure, unless the host is inside your own network'
                : 'write https://, unless the host is inside your own network',
          }
      }
    }
  },
})

const placeOf = (scheme: string, endpoint: Value, insecure: Value | undefined): Value =>
  scheme === '' ? (insecure ?? endpoint) : endpoint
