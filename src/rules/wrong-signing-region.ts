import { quote } from '../core/text.js'
import { isType, rule, titleOf } from '../lint/rule.js'

export default rule({
  id: 'wrong-signing-region',
  severity: 'warning',
  title: 'Requests are signed for another region than that of the endpoint',
  adot: {},
  subjects: ['extensions/sigv4auth'],
  consequence: 'the collector starts, and AWS refuses every request with 403: all data is lost',

  *check(view) {
    for (const { exporter, endpoint, aws, extension } of view.signedExports()) {
      const region = extension && isType(extension, 'sigv4auth') ? extension.body.get('region') : undefined
      if (!extension || !region?.text || region.text === aws.region) continue
      yield {
        at: region.path,
        what: `${titleOf(extension)} signs for region ${quote(region.text)}, and the endpoint of ${titleOf(exporter)} is in ${aws.region}`,
        help: `set region: ${aws.region}, or leave it out: it is then read from the endpoint`,
        edit: { replaceWith: aws.region, safe: false },
        related: [{ at: endpoint.path, what: 'the endpoint' }],
      }
    }
  },
})
