import type { Value } from './value.js'

/** A value and everything below it, parents first. */
export function allIn(value: Value): readonly Value[] {
  const found: Value[] = []
  const waiting = [value]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    found.push(next)
    const below = next.children()
    for (let last = below.length - 1; last >= 0; last--) waiting.push(below[last] ?? next)
  }
  return found
}

/** The mappings among them. */
export function mapsIn(value: Value): readonly Value[] {
  const found: Value[] = []
  const waiting = [value]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (next.tree.kind === 'mapping') found.push(next)
    const below = next.children()
    for (let last = below.length - 1; last >= 0; last--) {
      const child = below[last]
      if (child && (child.tree.kind === 'mapping' || child.tree.kind === 'sequence')) waiting.push(child)
    }
  }
  return found
}

/** Mappings by their keys in lower case. */
export function byKeys(maps: readonly Value[]): ReadonlyMap<string, readonly Value[]> {
  const found = new Map<string, Value[]>()
  for (const map of maps) {
    for (const key of map.tree.kind === 'mapping' ? map.tree.entries.keys() : []) {
      const letters = key.toLowerCase()
      const before = found.get(letters)
      if (!before) found.set(letters, [map])
      else if (before.at(-1) !== map) before.push(map)
    }
  }
  return found
}
