import json from '../../data/traits.json' with { type: 'json' }
import type { Release } from './release.js'

/** Something that a release does and its neighbour does not. */
export interface Behaviour {
  readonly id: string
  /** What happens where it holds: a sentence. */
  readonly what: string
  /** Whether it begins with the later release, or ends. */
  readonly begins: boolean
}

/** What begins or ends between two releases. Loads the sentences, which nothing else needs. */
export const behavioursBetween = (from: Release, to: Release): readonly Behaviour[] =>
  Object.entries(json)
    .filter(([id]) => from.has(id) !== to.has(id))
    .map(([id, { why }]) => ({ id, what: why, begins: to.has(id) }))
