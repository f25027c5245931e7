import type { Check } from '../collector/checks.js'
import { LATER, orLater, withoutNull, type Node, type Reading } from './node.js'
import { YAML_1_1 } from './scalar.js'

interface Around {
  readonly checks: readonly Check[]
  readonly reading: Reading
}

/**
 * What a release demands of a setting. Demands that count only when a component is built, or for a signal, stay out, for
 * nobody knows which are; so do those that depend on the value of another key. Of the first their values are at least offered.
 */
export function applyChecks(node: Node, path: string, { checks, reading }: Around): Node {
  const plain = checks.filter(({ when }) => !when)
  const certain = plain.filter(({ built, signals }) => !built && !signals)
  const own = certain.filter(({ key }) => isAt(key, path))
  const needed = certain.filter(({ key, required }) => required && isAt(parentOf(key), path))
  const valued = own.reduce((one, check) => withValues(one, check, reading), node)
  const filled = own.some(({ required }) => required) ? withoutEmpty(valued) : valued
  const complete = reading.ignoresCase ? filled : needed.reduce(requiring, own.reduce(withAlternatives, filled))
  const offered = plain.find(({ key, built, oneOf }) => built && oneOf && isAt(key, path))?.oneOf
  return offered ? { ...complete, examples: offer(offered) } : complete
}

const isAt = (key: string, path: string): boolean =>
  key.startsWith('**.') ? `.${path}`.endsWith(key.slice(2)) : key === path

const nameOf = (key: string): string => key.split('.').at(-1) ?? ''
/** The map that holds the last step of a key; of a key at any depth none. */
const parentOf = (key: string): string => (/^\*\*\.[^.]+$/.test(key) ? '\0' : key.split('.').slice(0, -1).join('.'))

function withValues(node: Node, check: Check, reading: Reading): Node {
  const { oneOf, notEmpty, pattern, help } = check
  const limited = withBounds(node, check)
  const matched =
    pattern === undefined
      ? limited
      : { ...limited, pattern: orLater(`(?:${pattern})`), ...(help !== undefined && { errorMessage: help }) }
  const full = notEmpty ? { ...matched, minLength: 1 } : matched
  return oneOf ? chosen(full, { ...check, oneOf }, reading) : full
}

/** Of durations only the sign can be told by a pattern. */
function withBounds(node: Node, { min, max, above, below, unit }: Check): Node {
  if (unit === undefined)
    return {
      ...node,
      ...(min !== undefined && { minimum: min }),
      ...(max !== undefined && { maximum: max }),
      ...(above !== undefined && { exclusiveMinimum: above }),
      ...(below !== undefined && { exclusiveMaximum: below }),
    }
  const given = node['pattern']
  if (typeof given !== 'string' || (min !== 0 && above !== 0)) return node
  const sign = above === 0 ? '(?=.*[1-9])(?!-)' : '(?!-)'
  return { ...node, pattern: `^${sign}(?:${given})`, ...(above === 0 ? { exclusiveMinimum: 0 } : { minimum: 0 }) }
}

/** Only what is written as a text, or as a number where numbers are listed, is held against the values. */
function chosen(
  node: Node,
  { oneOf, ignoreCase }: Check & { readonly oneOf: NonNullable<Check['oneOf']> },
  { isWeak, release }: Reading,
): Node {
  const types = node['type']
  const others = ['number', 'boolean', 'array', 'object'].filter((type) => Array.isArray(types) && types.includes(type))
  const later = release.has('yaml-v2') ? `${YAML_1_1}|${LATER}` : LATER
  if (ignoreCase) {
    const words = oneOf.map((word) =>
      String(word)
        .replaceAll(/[a-z]/gi, bothCases)
        .replaceAll('.', String.raw`\.`),
    )
    return {
      ...node,
      pattern: `^(${words.join('|')})$|${later}`,
      examples: offer(oneOf),
      errorMessage: `takes ${offer(oneOf).join(', ')}`,
    }
  }
  const isNumbers = oneOf.some((one) => typeof one === 'number')
  const untouched = isNumbers ? (isWeak ? ['string', 'boolean'] : []) : others
  const { pattern: _, type: __, errorMessage: ___, ...rest } = node
  return {
    ...rest,
    anyOf: [
      { enum: [...new Set([...oneOf, null])] },
      { type: 'string', pattern: later },
      ...(untouched.length > 0 ? [{ type: untouched }] : []),
    ],
  }
}

/** The values that are worth to be offered. */
const offer = (values: NonNullable<Check['oneOf']>): readonly (string | number)[] =>
  [...new Set(values)].filter((one) => one !== '')

const listAt = (node: Node, word: string): readonly unknown[] => {
  const value: unknown = node[word]
  return Array.isArray(value) ? value : []
}

const bothCases = (letter: string): string => `[${letter.toLowerCase()}${letter.toUpperCase()}]`

/** Not there, without a value, or with an empty one: all the same to the collector. */
const withoutEmpty = (node: Node): Node => ({ ...withoutNull(node), minLength: 1, minItems: 1, minProperties: 1 })

function requiring(node: Node, { key, inMap }: Check): Node {
  const before = listAt(node, 'required')
  return { ...(inMap ? node : withoutNull(node)), required: [...new Set([...before, nameOf(key)])] }
}

function withAlternatives(node: Node, { exclusive, atLeastOne, nullCounts, inMap }: Check): Node {
  const before = listAt(node, 'allOf')
  if (atLeastOne)
    return {
      ...(inMap ? node : withoutNull(node)),
      allOf: [...before, { anyOf: [...atLeastOne.map((key) => ({ required: [key] })), { not: { type: 'object' } }] }],
    }
  if (!exclusive) return node
  const given = { not: { enum: nullCounts ? [''] : [null, ''] } }
  const pairs = exclusive.flatMap((one, index) => exclusive.slice(index + 1).map((other) => [one, other] as const))
  const both = pairs.map(([one, other]) => ({
    not: { type: 'object', required: [one, other], properties: { [one]: given, [other]: given } },
  }))
  return { ...node, allOf: [...before, ...both] }
}
