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

/** The same for what is no object; it forgets nothing. */
export function rememberEach<K extends string | number, V>(make: (key: K) => V): (key: K) => V {
  const known = new Map<K, { readonly made: V }>()
  return (key) => {
    const found = known.get(key) ?? { made: make(key) }
    known.set(key, found)
    return found.made
  }
}

/** A function that finds its answer when it is first asked. */
export function once<T extends object>(find: () => T): () => T {
  let found: T | undefined
  return () => (found ??= find())
}

/** A function that knows its last answer: for what is asked of one long text several times. */
export function rememberLast<K, V>(make: (key: K) => V): (key: K) => V {
  let last: { readonly key: K; readonly made: V } | undefined
  return (key) => {
    if (last?.key !== key) last = { key, made: make(key) }
    return last.made
  }
}
