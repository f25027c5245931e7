import { findRelease, newestRelease, releases, until, within, type Release } from '../collector/catalog.js'
import { decodeConfig } from '../collector/decode.js'
import type { UnknownKey } from '../collector/mismatch.js'
import type { Ranges } from '../collector/schema.js'
import type { View } from './rule.js'

/** Where something that the pinned release takes ends. */
export interface Ending {
  /** The last release that takes it. */
  readonly last: string
  /** The first that does not. */
  readonly next: string
}

/** When ranges that hold now end for good; undefined when the newest release still is in them. */
export function endOf(ranges: Ranges | undefined, release: Release): Ending | undefined {
  const last = until(ranges)
  const end = last === undefined ? undefined : findRelease(last)
  const next = end && releases()[end.index + 1]
  return last !== undefined && next && within(ranges, release) ? { last, next: next.version } : undefined
}

/** Keys that the pinned release takes and the newest does not. */
export function endingKeys({
  root,
  config,
  release,
}: View): readonly { readonly key: UnknownKey; readonly ending: Ending }[] {
  const newest = newestRelease()
  if (!root || newest.index === release.index) return []
  return decodeConfig(root.tree, config, newest).flatMap((key) => {
    const ending = key.kind === 'key' ? endOf(key.elsewhere?.in, release) : undefined
    return key.kind === 'key' && ending ? [{ key, ending }] : []
  })
}
