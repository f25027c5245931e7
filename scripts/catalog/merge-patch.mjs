import { isDeepStrictEqual } from 'node:util'

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Applies a JSON merge patch (RFC 7396): null takes a key away, an object goes deeper, anything else replaces. */
export function apply(target, patch) {
  if (!isObject(patch)) return patch
  const result = isObject(target) ? { ...target } : {}
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete result[key]
    else result[key] = apply(result[key], value)
  }
  return result
}

/** The merge patch that makes `after` of `before`. Neither may hold null. */
export function diff(before, after) {
  if (!isObject(before) || !isObject(after)) return after
  const removed = Object.keys(before)
    .filter((key) => !Object.hasOwn(after, key))
    .map((key) => [key, null])
  const changed = Object.entries(after)
    .filter(([key, value]) => !isDeepStrictEqual(before[key], value))
    .map(([key, value]) => [key, isObject(value) ? diff(isObject(before[key]) ? before[key] : {}, value) : value])
  return Object.fromEntries([...changed, ...removed])
}
