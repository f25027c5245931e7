import { rule, titleOf } from '../lint/rule.js'

export default rule({
  id: 'port-used-twice',
  severity: 'error',
  title: 'Two parts of the collector listen on the same port',
  adot: {},
  subjects: ['clash'],
  consequence: 'the collector stops: "address already in use"',

  *check({ clashes }) {
    for (const { first, second } of clashes()) {
      if (first.isSoft || second.isSoft) continue
      const isReader = second.at.includes('readers')
      const [other, one] = [first, second].map(({ owner, at, isDefault }) =>
        owner
          ? titleOf(owner)
          : at.includes('readers')
            ? 'a reader of service.telemetry.metrics'
            : isDefault
              ? "the server of the collector's own metrics"
              : 'service.telemetry.metrics',
      )
      yield {
        at: second.at,
        ...(second.isDefault && { on: 'key' as const }),
        what: `${one ?? ''} listens on ${second.network} port ${String(second.port)}, as ${other ?? ''} does`,
        help: first.owner
          ? 'give one of them another port'
          : isReader
            ? 'use another port, or switch that server off: service.telemetry.metrics.address: ""'
            : `use another port, or move the collector's own metrics under service.telemetry.metrics`,
        ...(first.owner && { related: [{ at: first.at, what: `${other ?? ''} listens here` }] }),
      }
    }
  },
})
