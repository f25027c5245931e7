import { quote } from '../core/text.js'
import { rule, titleOf } from '../lint/rule.js'

export default rule({
  id: 'doubled-otlp-path',
  severity: 'warning',
  title: 'An endpoint of otlphttp already has the path that the exporter adds',
  adot: {},
  subjects: ['exporters/otlphttp'],
  consequence: 'requests go to a path such as /v1/traces/v1/traces and are refused: all data is lost',

  *check({ config }) {
    for (const exporter of config.of('exporters', 'otlphttp')) {
      const endpoint = exporter.used ? exporter.body.get('endpoint') : undefined
      const [, base, path, signal] = /^(.*?)(\/v1\/(traces|metrics|logs))\/?$/.exec(endpoint?.text ?? '') ?? []
      if (!endpoint || base === undefined || path === undefined || signal === undefined) continue
      // With an address of its own the signal does not use this one.
      if (exporter.body.get(`${signal}_endpoint`)) continue
      yield {
        at: endpoint.path,
        what: `${titleOf(exporter)} adds ${path} to this endpoint, which already ends in it`,
        help: `write ${quote(base)}, or use ${signal}_endpoint`,
        edit: { replaceWith: base, safe: false },
      }
    }
  },
})
