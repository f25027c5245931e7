import type { Path } from '../core/problem.js'
import { remember } from '../core/remember.js'
import { rootSchema, within, type Release, type Schema } from './catalog.js'
import type { UnknownKey } from './mismatch.js'

/** The keys above a place, from the component or the config on; none for its own keys. A key ends in `[]` when items of its list follow. */
export type Place = readonly string[]

/** Where a key that stands in the wrong place belongs. */
export interface Placed {
  /** From where it stands, keys to write around it; several ways when the release knows it at several places as near. */
  readonly around: readonly Place[]
  /** The one place to which it has to be moved when that is not below where it stands. */
  readonly to: Place | undefined
  /** The path at which it was meant to stand, or the list in which it was; undefined when there are several. */
  readonly meant: Path | undefined
}

/** A key with more places is a common one, and says little of what was meant. */
const MOST = 3

/**
 * Where a release knows a key: the nearest places to the one at which it does not. Places below a name that anybody may
 * choose do not count.
 */
export function placeOf({ at, key, owner }: UnknownKey, release: Release): Placed | undefined {
  const base = owner?.path ?? []
  const schema = owner ? owner.facts?.schema : rootSchema()
  const here = placeIn(at.slice(base.length, -1))
  const places = schema ? (indexOf(release)(schema).get(key) ?? []) : []
  if (places.length > MOST) return undefined
  const least = Math.min(...places.map((place) => distance(here, place)))
  const nearest = places.filter((place) => distance(here, place) === least)
  const [only] = nearest
  if (!only) return undefined
  const isBelow = nearest.every((place) => common(here, place) === here.length)
  if (!isBelow && nearest.length > 1) return undefined
  return {
    around: isBelow ? nearest.map((place) => place.slice(here.length)) : [],
    to: isBelow ? undefined : only,
    meant: nearest.length > 1 ? undefined : [...base, ...outsideLists([...only, key])],
  }
}

const LIST = '[]'

const placeIn = (path: Path): Place =>
  path.reduce<string[]>(
    (place, step) =>
      typeof step === 'string' ? [...place, step] : [...place.slice(0, -1), `${place.at(-1) ?? ''}${LIST}`],
    [],
  )

function outsideLists(place: Place): Place {
  const list = place.findIndex((step) => step.endsWith(LIST))
  return list < 0 ? place : [...place.slice(0, list), (place[list] ?? '').slice(0, -LIST.length)]
}

function common(one: Place, other: Place): number {
  const end = one.findIndex((step, index) => step !== other[index])
  return end < 0 ? one.length : end
}

const distance = (one: Place, other: Place): number => one.length + other.length - 2 * common(one, other)

/** Every key of a schema with the places at which a release knows it. */
const indexOf = remember((release: Release) =>
  remember((schema: Schema): ReadonlyMap<string, readonly Place[]> => {
    const found = new Map<string, Place[]>()
    collect(schema, [], { release, found })
    return found
  }),
)

interface Search {
  readonly release: Release
  readonly found: Map<string, Place[]>
}

function collect({ type, keys = {}, each }: Schema, place: Place, search: Search): void {
  if (type === 'list' && each) return collect(each, [...place.slice(0, -1), `${place.at(-1) ?? ''}${LIST}`], search)
  if (type !== 'struct') return
  for (const [key, below] of Object.entries(keys)) {
    if (key === '*' || !within(below.in, search.release)) continue
    const places = search.found.get(key)
    if (places) places.push(place)
    else search.found.set(key, [place])
    collect(below, [...place, key], search)
  }
}
