import type { Scalar, Tree } from '../core/tree.js'
import { releases, type Release } from './catalog.js'
import { eraOf } from './expand-era.js'
import type { Surroundings } from './expand-provider.js'
import type { Found } from './expand-reference.js'
import { expandScalar } from './expand-scalar.js'

export interface ExpandOptions {
  readonly release: Release
  /** The environment of the collector's container; a name without a value is set to something not known. Undefined: nothing is known. */
  readonly environment: ReadonlyMap<string, string | undefined> | undefined
  /** Parses a YAML text; undefined for one that is empty or no YAML. */
  readonly read: (text: string) => Tree | undefined
  /** Whether nothing in the tree is shared. */
  readonly isPlain?: boolean
}

export const surroundingsOf = (release: Release, { environment, read }: ExpandOptions): Surroundings => ({
  era: eraOf(release),
  schemes: release.providers,
  environment,
  read: remember(read),
})

/** The same values are read again and again by references that lead back to themselves. */
function remember(read: (text: string) => Tree | undefined): (text: string) => Tree | undefined {
  const known = new Map<string, Tree | undefined>()
  return (text) => {
    if (!known.has(text)) known.set(text, read(text))
    return known.get(text)
  }
}

/** The releases around the pinned one in which a reference of a scalar has the same outcome. */
export function rangeOf(
  found: Found,
  scalar: Scalar,
  options: ExpandOptions,
): { readonly from?: string; readonly to?: string } {
  const all = releases()
  const known = new Map<string, boolean>()
  const isSame = (release: Release | undefined): boolean => {
    if (!release) return false
    const around = surroundingsOf(release, options)
    const key = [around.era.from, ...around.schemes].join(' ')
    const same = known.get(key) ?? expandScalar(scalar, around).found.some((other) => isAlike(found, other))
    known.set(key, same)
    return same
  }
  let [first, last] = [options.release.index, options.release.index]
  while (isSame(all[first - 1])) first--
  while (isSame(all[last + 1])) last++
  const from = first > 0 ? all[first]?.version : undefined
  const to = all[last + 1] && all[last]?.version
  return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) }
}

const isAlike = (one: Found, other: Found): boolean =>
  one.part[0] === other.part[0] &&
  one.part[1] === other.part[1] &&
  JSON.stringify(one.outcome) === JSON.stringify(other.outcome)
