import type { Span } from '../core/problem.js'
import type { Scalar, Tree, Unknown } from '../core/tree.js'
import { mapTree } from './map-tree.js'

/** A config with its placeholders filled, and the way back to the text as written. */
export interface Filled {
  readonly text: string
  /** Placeholders without a value, with their places in `text`, from which `originalSpan` leads back. */
  readonly missing: readonly { readonly name: string; readonly span: Span }[]
  /** Whether a word stands for a value in `text` that is not known: `markUnknown` finds it. */
  readonly hasUnknown: boolean
  /** Values that no placeholder asks for. */
  readonly unused: readonly string[]
  /** From an offset of `text` to the text as written; in a filled value it is the placeholder's first brace. */
  readonly original: (offset: number) => number
  /** From a span of `text` to the text as written; what stands in a filled value is its whole placeholder. */
  readonly originalSpan: (span: Span) => Span
}

/** `{{Name}}` with or without blanks inside the braces. Other words between double braces are not ours. */
const PLACEHOLDER = /\{\{[ \t]*([A-Za-z][A-Za-z0-9_]*)[ \t]*\}\}/g

/** The names of a text's placeholders, each once. */
export const placeholdersIn = (text: string): readonly string[] => [
  ...new Set([...text.matchAll(PLACEHOLDER)].map(([, name = '']) => name)),
]

/** What stands for a value that is not known: letters only, so that YAML reads a word wherever it stands. */
const UNKNOWN = 'AdotPlaceholderWithoutValue'

interface Part {
  readonly name: string
  /** In the text as written. */
  readonly written: Span
  /** In the filled text. */
  readonly filled: Span
}

/**
 * Replaces every placeholder by its value, as text, before it is parsed. Without values at all (they are known in the
 * workflow only), and for a placeholder that has none, a word takes its place that `markUnknown` knows again.
 */
export function fillTemplate(text: string, values: ReadonlyMap<string, string> | undefined): Filled {
  const parts: Part[] = []
  let longer = 0
  const filled = text.replace(PLACEHOLDER, (placeholder, name: string, index: number) => {
    const value = values?.get(name) ?? UNKNOWN
    const from = index + longer
    longer += value.length - placeholder.length
    parts.push({ name, written: [index, index + placeholder.length], filled: [from, from + value.length] })
    return value
  })
  const names = new Set(parts.map(({ name }) => name))
  return {
    text: filled,
    missing: parts
      .filter(({ name }) => values?.has(name) === false)
      .map(({ name, filled }) => ({ name, span: filled })),
    hasUnknown: parts.some(({ name }) => !values?.has(name)),
    unused: [...(values?.keys() ?? [])].filter((name) => !names.has(name)),
    original: (offset) => wayBack(parts, offset, 0),
    originalSpan: ([from, to]) => {
      const start = wayBack(parts, from, 0)
      return [start, Math.max(start, wayBack(parts, to, 1))]
    },
  }
}

/** An offset in the text as written: where a span begins (edge 0) or ends (edge 1). */
function wayBack(parts: readonly Part[], offset: number, edge: 0 | 1): number {
  let [low, high] = [0, parts.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((parts[middle]?.filled[0] ?? Infinity) <= offset - edge) low = middle + 1
    else high = middle
  }
  const part = parts[low - 1]
  if (!part) return offset
  return offset - edge < part.filled[1] ? part.written[edge] : part.written[1] + offset - part.filled[1]
}

/**
 * A tree in which all is unknown that holds an unfilled placeholder: a scalar; and a map with such a key, of which nobody
 * can say what it lacks or has twice.
 */
export function markUnknown(root: Tree, isPlain = false): Tree {
  return mapTree(root, {
    isPlain,
    wants: ({ text }) => text.includes(UNKNOWN),
    scalar: markScalar,
    mapping: ({ entries, span }) => {
      for (const name of entries.keys()) if (name.includes(UNKNOWN)) return { kind: 'unknown', string: false, span }
      return undefined
    },
  })
}

/** Quotes make a string of it, and characters that are in no number. */
const markScalar = ({ text, plain, span }: Scalar): Unknown => ({
  kind: 'unknown',
  string: !plain || /[^0-9.eE+_-]/.test(text.replaceAll(UNKNOWN, '')),
  span,
})
