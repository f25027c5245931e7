import { within, type Release } from '../collector/catalog.js'
import { readWay, type Check, type Way } from '../collector/checks.js'
import type { Value } from '../collector/value.js'
import { remember } from '../core/remember.js'

/** What a check may demand of a value, */
const OF_VALUES = ['type', 'oneOf', 'onlyKeys', 'min', 'max', 'above', 'below', 'notEmpty', 'pattern', 'form'] as const
/** and of a map, of its keys. */
const OF_MAPS = ['required', 'exclusive', 'refused', 'atLeastOne'] as const
export type ValuePart = (typeof OF_VALUES)[number]
export type MapPart = (typeof OF_MAPS)[number]

/** A check with its key taken apart, and what it demands. */
export interface Demand {
  readonly check: Check
  readonly way: Way
  /** What siblings must be. */
  readonly when: readonly Condition[]
  readonly ofValues: readonly ValuePart[]
  readonly ofMaps: readonly MapPart[]
}

/** A key of a check's `when`, taken apart, with the values that it must have. */
export interface Condition {
  /** The way begins at the component's body, and not so many steps above the map. */
  readonly isOfBody: boolean
  readonly up: number
  readonly way: Way
  readonly wanted: NonNullable<Check['when']>[string]
}

/** What a release demands of a body that has some of the settings that its type may have: in the order of the checks. */
export function demandsOn(body: Value, checks: readonly Check[], release: Release): readonly Demand[] {
  const { all, names, known } = indexOf(release)(checks)
  let alike = ''
  for (const name of body.names()) if (names.has(name)) alike += `${name}\n`
  const before = known.get(alike)
  if (before) return before
  const there = new Set(alike.split('\n'))
  const found = all
    .filter(({ needed }) => needed.every((name) => there.has(name)))
    .map(({ check }) => readDemand(check))
  if (known.size < MANY) known.set(alike, found)
  return found
}

const readDemand = (check: Check): Demand => ({
  check,
  way: readWay(check.key),
  when: Object.entries(check.when ?? {}).map(([key, wanted]) => ({ ...readSibling(key), wanted })),
  ofValues: OF_VALUES.filter((part) => check[part] !== undefined),
  ofMaps: OF_MAPS.filter((part) => check[part] !== undefined),
})

function readSibling(key: string): Omit<Condition, 'wanted'> {
  const steps = key.split('../')
  const isOfBody = key.startsWith('/')
  return { isOfBody, up: steps.length - 1, way: readWay(isOfBody ? key.slice(1) : (steps.at(-1) ?? '')) }
}

/** Bodies of one type that are remembered: most have the same keys. */
const MANY = 1000

interface Index {
  /** The checks of a release, each with the keys, in lower case, without which it speaks of nothing. */
  readonly all: readonly { readonly check: Check; readonly needed: readonly string[] }[]
  /** All of these keys. */
  readonly names: ReadonlySet<string>
  /** What was found for bodies with the same keys, of those that count. */
  readonly known: Map<string, readonly Demand[]>
}

/** The same for every config, and most checks are of settings that a config does not have. */
const indexOf = remember((release: Release) =>
  remember((checks: readonly Check[]): Index => {
    const all = checks.filter((check) => within(check.in, release)).map((check) => ({ check, needed: neededBy(check) }))
    return { all, names: new Set(all.flatMap(({ needed }) => needed)), known: new Map() }
  }),
)

/** Whether a check speaks of one map right below the body. */
export const isSingle = (key: string): boolean => /^\w+$/.test(key)

/** The keys that must be there, somewhere, for a check to be broken. */
function neededBy({ key, required, atLeastOne, inMap }: Check): readonly string[] {
  // Of a single map that is absent the body is asked in its stead.
  if (atLeastOne && !inMap && isSingle(key)) return []
  const path = required ? key.slice(0, Math.max(key.lastIndexOf('.'), 0)) : key
  return path.toLowerCase().match(/[^.*[\]]+/g) ?? []
}
