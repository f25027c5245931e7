import { rule, titleOf } from '../lint/rule.js'

const OTHER: Readonly<
  Record<string, { readonly port: string; readonly speaks: string; readonly wants: string; readonly right: string }>
> = {
  otlp: {
    port: '4318',
    speaks: 'gRPC',
    wants: 'HTTP',
    right: 'write port 4317, or use the exporter for OTLP over HTTP',
  },
  otlphttp: {
    port: '4317',
    speaks: 'HTTP',
    wants: 'gRPC',
    right: 'write port 4318, or use the exporter for OTLP over gRPC',
  },
}

/** New Relic takes both protocols on 443, 4317 and 4318 (its page "New Relic OTLP endpoint"). */
const BOTH = /^(?:https?:\/\/)?[\w.-]+\.nr-data\.net(?::|$)/i

export default rule({
  id: 'swapped-otlp-port',
  severity: 'warning',
  title: 'An OTLP exporter sends to the port of the other protocol',
  adot: {},
  subjects: ['exporters/otlp', 'exporters/otlphttp'],
  consequence: 'the collector starts, and the backend understands nothing of what it is sent: all data is lost',

  *check({ config }) {
    for (const [type, { port, speaks, wants, right }] of Object.entries(OTHER)) {
      for (const exporter of config.of('exporters', type)) {
        const endpoint = exporter.used ? exporter.body.get('endpoint') : undefined
        if (!endpoint?.text || BOTH.test(endpoint.text)) continue
        if (!new RegExp(`^(?:[a-z]+:/{2,3})?[^/:]+:${port}(?:/|$)`, 'i').test(endpoint.text)) continue
        yield {
          at: endpoint.path,
          what: `port ${port} is the usual one of OTLP over ${wants}, and ${titleOf(exporter)} speaks ${speaks}`,
          help: right,
        }
      }
    }
  },
})
