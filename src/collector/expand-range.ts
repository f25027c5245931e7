import { remember } from '../core/remember.js'
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
  read: readOnce(read),
})

/** The same values are read again and again by references that lead back to themselves. */
function readOnce(read: (text: string) => Tree | undefined): (text: string) => Tree | undefined {
  const known = new Map<string, Tree | undefined>()
  return (text) => {
    if (!known.has(text)) known.set(text, read(text))
    return known.get(text)
  }
}

/**
 * For each reference of a scalar, the releases around the pinned one in which it has the same outcome. What a release
 * makes of the scalar is found once for all of them.
 */
export function rangesIn(
  scalar: Scalar,
  options: ExpandOptions,
): (found: Found) => { readonly from?: string; readonly to?: string } {
  const all = releases()
  const known = new Map<string, ReadonlySet<string>>()
  const outcomesIn = (release: Release): ReadonlySet<string> => {
    const how = readingOf(release)
    const outcomes =
      known.get(how) ?? new Set(expandScalar(scalar, surroundingsOf(release, options)).found.map(identify))
    known.set(how, outcomes)
    return outcomes
  }
  return (found) => {
    const own = identify(found)
    const isSame = (release: Release | undefined): boolean => release !== undefined && outcomesIn(release).has(own)
    let [first, last] = [options.release.index, options.release.index]
    while (isSame(all[first - 1])) first--
    while (isSame(all[last + 1])) last++
    const from = first > 0 ? all[first]?.version : undefined
    const to = all[last + 1] && all[last]?.version
    return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) }
  }
}

/** The same for all releases that read references alike. */
const readingOf = remember((release: Release): string => [eraOf(release).from, ...release.providers].join(' '))

/** Where a reference stands and what becomes of it. */
const identify = ({ part, outcome }: Found): string => JSON.stringify([part, outcome])
