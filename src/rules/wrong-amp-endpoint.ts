import { quote } from '../core/text.js'
import { rule } from '../lint/rule.js'

const WRITE = '/api/v1/remote_write'

export default rule({
  id: 'wrong-amp-endpoint',
  severity: 'warning',
  title: 'An address of Amazon Managed Service for Prometheus that takes no remote write',
  adot: {},
  subjects: ['exporters/prometheusremotewrite'],
  consequence: 'the collector starts, and every write is refused: all metrics are lost',

  *check(view) {
    for (const { exporter, endpoint, aws } of view.signedExports()) {
      if (aws.service !== 'aps' || exporter.facts?.names.every(({ name }) => name !== 'prometheusremotewrite')) continue
      const workspace = /^\/workspaces\/[^/]+/.exec(aws.path)?.[0]
      const isRight = workspace !== undefined && [WRITE, `${WRITE}/`].includes(aws.path.slice(workspace.length))
      if (isRight && aws.scheme === 'https') continue
      const host = (endpoint.text ?? '').replace(/^[^:]*:\/\/([^/]*)(?:\/.*)?$/s, '$1')
      const right = workspace === undefined ? undefined : `https://${host}${workspace}${WRITE}`
      yield {
        at: endpoint.path,
        what: isRight
          ? 'Amazon Managed Service for Prometheus takes no plain http'
          : `${ofPath(aws.path)}, so every write is answered with 404 or 403`,
        help:
          right === undefined
            ? `the address is https://${host}/workspaces/<workspace id>${WRITE}`
            : `write ${quote(right)}`,
        ...(right !== undefined && { edit: { replaceWith: right, safe: false } }),
      }
    }
  },
})

function ofPath(path: string): string {
  if (/\/api\/v1\/query/.test(path)) return "this is the workspace's address for queries, not for remote write"
  if (path === '' || path === '/') return 'the address names no workspace'
  return `the address does not end in ${WRITE} below a workspace`
}
