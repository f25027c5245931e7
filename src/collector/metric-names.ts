import json from '../../data/metrics.json' with { type: 'json' }
import { remember } from '../core/remember.js'
import { findRelease, type Release } from './catalog.js'

/** Names of metrics with the first release that makes them, by receiver. */
const NAMES: Readonly<Record<string, readonly { readonly from?: string; readonly names: readonly string[] }[]>> =
  json.receivers

/** All metrics that a receiver makes in a release; undefined for receivers that make whatever they are sent. */
export const metricNames = (receiver: string, release: Release): ReadonlySet<string> | undefined =>
  namesIn(release).get(receiver)

const namesIn = remember(
  ({ index }: Release) =>
    new Map(
      Object.entries(NAMES).map(([receiver, known]) => [
        receiver,
        new Set(
          known.flatMap(({ from, names }) =>
            from === undefined || (findRelease(from)?.index ?? Infinity) <= index ? names : [],
          ),
        ),
      ]),
    ),
)
