import { within, type Release } from '../collector/catalog.js'
import { readWay, type Check, type Way } from '../collector/checks.js'
import type { Value } from '../collector/value.js'
import { remember } from '../core/remember.js'

/** A check with its key taken apart. */
export interface Demand {
  readonly check: Check
  readonly way: Way
}

/** What a release demands of a body that has some of the settings that its type may have: in the order of the checks. */
export function demandsOn(body: Value, checks: readonly Check[], release: Release): readonly Demand[] {
  const { always, byName, known } = indexOf(release)(checks)
  const names = [...body.names()].filter((name) => byName.has(name))
  const alike = names.join()
  const before = known.get(alike)
  if (before) return before
  const found = [...always, ...names.flatMap((name) => byName.get(name) ?? [])]
    .sort((one, other) => one.rank - other.rank)
    .map(({ check }) => ({ check, way: readWay(check.key) }))
  if (known.size < MANY) known.set(alike, found)
  return found
}

/** Bodies of one type that are remembered: most have the same keys. */
const MANY = 1000

interface Ranked {
  readonly check: Check
  /** Its place among the checks. */
  readonly rank: number
}

interface Index {
  /** What can be broken by a body with no key at all. */
  readonly always: readonly Ranked[]
  /** The others, by a key without which they speak of nothing; in lower case. */
  readonly byName: ReadonlyMap<string, readonly Ranked[]>
  /** What was found for bodies with the same keys, of those that count. */
  readonly known: Map<string, readonly Demand[]>
}

/** The same for every config, and most checks are of settings that a config does not have. */
const indexOf = remember((release: Release) =>
  remember((checks: readonly Check[]): Index => {
    const always: Ranked[] = []
    const byName = new Map<string, Ranked[]>()
    for (const [rank, check] of checks.entries()) {
      if (!within(check.in, release)) continue
      const name = nameWithin(check)
      const others = name === undefined ? always : byName.get(name)
      if (others) others.push({ check, rank })
      else if (name !== undefined) byName.set(name, [{ check, rank }])
    }
    return { always, byName, known: new Map() }
  }),
)

/** The last step of a check's key that names one, of those that must be there for the check to be broken. */
function nameWithin({ key, required, atLeastOne, inMap }: Check): string | undefined {
  if (atLeastOne && !inMap) return undefined
  const path = required ? key.slice(0, Math.max(key.lastIndexOf('.'), 0)) : key
  return /([^.*[\]]+)(?:\[\])*(?:\.\*(?:\[\])*)*$/.exec(path)?.[1]?.toLowerCase()
}
