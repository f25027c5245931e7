export const mapValues = (object, change) =>
  Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value, key)]))

/** The object less some of its keys. */
export const without = (object, ...names) =>
  Object.fromEntries(Object.entries(object).filter(([key]) => !names.includes(key)))
