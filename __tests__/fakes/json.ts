export type Json = null | boolean | number | string | readonly Json[] | JsonObject
export interface JsonObject {
  readonly [name: string]: Json
}

/** Marks a number whose digits JavaScript would change (1.0, 1e3, more than 53 bits): NUL and its text. */
const KEPT = '\u0000'
const TOKEN = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g

/** Reads JSON and keeps every number's text: `printJson` gives it back as it was. Throws SyntaxError. */
export const parseJson = (text: string): Json => {
  const keep = (token: string) =>
    token.startsWith('"') || String(Number(token)) === token ? token : `"\\u0000${token}"`
  const value: unknown = JSON.parse(text.replace(TOKEN, keep))
  if (!isJson(value)) throw new SyntaxError('not a JSON value')
  return value
}

export const printJson = (value: Json): string => JSON.stringify(value).replace(/"\\u0000(-?[\d.eE+-]+)"/g, '$1')

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value)

export const isNumber = (value: Json | undefined): boolean =>
  typeof value === 'number' || (typeof value === 'string' && value.startsWith(KEPT))

const isJson = (value: unknown): value is Json => value !== undefined && typeof value !== 'function'

/** The member when it is a non-empty string. */
export const textOf = (object: JsonObject, name: string): string | undefined => {
  const value = object[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** The member when it is a number; a kept number counts with its value. */
export const numberOf = (object: JsonObject, name: string): number | undefined => {
  const value = object[name]
  if (typeof value === 'string' && value.startsWith(KEPT)) return Number(value.slice(1))
  return typeof value === 'number' ? value : undefined
}

export const objectOf = (object: JsonObject, name: string): JsonObject | undefined => {
  const value = object[name]
  return isObject(value) ? value : undefined
}

/** The objects in a list member; none when it is absent. */
export const objectsOf = (object: JsonObject, name: string): readonly JsonObject[] => {
  const value = object[name]
  return isList(value) ? value.filter(isObject) : []
}

/** The strings in a list member; none when it is absent. */
export const textsOf = (object: JsonObject, name: string): readonly string[] => {
  const value = object[name]
  return isList(value) ? value.filter((item) => typeof item === 'string') : []
}

/** The object without the members that are undefined. */
export const compact = <T extends Json>(members: Readonly<Record<string, T | undefined>>): Record<string, T> => {
  const result: Record<string, T> = {}
  for (const [name, value] of Object.entries(members)) if (value !== undefined) result[name] = value
  return result
}

/** The first value that comes a second time. */
export const repeated = (values: readonly string[]): string | undefined =>
  values.find((value, index) => values.indexOf(value) < index)
