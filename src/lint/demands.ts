import { within, type Release } from '../collector/catalog.js'
import { isNamed, readWay, type Check, type Way } from '../collector/checks.js'
import type { Value } from '../collector/value.js'
import { remember } from '../core/remember.js'

/** A check with its key taken apart. */
export interface Demand {
  readonly check: Check
  readonly way: Way
  /** Its place among the checks. */
  readonly rank: number
}

/** What a release demands of a body that has some of the settings that its type may have: in the order of the checks. */
export function demandsOn(body: Value, checks: readonly Check[], release: Release): readonly Demand[] {
  const { always, byName } = indexOf(release)(checks)
  const found = [...always]
  for (const name of body.names()) found.push(...(byName.get(name) ?? []))
  return found.sort((one, other) => one.rank - other.rank)
}

interface Index {
  /** What can be broken by a body with no key at all. */
  readonly always: readonly Demand[]
  /** The others, by a key without which they speak of nothing; in lower case. */
  readonly byName: ReadonlyMap<string, readonly Demand[]>
}

/** The same for every config, and most checks are of settings that a config does not have. */
const indexOf = remember((release: Release) =>
  remember((checks: readonly Check[]): Index => {
    const always: Demand[] = []
    const byName = new Map<string, Demand[]>()
    for (const [rank, check] of checks.entries()) {
      if (!within(check.in, release)) continue
      const demand = { check, way: readWay(check.key), rank }
      const name = nameWithin(demand)
      const others = name === undefined ? always : byName.get(name)
      if (others) others.push(demand)
      else if (name !== undefined) byName.set(name, [demand])
    }
    return { always, byName }
  }),
)

function nameWithin({ check, way }: Demand): string | undefined {
  const mayBeAbsent = check.atLeastOne !== undefined && !check.inMap
  const steps = mayBeAbsent ? [] : check.required ? way.steps.slice(0, -1) : way.steps
  return steps.findLast(({ name }) => isNamed(name))?.letters
}
