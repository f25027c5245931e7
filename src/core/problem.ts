/** Where in a document: keys and indexes from the root. Turned into line and column once, by lint. */
export type Path = readonly (string | number)[]

/** Half-open range of UTF-16 offsets in a text. */
export type Span = readonly [from: number, to: number]

/** A replacement for the text at a problem's place. A safe edit keeps the meaning or restores the only possible one. */
export interface Edit {
  readonly replaceWith: string
  readonly safe: boolean
}

/** A place that no path leads to, such as a syntax mistake: a range of the text that was parsed. */
export interface At {
  readonly span: Span
}

/** What is wrong at one place. `what` is one sentence without a full stop; `help` is the next thing to do. */
export interface Problem {
  readonly at: Path | At
  /** Whether the key or the value at `at` is wrong. Default: the value. */
  readonly on?: 'key' | 'value'
  /** A part of the scalar's own text, as offsets in its value, when only that part is wrong. */
  readonly part?: Span
  /** Which document `at` points into. Default: the collector's config. */
  readonly in?: 'config' | 'task-definition'
  readonly what: string
  readonly help?: string
  readonly edit?: Edit
  /** The release does not read what stands at `at` and below: what else is wrong there follows from this. */
  readonly isUnread?: boolean
  /** What is missing: any of these would do. */
  readonly lacks?: readonly Path[]
  /** What the key at `at` was meant to be: that this is missing follows from it. */
  readonly meant?: Path
  /** Other places that belong to the problem, such as the first of two duplicates. */
  readonly related?: readonly { readonly at: Path | At; readonly what: string }[]
}

/** One thing that stops the run: what is wrong, and the next thing to do. */
export interface Trouble {
  readonly what: string
  readonly help?: string
}

/** The only exception of this project: expected troubles, all that were found at once, told to the user as they are. */
export class Failure extends Error {
  readonly troubles: readonly Trouble[]

  constructor(...troubles: readonly Trouble[]) {
    super(troubles.map(({ what }) => what).join('; '))
    this.name = 'Failure'
    this.troubles = troubles
  }
}
