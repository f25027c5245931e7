import type { Scalar, Tree } from '../core/tree.js'
import { parseDuration } from './duration.js'
import { originalText } from './expand-scalar.js'
import { parseGoNumber } from './number.js'

/** How a release turns YAML values into typed settings. */
export interface Typing {
  /** Up to v0.40.2: "true" is a bool, 5 is a string, one value is a list of one. */
  readonly weak: boolean
  /** Early releases match keys without regard to letters' case. */
  readonly ignoreCase: boolean
}

/** What stands where a setting of type text is wanted. As below, undefined when it is no such thing or not known yet. */
export function textOf(tree: Tree, { weak }: Typing): string | undefined {
  const original = originalText(tree)
  if (original !== undefined) return original
  if (tree.kind !== 'scalar') return undefined
  if (tree.type === 'string') return String(tree.value)
  if (!weak) return undefined
  if (tree.type === 'bool') return tree.value === true ? '1' : '0'
  return tree.type === 'int' || tree.type === 'float' ? numberText(tree.value) : undefined
}

/** As Go writes it where a text is wanted. */
const numberText = (value: Scalar['value']): string =>
  value === Infinity ? '+Inf' : value === -Infinity ? '-Inf' : String(value)

const TRUE = new Set(['1', 't', 'T', 'TRUE', 'true', 'True'])
const FALSE = new Set(['0', 'f', 'F', 'FALSE', 'false', 'False', ''])

export function boolOf(tree: Tree, { weak }: Typing): boolean | undefined {
  if (tree.kind !== 'scalar') return undefined
  if (tree.type === 'bool') return tree.value === true
  if (!weak) return undefined
  if (tree.type === 'int' || tree.type === 'float') return Number(tree.value) !== 0
  if (tree.type !== 'string') return undefined
  return TRUE.has(tree.text) ? true : FALSE.has(tree.text) ? false : undefined
}

export function numberOf(tree: Tree, { weak }: Typing): number | undefined {
  if (tree.kind !== 'scalar') return undefined
  if (tree.type === 'int' || tree.type === 'float') return Number(tree.value)
  if (!weak) return undefined
  if (tree.type === 'bool') return Number(tree.value)
  return tree.type === 'string' ? parseGoNumber(tree.text) : undefined
}

/** In seconds. A number without a unit counts nanoseconds. */
export function durationOf(tree: Tree): number | undefined {
  if (tree.kind !== 'scalar') return undefined
  if (tree.type === 'int' || tree.type === 'float') return Number(tree.value) * 1e-9
  return tree.type === 'string' ? parseDuration(tree.text) : undefined
}
