import json from '../../data/expansion.json' with { type: 'json' }
import { findRelease, type Release } from './catalog.js'

/** How a span of releases reads `${...}` and `$...`. data/expansion.json has one record for each change, oldest first. */
export interface Era {
  /** The first release that reads them so. */
  readonly from: string
  /**
   * Which `${scheme:...}` are replaced by what a provider gives: none; one that is the whole value; all that a pattern
   * finds, together; the innermost first, one after the other.
   */
  readonly lookup: 'none' | 'whole' | 'pattern' | 'innermost'
  /** What has the place of a reference and is no `scheme:...`: it stops the collector, or is left to the shell's rules. */
  readonly malformed: 'stops' | 'left'
  /** How often a value is searched before the collector gives up. */
  readonly rounds: number
  /** Afterwards `$NAME`, `${NAME}` and `$$` are replaced as a shell does, without error for what is not set. */
  readonly shell: boolean
  /** A variable's name must match `[a-zA-Z_][a-zA-Z0-9_]*`. */
  readonly checksNames: boolean
  /** What `${env:NAME}` becomes when the variable is unset or empty. */
  readonly emptyVariable: 'null' | 'panics'
  /** `${env:NAME:-default}`. */
  readonly defaults: boolean
  /** What `${env:NAME:-}` becomes when the variable is unset. */
  readonly emptyDefault: 'null' | 'empty'
  /** The scheme of `${NAME}`. */
  readonly defaultScheme: string | null
  /** `$$` keeps a reference from being replaced. */
  readonly escapes: boolean
  /** A provider's text is kept beside its YAML value: a text setting gets the text, and text around a reference too. */
  readonly verbatim: boolean
  /** A value that YAML reads as a date or time is taken; else it stops the collector. */
  readonly times: boolean
}

const parsed: unknown = json
if (!isEras(parsed)) throw new Error('data/expansion.json has another format than this code')
const ERAS = parsed

function isEras(value: unknown): value is readonly Era[] {
  return (
    Array.isArray(value) &&
    value.every((era) => typeof era === 'object' && era !== null && 'lookup' in era && 'times' in era)
  )
}

/** The record of a release. Throws for a release older than the oldest record. */
export function eraOf({ index }: Pick<Release, 'index'>): Era {
  const era = ERAS.findLast(({ from }) => (findRelease(from)?.index ?? Infinity) <= index)
  if (!era) throw new Error('data/expansion.json has no record of this release')
  return era
}
