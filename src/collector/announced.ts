import json from '../../data/announced.json' with { type: 'json' }
import { remember } from '../core/remember.js'
import { findRelease, type Release } from './catalog.js'

/** A component that ADOT says will go, though the newest release has it. */
export interface Planned {
  readonly section: string
  readonly type: string
  /** The first release that says so. */
  readonly from: string
  readonly help: string
}

const PLANNED: readonly Planned[] = json.components

/** What a release announces. */
export const plannedRemovals = remember(({ index }: Release): readonly Planned[] =>
  PLANNED.filter(({ from }) => (findRelease(from)?.index ?? Infinity) <= index),
)
