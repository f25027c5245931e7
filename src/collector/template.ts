import type { Span } from '../core/problem.js'
import type { Tree } from '../core/tree.js'
export interface Filled { readonly text: string; readonly problems: readonly { readonly span: Span; readonly what: string; readonly help: string }[]; readonly originalSpan: (span: Span) => Span }
export const fillTemplate = (text: string, _values: ReadonlyMap<string, string> | undefined): Filled => ({ text, problems: [], originalSpan: (span) => span })
export const markUnknown = (root: Tree): Tree => root
