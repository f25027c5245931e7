import type { Span } from '../core/problem.js'
import type { Scalar, Tree, Unknown } from '../core/tree.js'
import { resolve, type Run } from './expand-lookup.js'
import type { Surroundings } from './expand-provider.js'
import { referencesOf, type Found } from './expand-reference.js'
import { insertedRope, ropeOf, UNKNOWN, type Rope } from './expand-rope.js'
import { expandShell, unescape } from './expand-shell.js'

/** A scalar's value and its references. The value has the scalar's span; what stops the collector has an unknown value. */
export interface ExpandedScalar {
  readonly tree: Tree
  readonly found: readonly Found[]
}

/** Replacements that one scalar may take, those inside its values included. */
const BUDGET = 5_000

/** A scalar as the release reads it; the same object when nothing changes. */
export function expandScalar(scalar: Scalar, around: Surroundings): ExpandedScalar {
  if (scalar.type !== 'string' || !scalar.text.includes('$')) return { tree: scalar, found: [] }
  const run: Run = { around, events: [], budget: { left: BUDGET }, depth: 0 }
  const value = expandText(ropeOf(scalar.text), run)
  const found = referencesOf(scalar.text, run.events, around)
  if (typeof value !== 'string') return { tree: place(value, scalar.span), found }
  if (value === scalar.text) return { tree: scalar, found }
  return { tree: value.includes(UNKNOWN) ? unknown(true, scalar.span) : { ...scalar, value, text: value }, found }
}

const unknown = (string: boolean, span: Span): Unknown => ({ kind: 'unknown', string, span })

/** A text, or a value of another type. */
type Value = string | Tree

function expandText(rope: Rope, run: Run): Value {
  const resolved = resolve(rope, run)
  if (resolved.kind === 'unknown' || resolved.kind === 'stopped') return unknown(false, [0, 0])
  if (resolved.kind === 'text') return finish(resolved.rope, run) ?? unknown(false, [0, 0])
  const tree = expandTree(resolved.tree, resolved.span, run)
  return run.around.era.verbatim && resolved.text !== undefined
    ? withOriginal(tree, resolved.text, { span: resolved.span, run })
    : tree
}

function finish(rope: Rope, run: Run): string | undefined {
  return run.around.era.shell ? expandShell(rope, run)?.text : unescape(rope, run).text
}

/** References inside a list or map that a provider gave. */
function expandTree(tree: Tree, span: Span, run: Run): Tree {
  if (tree.kind === 'sequence') return { ...tree, items: tree.items.map((item) => expandTree(item, span, run)) }
  if (tree.kind === 'mapping') {
    const entries = [...tree.entries].map(
      ([name, entry]) => [name, { ...entry, value: expandTree(entry.value, span, run) }] as const,
    )
    return { ...tree, entries: new Map(entries) }
  }
  if (tree.kind === 'unknown' || tree.type !== 'string' || !tree.text.includes('$')) return tree
  const value = expandText(insertedRope(tree.text, span), { ...run, depth: run.depth + 1 })
  if (typeof value !== 'string') return value
  return value.includes(UNKNOWN) ? unknown(true, span) : { ...tree, value, text: value }
}

/** A value whose provider's text is known beside it: what a setting of type text gets. */
type WithOriginal = Tree & { readonly original: string }

function withOriginal(tree: Tree, text: string, { span, run }: { span: Span; run: Run }): Tree {
  const budget = { left: run.budget.left }
  const value = text.includes('$')
    ? expandText(insertedRope(text, span), { ...run, events: [], budget, depth: run.depth + 1 })
    : text
  run.budget.left = Math.min(run.budget.left, Math.max(0, budget.left))
  if (typeof value !== 'string' || value.includes(UNKNOWN)) return tree
  const known: WithOriginal =
    tree.kind === 'scalar' ? { ...tree, text: value, original: value } : { ...tree, original: value }
  return known
}

/**
 * The text from which an expanded value was read, in releases (v0.41.0 on) that give this text to settings of type text,
 * whatever YAML makes of it. undefined for all that is written in the config itself.
 */
export function originalText(tree: Tree): string | undefined {
  return 'original' in tree && typeof tree.original === 'string' ? tree.original : undefined
}

/** The tree as if it stood at `span`. */
function place(tree: Tree, span: Span): Tree {
  if (tree.kind === 'sequence') return { ...tree, span, items: tree.items.map((item) => place(item, span)) }
  if (tree.kind !== 'mapping') return { ...tree, span }
  const entries = [...tree.entries].map(
    ([name, { key, value }]) => [name, { key: { ...key, span }, value: place(value, span) }] as const,
  )
  return { ...tree, span, entries: new Map(entries) }
}
