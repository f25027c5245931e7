import type { Path } from '../core/problem.js'
import type { Tree } from '../core/tree.js'
import type { Schema } from './catalog.js'
import type { Declared } from './config.js'

/** A place where the config and what the release can decode differ, or where it decodes something else than was meant. */
export type Mismatch = UnknownKey | WrongType | BareDuration

export interface UnknownKey {
  readonly kind: 'key'
  readonly at: Path
  readonly key: string
  /** Keys that the release knows here. */
  readonly known: readonly string[]
  /** The same key as other releases know it, when they do. */
  readonly elsewhere: Schema | undefined
  readonly isTaken: boolean // The release takes any map there, and nothing reads it.
  readonly owner: Declared | undefined
}

export interface WrongType {
  readonly kind: 'type'
  readonly at: Path
  readonly wanted: Wanted
  readonly got: Tree
  /** Releases with weak typing (up to v0.40.2) would take it. */
  readonly weakAccepts: boolean
  readonly owner: Declared | undefined
}

/** A number where a duration is wanted: the release takes it, and counts nanoseconds. */
export interface BareDuration {
  readonly kind: 'duration'
  readonly at: Path
  readonly nanoseconds: number
  readonly owner: Declared | undefined
}

export type Wanted =
  'map' | 'list' | 'string' | 'bool' | 'integer' | 'natural' | 'number' | 'duration' | 'prometheus-duration' | 'id'
