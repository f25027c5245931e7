import type { Change } from '../taskdef/options.js'
import type { DescribedRevision, NewParameter, StoredParameter } from '../ports.js'

interface Common {
  /** What is written: a parameter's name, a path, a family. */
  readonly target: string
  /** What is there now; undefined: nothing. Safe to print, as `after` is. */
  readonly before: string | undefined
  readonly after: string
  readonly why: string
}

export interface ParameterStep extends Common {
  readonly kind: 'parameter'
  /** Exactly what is sent; undefined: the parameter is as it should be. Never printed. */
  readonly send: NewParameter | undefined
  readonly existing: StoredParameter | undefined
  /** Undefined when the account is not known before it is there. */
  readonly arn: string | undefined
}

export interface FileStep extends Common {
  readonly kind: 'file'
  /** Never printed: it holds the app's environment. */
  readonly text: string
}

export interface RevisionStep extends Common {
  readonly kind: 'revision'
  /** Exactly what is sent; undefined: `existing` is the revision already. Never printed. */
  readonly send: string | undefined
  readonly existing: DescribedRevision | undefined
  readonly changes: readonly Change[]
}

export interface CleanupStep extends Common {
  readonly kind: 'cleanup'
  /** Parameters to delete. */
  readonly names: readonly string[]
}

/** One thing to write. */
export type Step = ParameterStep | FileStep | RevisionStep | CleanupStep

/** Whether the step would change anything at AWS. A file is written anew each time, and is nobody's state. */
export function isChange(step: Step): boolean {
  switch (step.kind) {
    case 'parameter':
    case 'revision':
      return step.send !== undefined
    case 'cleanup':
      return step.names.length > 0
    case 'file':
      return false
  }
}
