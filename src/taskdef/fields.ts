import {
  exactNumber,
  fieldOf,
  isList,
  isObject,
  objectOf,
  printJson,
  type Json,
  type JsonObject,
} from '../core/json.js'

/** The text under a key; undefined when it is absent, empty or no text, which mean the same to ECS. */
export function textOf(json: Json | undefined, key: string): string | undefined {
  const value = fieldOf(json, key)
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** The number under a key, when JavaScript can hold it exactly. */
export const numberOf = (json: Json | undefined, key: string): number | undefined => exactNumber(fieldOf(json, key))

export function booleanOf(json: Json | undefined, key: string): boolean | undefined {
  const value = fieldOf(json, key)
  return typeof value === 'boolean' ? value : undefined
}

/** The objects of the list under a key; none when there is no list. */
export function objectsOf(json: Json | undefined, key: string): readonly JsonObject[] {
  const value = fieldOf(json, key)
  return isList(value) ? value.filter(isObject) : []
}

/** The texts of the list under a key. */
export function textsOf(json: Json | undefined, key: string): readonly string[] {
  const value = fieldOf(json, key)
  return isList(value) ? value.filter((item) => typeof item === 'string') : []
}

/** The object with a field set where it stands, or at the end. */
export function withField(json: JsonObject, key: string, value: Json): JsonObject {
  const entries = Object.entries(json)
  const at = entries.findIndex(([name]) => name === key)
  return objectOf(at < 0 ? [...entries, [key, value]] : entries.with(at, [key, value]))
}

export const withoutField = (json: JsonObject, key: string): JsonObject =>
  objectOf(Object.entries(json).filter(([name]) => name !== key))

/** The list with an entry set where its namesake stands, or at the end; further namesakes go. */
export function withEntry(list: readonly JsonObject[], key: string, entry: JsonObject): readonly JsonObject[] {
  const name = textOf(entry, key)
  const at = list.findIndex((item) => textOf(item, key) === name)
  if (at < 0) return [...list, entry]
  return list.with(at, entry).filter((item, index) => index <= at || textOf(item, key) !== name)
}

/** null, "", [], {} and absence mean the same to ECS. */
export const isAbsent = (json: Json | undefined): boolean =>
  json === undefined ||
  json === null ||
  json === '' ||
  (isList(json) && json.length === 0) ||
  (isObject(json) && Object.keys(json).length === 0)

/** Whether two values are the same to the letter, key order included, or both absent. */
export const isSame = (a: Json | undefined, b: Json | undefined): boolean =>
  isAbsent(a) || isAbsent(b) ? isAbsent(a) && isAbsent(b) : printJson(a ?? null) === printJson(b ?? null)
