import { list } from '../core/text.js'
import { editorsOf, functionsOf, judgeArguments, judgeName } from './ottl-call.js'
import { judgeEnum } from './ottl-enum.js'
import { judgePath } from './ottl-path.js'
import type { OttlScope } from './ottl-scope.js'
import { walkOttl, type OttlNode } from './ottl-tree.js'
import { isFault, parseOttl, type OttlFault, type OttlGrammar } from './ottl.js'

/** What kind of mistake a condition has. */
export type OttlMistake = OttlFault & { readonly kind: 'syntax' | 'function' | 'argument' | 'path' | 'enum' }

/** Everything that keeps a release from reading a condition, in the order of the text; a broken condition has one mistake. */
export function judgeOttl(text: string, scope: OttlScope): readonly OttlMistake[] {
  if (isTooDeep(text)) return []
  const parsed = parseOttl(text, grammarOf(scope))
  return isFault(parsed)
    ? [{ ...parsed, kind: 'syntax' }]
    : [...walkOttl(parsed)].flatMap((node) => judgeNode(node, scope))
}

const grammarOf = (scope: OttlScope): OttlGrammar => ({
  bareCalls: scope.release.has('ottl-bare-calls'),
  functions: functionsOf(scope),
  editors: editorsOf(),
})

/** Why a condition whose paths say what it is about does not say it, if so. */
export function whyNoContext(text: string, scope: OttlScope): Omit<OttlFault, 'span'> | undefined {
  const parsed = isTooDeep(text) ? undefined : parseOttl(text, grammarOf(scope))
  if (!parsed || isFault(parsed)) return undefined
  const nodes = [...walkOttl(parsed)]
  const heads = nodes.flatMap((node) => (node.kind === 'path' ? (node.fields[0]?.name ?? []) : []))
  if (heads.length === 0)
    return {
      what: 'nothing says what the condition is about: it has no path',
      help: `begin a path with one of ${list(scope.heads)}, or name the context beside conditions`,
    }
  const isScopeFirst = heads.includes('instrumentation_scope') && heads.every((head) => ALONE.has(head))
  return isScopeFirst
    ? { what: '"instrumentation_scope" does not say what the condition is about', help: 'write scope in its place' }
    : undefined
}

const ALONE = new Set(['instrumentation_scope', 'resource'])

/** Brackets within brackets that are read; nobody writes more, and what a release makes of them is not known. */
const DEEPEST = 200

function isTooDeep(text: string): boolean {
  let depth = 0
  for (const [bracket] of text.matchAll(/[()[\]{}]/g)) {
    depth += '([{'.includes(bracket) ? 1 : -1
    if (depth > DEEPEST) return true
  }
  return false
}

function judgeNode(node: OttlNode, scope: OttlScope): readonly OttlMistake[] {
  const as = (kind: OttlMistake['kind'], fault: OttlFault | undefined): readonly OttlMistake[] =>
    fault ? [{ ...fault, kind }] : []
  if (node.kind === 'path') return as('path', judgePath(node, scope))
  if (node.kind === 'enum') return as('enum', judgeEnum(node, scope))
  if (node.kind !== 'call') return []
  const name = as('function', judgeName(node, scope))
  return name.length > 0 ? name : as('argument', judgeArguments(node, scope))
}
