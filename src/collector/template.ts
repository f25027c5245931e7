import type { Span } from '../core/problem.js'
import type { Entry, Tree } from '../core/tree.js'

/** `{{Name}}` with or without blanks inside the braces. Other words between double braces are not ours. */
const PLACEHOLDER = /\{\{[ \t]*([A-Za-z][A-Za-z0-9_]*)[ \t]*\}\}/g

/** What stands for a value that is not known: letters only, so that YAML reads a word wherever it stands. */
const UNKNOWN = 'AdotPlaceholderWithoutValue'

/** A config with its placeholders filled. */
export interface Filled {
  readonly text: string
  /** Placeholders without a value (their places in `text`) and values that no placeholder asks for. */
  readonly missing: readonly { readonly name: string; readonly span: Span }[]
  readonly unused: readonly string[]
  /** From a span of `text` to the text as written; what stands in a filled value is its whole placeholder. */
  readonly originalSpan: (span: Span) => Span
}

interface Part {
  /** In the text as written. */
  readonly written: Span
  /** In the filled text. */
  readonly filled: Span
}

/**
 * Replaces every placeholder by its value, as text. Without values at all (they are known in the workflow only) each
 * placeholder becomes a word that `markUnknown` knows again.
 */
export function fillTemplate(text: string, values: ReadonlyMap<string, string> | undefined): Filled {
  const parts: Part[] = []
  const missing: { name: string; span: Span }[] = []
  const names = new Set<string>()
  let filled = ''
  let done = 0
  for (const { 0: placeholder, 1: name = '', index } of text.matchAll(PLACEHOLDER)) {
    names.add(name)
    const value = values?.get(name)
    filled += text.slice(done, index)
    const from = filled.length
    filled += value ?? UNKNOWN
    done = index + placeholder.length
    parts.push({ written: [index, done], filled: [from, filled.length] })
    if (values && value === undefined) missing.push({ name, span: [from, filled.length] })
  }
  const unused = [...(values?.keys() ?? [])].filter((name) => !names.has(name))
  const originalSpan =
    parts.length === 0
      ? (span: Span) => span
      : ([from, to]: Span): Span => [wayBack(parts, from, 0), wayBack(parts, to, 1)]
  return { text: filled + text.slice(done), missing, unused, originalSpan }
}

/** An offset of the filled text in the text as written; inside a value it is the placeholder's beginning or end. */
function wayBack(parts: readonly Part[], offset: number, end: 0 | 1): number {
  let low = 0
  let high = parts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((parts[middle]?.filled[0] ?? 0) < offset + 1 - end) low = middle + 1
    else high = middle
  }
  const part = parts[low - 1]
  if (!part) return offset
  const isInside = end === 0 ? offset < part.filled[1] : offset <= part.filled[1]
  return isInside ? part.written[end] : part.written[1] + (offset - part.filled[1])
}

/** The tree with every scalar that holds an unfilled placeholder as an unknown value. Entries with such a key are left out. */
export function markUnknown(root: Tree): Tree {
  return mark(root, new Map())
}

function mark(tree: Tree, done: Map<Tree, Tree>): Tree {
  const before = done.get(tree)
  if (before) return before
  const marked = markOne(tree, done)
  done.set(tree, marked)
  return marked
}

function markOne(tree: Tree, done: Map<Tree, Tree>): Tree {
  if (tree.kind === 'scalar') {
    return tree.text.includes(UNKNOWN) ? { kind: 'unknown', string: tree.text !== UNKNOWN, span: tree.span } : tree
  }
  if (tree.kind === 'sequence') {
    const items = tree.items.map((item) => mark(item, done))
    return items.every((item, index) => item === tree.items[index]) ? tree : { ...tree, items }
  }
  if (tree.kind === 'unknown') return tree
  let isSame = true
  const entries = new Map<string, Entry>()
  for (const [name, entry] of tree.entries) {
    const value = mark(entry.value, done)
    isSame &&= value === entry.value && !name.includes(UNKNOWN)
    if (!name.includes(UNKNOWN)) entries.set(name, value === entry.value ? entry : { ...entry, value })
  }
  return isSame ? tree : { ...tree, entries }
}
