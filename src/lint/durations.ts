import { within, type Release, type Schema } from '../collector/catalog.js'
import type { Declared } from '../collector/config.js'
import type { Value } from '../collector/value.js'
import { own } from '../core/record.js'

/** The numbers that a component has where the release takes a duration: they count nanoseconds. */
export function bareDurations({ body, facts }: Declared, release: Release): readonly Value[] {
  return facts && within(facts.in, release) ? [...below(body, facts.schema, release)] : []
}

function* below(value: Value, schema: Schema, release: Release): Generator<Value> {
  const { type, keys = {}, each, yaml } = schema
  // Another library reads what is below, and takes no number for a duration.
  if (yaml) return
  if (type === 'duration' && value.tree.kind === 'scalar' && /^(?:int|float)$/.test(value.tree.type)) yield value
  if (type !== 'struct' && type !== 'map' && type !== 'list') return
  for (const child of value.children()) {
    const next = type === 'struct' ? own(keys, child.key) : each
    if (next && within(next.in, release)) yield* below(child, next, release)
  }
}
