import { rule, titleOf } from '../lint/rule.js'

/** No setting of a collector means less than a millisecond, and who writes 10000000000 has thought of nanoseconds. */
const LEAST = 1_000_000

export default rule({
  id: 'duration-without-unit',
  severity: 'warning',
  title: 'A number stands where a duration is wanted, and counts nanoseconds',
  adot: {},
  subjects: ['mismatch'],
  consequence: 'the collector starts: a timeout is over at once, so requests fail; an interval keeps a CPU busy',

  *check({ mismatches }) {
    for (const one of mismatches) {
      if (one.kind !== 'duration' || !one.owner?.used || one.nanoseconds <= 0 || one.nanoseconds >= LEAST) continue
      const { at, nanoseconds, owner } = one
      const number = String(nanoseconds)
      yield {
        at,
        what: `${at.slice(owner.path.length).join('.')} of ${titleOf(owner)} is ${number} ${nanoseconds === 1 ? 'nanosecond' : 'nanoseconds'}: that is what a number without a unit counts`,
        help: `write a unit: ${number}s for seconds, ${number}ms for milliseconds`,
      }
    }
  },
})
