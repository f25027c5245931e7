import { quote } from '../core/text.js'
import { isType, rule, titleOf } from '../lint/rule.js'

export default rule({
  id: 'unsigned-aws-request',
  severity: 'warning',
  title: 'Requests to an AWS service without the extension that signs them',
  adot: {},
  subjects: ['exporters/prometheusremotewrite', 'exporters/otlphttp'],
  consequence: 'the collector starts, and AWS refuses every request with 403: all data is lost',

  *check(view) {
    const told = new Set<string>()
    for (const { exporter, endpoint, aws, authenticator, extension } of view.signedExports()) {
      if (told.has(exporter.id)) continue
      const headers = exporter.body.get('headers')
      const isOwn =
        headers !== undefined &&
        (headers.isUnknown || headers.children().some(({ key, text }) => /authorization/i.test(`${key} ${text ?? ''}`)))
      if (isOwn || (extension && isType(extension, 'sigv4auth')) || (authenticator && !extension)) continue
      told.add(exporter.id)
      const help = `declare the extension sigv4auth, list it in service.extensions, and set auth: {authenticator: sigv4auth}`
      if (extension)
        yield {
          at: authenticator?.path ?? endpoint.path,
          what: `extension ${quote(extension.id)} does not sign requests for AWS: they are refused with 403`,
          help,
        }
      else
        yield {
          at: endpoint.path,
          what: `${titleOf(exporter)} sends to AWS (${aws.service}) without auth, and unsigned requests are refused with 403`,
          help,
        }
    }
  },
})
