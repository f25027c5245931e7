import type { Entry, Tree } from '../core/tree.js'
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

/** The keys of all mappings at any depth, in lower case. */
export function namesIn(tree: Tree): ReadonlySet<string> {
  const found = new Set<string>()
  const waiting = [tree]
  const add = ({ value }: Entry, key: string): void => {
    found.add(key.toLowerCase())
    if (value.kind === 'mapping' || value.kind === 'sequence') waiting.push(value)
  }
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (next.kind === 'sequence') for (const item of next.items) waiting.push(item)
    else if (next.kind === 'mapping') next.entries.forEach(add)
  }
  return found
}

/** Whether a mapping has a key, in whatever case of letters; `letters` is in lower case. */
export function hasKey({ tree }: Value, letters: string): boolean {
  if (tree.kind !== 'mapping') return false
  if (tree.entries.has(letters)) return true
  for (const key of tree.entries.keys()) if (key.toLowerCase() === letters) return true
  return false
}
