import { own, rule, stepsTo, titleOf, within, type Declared, type Release, type Value } from '../lint/rule.js'

type Schema = NonNullable<Declared['facts']>['schema']

/** In seconds. No setting of a collector means less, and who writes 10000000000 has thought of nanoseconds. */
const LEAST = 0.001

export default rule({
  id: 'duration-without-unit',
  severity: 'warning',
  title: 'A number stands where a duration is wanted, and counts nanoseconds',
  adot: {},
  consequence: 'the collector starts: a timeout is over at once, so requests fail; an interval keeps a CPU busy',

  *check({ config, release }) {
    for (const owner of config.components) {
      const { body, facts, used } = owner
      if (!used || !facts || !within(facts.in, release)) continue
      for (const value of bareDurations(body, facts.schema, release)) {
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

/** The numbers below a place where the release takes a duration. */
function* bareDurations(value: Value, schema: Schema, release: Release): Generator<Value> {
  const { type, keys = {}, each, yaml } = schema
  // Another library reads what is below, and takes no number for a duration.
  if (yaml) return
  if (type === 'duration' && value.tree.kind === 'scalar' && /^(?:int|float)$/.test(value.tree.type)) yield value
  if (type !== 'struct' && type !== 'map' && type !== 'list') return
  for (const child of value.children()) {
    const next = type === 'struct' ? own(keys, child.key) : each
    if (next && within(next.in, release)) yield* bareDurations(child, next, release)
  }
}
