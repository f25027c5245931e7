import { rule, titleOf } from '../lint/rule.js'

export default rule({
  id: 'proxy-port-used-twice',
  severity: 'warning',
  title: 'The X-Ray proxy wants a port that is taken',
  adot: {},
  subjects: ['clash'],
  consequence: 'the collector starts, but one of the two does not serve, and only a log line says so',

  *check({ clashes }) {
    for (const { first, second } of clashes()) {
      if (!first.isSoft && !second.isSoft) continue
      yield {
        at: second.at,
        ...(second.isDefault && { on: 'key' as const }),
        what: `${second.owner ? titleOf(second.owner) : 'the collector'} listens on ${second.network} port ${String(second.port)}, as ${first.owner ? titleOf(first.owner) : 'the collector'} does`,
        help: 'set endpoint of awsproxy, or proxy_server.endpoint of the awsxray receiver, to another port',
      }
    }
  },
})
