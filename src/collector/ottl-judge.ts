import { editorsOf, functionsOf, judgeArguments, judgeName } from './ottl-call.js'
import { judgeEnum } from './ottl-enum.js'
import { judgePath } from './ottl-path.js'
import type { OttlScope } from './ottl-scope.js'
import { walkOttl, type OttlNode } from './ottl-tree.js'
import { isFault, parseOttl, type OttlFault } from './ottl.js'

/** What kind of mistake a condition has. */
export type OttlMistake = OttlFault & { readonly kind: 'syntax' | 'function' | 'argument' | 'path' | 'enum' }

/** Everything that keeps a release from reading a condition, in the order of the text; a broken condition has one mistake. */
export function judgeOttl(text: string, scope: OttlScope): readonly OttlMistake[] {
  if (isTooDeep(text)) return []
  const parsed = parseOttl(text, {
    bareCalls: scope.release.has('ottl-bare-calls'),
    functions: functionsOf(scope),
    editors: editorsOf(),
  })
  return isFault(parsed)
    ? [{ ...parsed, kind: 'syntax' }]
    : [...walkOttl(parsed)].flatMap((node) => judgeNode(node, scope))
}

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
