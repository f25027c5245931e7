import { rule, titleOf } from '../lint/rule.js'

const SINCE = 'v0.33.0'

export default rule({
  id: 'jaeger-remote-sampling',
  severity: 'error',
  title: 'A jaeger receiver is asked to serve sampling strategies',
  adot: { from: SINCE },
  subjects: ['receivers/jaeger'],
  consequence: 'the collector stops when it checks the receiver',

  *check({ config }) {
    for (const receiver of config.of('receivers', 'jaeger')) {
      const sampling = receiver.body.get('remote_sampling')
      if (sampling?.tree.kind !== 'mapping') continue
      yield {
        at: sampling.path,
        on: 'key',
        what: `${titleOf(receiver)} has remote_sampling, which the receiver refuses since ${SINCE}`,
        help: "remove it: ADOT has no extension jaegerremotesampling; X-Ray's sampling rules come through awsproxy",
      }
    }
  },
})
