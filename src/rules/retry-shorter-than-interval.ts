import { quote } from '../core/text.js'
import { rule, secondsAt, stepsTo, titleOf } from '../lint/rule.js'

const SINCE = 'v0.39.0'

export default rule({
  id: 'retry-shorter-than-interval',
  severity: 'error',
  title: 'Retries end before the wait between two of them can be over',
  adot: { from: SINCE },
  keys: ['retry_on_failure'],
  consequence: 'the collector stops when it checks the exporter',

  *check(view) {
    for (const exporter of view.config.of('exporters')) {
      for (const retry of exporter.body.named('retry_on_failure')) {
        if (retry.tree.kind !== 'mapping') continue
        const enabled = retry.get('enabled')
        const read = (name: string): number | undefined =>
          secondsAt(view, exporter, [...stepsTo(exporter, retry), name])
        const total = read('max_elapsed_time')
        const isOff = enabled?.bool === false || enabled?.isUnknown
        if ((isOff && !view.release.has('validates-disabled-retries')) || total === undefined || total <= 0) continue
        const longer = ['initial_interval', 'max_interval'].find((name) => (read(name) ?? 0) > total)
        if (longer === undefined) continue
        const [blamed, other] = retry.get('max_elapsed_time')
          ? ['max_elapsed_time', longer]
          : [longer, 'max_elapsed_time']
        yield {
          at: [...retry.path, blamed],
          what: `${blamed} in retry_on_failure of ${titleOf(exporter)} is ${blamed === longer ? 'longer' : 'shorter'} than ${quote(other)}${retry.get(other) ? '' : ', which is not set and has its default'}; checked since ${SINCE}`,
          help: `set both, ${longer} at most as long as max_elapsed_time; max_elapsed_time: 0 retries without end`,
        }
      }
    }
  },
})
