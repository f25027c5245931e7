import type { Dialect } from '../core/regexp.js'
import type { Release } from './catalog.js'

/** How Go reads regular expressions in a release. */
export const dialectOf = (release: Release): Dialect => ({
  angleGroups: release.has('angle-groups'),
  looseNames: release.has('loose-unicode-names'),
})
