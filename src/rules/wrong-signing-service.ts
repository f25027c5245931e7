import { quote } from '../core/text.js'
import { isType, rule, titleOf } from '../lint/rule.js'

export default rule({
  id: 'wrong-signing-service',
  severity: 'warning',
  title: 'Requests are signed for another service than that of the endpoint',
  adot: {},
  subjects: ['extensions/sigv4auth'],
  consequence: 'the collector starts, and AWS refuses every request with 403: all data is lost',

  *check(view) {
    for (const { exporter, endpoint, aws, extension } of view.signedExports()) {
      const service = extension && isType(extension, 'sigv4auth') ? extension.body.get('service') : undefined
      if (!extension || !service?.text || service.text === aws.service) continue
      yield {
        at: service.path,
        what: `${titleOf(extension)} signs for service ${quote(service.text)}, and the endpoint of ${titleOf(exporter)} is one of ${quote(aws.service)}`,
        help: `set service: ${aws.service}`,
        edit: { replaceWith: aws.service, safe: false },
        related: [{ at: endpoint.path, what: 'the endpoint' }],
      }
    }
  },
})
