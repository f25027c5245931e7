import type { Edit, Path } from '../core/problem.js'
import { isTaskMistake } from '../taskdef/mistakes.js'
import type { Severity } from './rule.js'

/** A problem that knows its rule and its place. Lines and columns are 1-based; columns count UTF-16 units; the end is exclusive. */
export interface Finding {
  readonly rule: string
  readonly severity: Severity
  readonly file: string
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
  /** The keys and indexes that lead there; absent when none do. */
  readonly at?: Path
  readonly what: string
  readonly help?: string
  readonly url: string
  /** The offending line as the person wrote it, without placeholder values. */
  readonly sourceLine: string
  readonly edit?: Edit & { readonly from: number; readonly to: number }
  readonly related?: readonly { readonly line: number; readonly column: number; readonly what: string }[]
  /** The reason given in an `adot-ignore` comment: reported as suppressed, never counted. */
  readonly suppressed?: string
}

/** Where the pages are when the caller does not say. */
const DOCS = 'https://github.com/adot-ecs/adot-ecs-sidecar/blob/main/docs'

/** A rule's page; what is told of the task definition itself has a section of one page. */
export const pageOf = (id: string, docs = DOCS): string =>
  isTaskMistake(id) ? `${docs}/task-definition.md#${id}` : `${docs}/rules/${id}.md`

/** The gravest first. */
export const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, note: 2 }

/** Whether a finding is graver than another. */
export const isGraver = (one: Finding, other: Finding): boolean => RANK[one.severity] < RANK[other.severity]

/** The order in which findings are told: by place, at one place the gravest first. */
export function byPlace(a: Finding, b: Finding): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1
  return a.line - b.line || a.column - b.column || RANK[a.severity] - RANK[b.severity]
}
