import type { Span } from './problem.js'
import type { Tree } from './tree.js'

/** A mistake of the text itself: the document cannot be read. */
export interface SyntaxMistake {
  readonly kind: 'syntax' | 'duplicate-key' | 'encoding' | 'alias' | 'too-large' | 'key'
  readonly span: Span
  readonly what: string
  readonly help?: string
  readonly related?: readonly { readonly span: Span; readonly what: string }[]
}

export interface Comment {
  /** The text behind `#`, trimmed. */
  readonly text: string
  readonly span: Span
}

/** A YAML or JSON text, read once, as Go's yaml.v3 reads it. */
export interface Source {
  readonly text: string
  /** The first document; undefined when it is empty or has mistakes. */
  readonly root: Tree | undefined
  readonly mistakes: readonly SyntaxMistake[]
  readonly comments: readonly Comment[]
  /** Where a second document begins, which the collector never reads. */
  readonly second: number | undefined
  /** 1-based; columns count UTF-16 units. */
  readonly place: (offset: number) => { readonly line: number; readonly column: number }
}
