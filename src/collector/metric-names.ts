import json from '../../data/metrics.json' with { type: 'json' }
import { findRelease, type Release } from './catalog.js'

/** Names of metrics with the first release that makes them, by receiver. */
const NAMES: Readonly<Record<string, readonly { readonly from?: string; readonly names: readonly string[] }[]>> =
  json.receivers

/** All metrics that a receiver makes in a release; undefined for receivers that make whatever they are sent. */
export function metricNames(receiver: string, release: Release): ReadonlySet<string> | undefined {
  const known = NAMES[receiver]
  return (
    known &&
    new Set(
      known.flatMap(({ from, names }) =>
        from === undefined || (findRelease(from)?.index ?? Infinity) <= release.index ? names : [],
      ),
    )
  )
}
