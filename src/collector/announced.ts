import json from '../../data/announced.json' with { type: 'json' }
import { remember } from '../core/remember.js'
import { findRelease, type Release, type Section } from './catalog.js'
import { SECTIONS } from './config.js'

/** A component that ADOT says will go, though the newest release has it. */
export interface Planned {
  readonly section: Section
  readonly type: string
  /** The first release that says so. */
  readonly from: string
  readonly help: string
}

const PLANNED: readonly Planned[] = json.components.flatMap((plan) =>
  SECTIONS.flatMap((section) => (plan.section === section ? { ...plan, section } : [])),
)

/** Everything of which any release announces that, as `section/type`. */
export const plannedTypes = PLANNED.map(({ section, type }) => `${section}/${type}` as const)

/** What a release announces. */
export const plannedRemovals = remember(({ index }: Release): readonly Planned[] =>
  PLANNED.filter(({ from }) => (findRelease(from)?.index ?? Infinity) <= index),
)
