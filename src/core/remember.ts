/** A function of an object that works out each answer once, and forgets it with the object. */
export function remember<K extends object, V>(make: (key: K) => V): (key: K) => V {
  const known = new WeakMap<K, { readonly made: V }>()
  return (key) => {
    const before = known.get(key)
    if (before) return before.made
    const made = make(key)
    known.set(key, { made })
    return made
  }
}

/** A function that finds its answer when it is first asked. */
export function once<T extends object>(find: () => T): () => T {
  let found: T | undefined
  return () => (found ??= find())
}
