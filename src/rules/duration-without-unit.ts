import { bareDurations } from '../lint/durations.js'
import { rule, stepsTo, titleOf } from '../lint/rule.js'

/** In seconds. No setting of a collector means less, and who writes 10000000000 has thought of nanoseconds. */
const LEAST = 0.001

export default rule({
  id: 'duration-without-unit',
  severity: 'warning',
  title: 'A number stands where a duration is wanted, and counts nanoseconds',
  adot: {},
  consequence: 'the collector starts: a timeout is over at once, so requests fail; an interval keeps a CPU busy',

  *check({ config, release }) {
    for (const owner of config.components.filter(({ used }) => used)) {
      for (const value of bareDurations(owner, release)) {
        const { duration = 0, number = 0, path } = value
        if (duration <= 0 || duration >= LEAST) continue
        const name = stepsTo(owner, value).join('.')
        yield {
          at: path,
          what: `${name} of ${titleOf(owner)} is ${String(number)} ${number === 1 ? 'nanosecond' : 'nanoseconds'}: that is what a number without a unit counts`,
          help: `write a unit: ${String(number)}s for seconds, ${String(number)}ms for milliseconds`,
        }
      }
    }
  },
})
