import { compareNumber, isLosslessNumber, LosslessNumber, parse, stringify } from 'lossless-json'
import { DEEPEST, isPlain, lookThrough } from './json-scan.js'
import { Failure } from './problem.js'
import type { Scalar, Tree } from './tree.js'

/** A number that JavaScript would write differently: its text is kept. */
export type RawNumber = LosslessNumber

/** Keys keep their order; only keys that look like array indexes come first, as in every JavaScript object. */
export interface JsonObject {
  readonly [key: string]: Json
}

export type Json = null | boolean | number | string | RawNumber | readonly Json[] | JsonObject

export const isRawNumber = (json: Json | undefined): json is RawNumber => isLosslessNumber(json)
export const isList = (json: Json | undefined): json is readonly Json[] => Array.isArray(json)
export const isObject = (json: Json | undefined): json is JsonObject =>
  typeof json === 'object' && json !== null && !isList(json) && !isRawNumber(json)

/** The value under an object's own key. */
export const fieldOf = (json: Json | undefined, key: string): Json | undefined =>
  isObject(json) && Object.hasOwn(json, key) ? json[key] : undefined

/** A number whose text survives a round trip is a number; of any other the text is kept. */
const numberFrom = (text: string): number | RawNumber => (isPlain(text) ? Number(text) : new LosslessNumber(text))

/** The number, when JavaScript can hold its exact value. */
export function exactNumber(json: Json | undefined): number | undefined {
  if (typeof json === 'number') return json
  if (!isRawNumber(json)) return undefined
  const number = Number(json.value)
  return Number.isFinite(number) && compareNumber(String(number), json.value) === 0 ? number : undefined
}

/** An object with these entries in this order; a key named `__proto__` is a key like any other. */
export const objectOf = (entries: Iterable<readonly [key: string, json: Json]>): JsonObject =>
  Object.fromEntries(entries)

/** JSON text as data, every number and key kept. Fails, naming `label`, for text that is no JSON, duplicate keys and nesting beyond 500 levels. */
export function parseJson(text: string, label: string): Json {
  const body = text.startsWith('\uFEFF') ? text.slice(1) : text
  const where = (offset: number): string => `${label}:${placeOf(body, offset)}`
  const { hasOnlyPlainNumbers } = lookThrough(body, where)
  try {
    // Neither parser makes anything but what Json lists; V8's own takes a tenth of the time.
    const parsed: unknown = (hasOnlyPlainNumbers && parsePlain(body)) || parse(body, null, numberFrom)
    if (isJson(parsed)) return parsed
  } catch (error) {
    if (error instanceof SyntaxError) throw notJson(error.message, where)
    throw error
  }
  throw new Failure({ what: `${label}: no JSON value` })
}

/** Undefined for what is no JSON: the other parser says why. */
function parsePlain(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** One line, or indented by so many blanks. */
export const printJson = (json: Json, indent = 0): string => stringify(json, null, indent) ?? 'null'

/** Checks only the kind at the top: what lies below comes from the same parser. */
const isJson = (value: unknown): value is Json => value !== undefined && typeof value !== 'function'

/** The parser's sentences in our words: its own quote the text, which may be a secret. */
const CAUSES: readonly (readonly [begins: string, cause: string])[] = [
  ['Comma', 'a comma is missing before this'],
  ['Colon', 'a colon is missing after the key'],
  ['Quoted object key expected', 'a key in double quotes is expected here, and no comma before a closing brace'],
  ['Quoted object key or end', 'the text ends within an object'],
  ['Array item or end', 'the text ends within a list'],
  ['Array item', 'an item is expected here, and no comma before a closing bracket'],
  ['End of string', 'the text ends within a string'],
  ['Expected end', 'the document has ended before this'],
  ['Invalid number', 'a number lacks a digit'],
  ['Invalid escape', 'a backslash begins no escape that JSON knows'],
  ['Invalid unicode', '\\u wants four hex digits'],
  ['Invalid character', 'a string holds a line break or another control character'],
]

function notJson(message: string, where: (offset: number) => string): Failure {
  const offset = Number(/position (\d+)$/.exec(message)?.[1] ?? 0)
  const cause = CAUSES.find(([begins]) => message.startsWith(begins))?.[1] ?? 'a value is expected here'
  return new Failure({ what: `${where(offset)}: not JSON: ${cause}` })
}

function placeOf(text: string, offset: number): string {
  const before = text.slice(0, offset).split('\n')
  return `${before.length}:${(before.at(-1)?.length ?? 0) + 1}`
}

const JSON_NUMBER = /^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?$/

/** What aliases may multiply a document to: a task definition of 64 KiB has far fewer values. */
const MOST_VALUES = 100_000

/**
 * A YAML or JSON document as JSON. Numbers keep their text where JSON can write it; timestamps, binary and `.inf` become
 * theirs. Fails, naming `label`, beyond 500 levels or 100,000 values.
 */
export function fromTree(tree: Tree, label = 'the document'): Json {
  let values = 0
  const read = (branch: Tree, depth: number): Json => {
    if (depth > DEEPEST) throw new Failure({ what: `${label}: nested deeper than ${DEEPEST} levels` })
    if (++values > MOST_VALUES)
      throw new Failure({ what: `${label}: has more than ${MOST_VALUES} values, aliases counted each time` })
    switch (branch.kind) {
      case 'mapping':
        return objectOf([...branch.entries].map(([key, { value }]) => [key, read(value, depth + 1)]))
      case 'sequence':
        return branch.items.map((item) => read(item, depth + 1))
      case 'scalar':
        return fromScalar(branch)
      case 'unknown':
        throw new Failure({ what: `${label}: a value that is known only at start cannot stand in JSON` })
    }
  }
  return read(tree, 1)
}

function fromScalar({ type, value, text }: Scalar): Json {
  if (type === 'null') return null
  if (type === 'bool') return value === true
  if (type !== 'int' && type !== 'float') return text
  if (JSON_NUMBER.test(text)) return numberFrom(text)
  const digits = String(value)
  return JSON_NUMBER.test(digits) ? numberFrom(digits) : text
}
