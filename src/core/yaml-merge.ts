import type { Entry, Scalar, Tree } from './tree.js'
import type { Node } from './yaml-node.js'

/** Whether a key is `<<` in its special meaning: without quotes. */
export const isMerge = (key: Node): boolean =>
  key.kind === 'scalar' && key.text === '<<' && ((key.tag === '' && key.style === 'plain') || key.tag === '!!merge')

/** What stands at `<<` and is neither a map nor a list of maps. An alias without anchor is another mistake. */
export function findNonMap(value: Node): Node | undefined {
  if (value.kind === 'sequence') return value.items.find((item) => !isMap(item))
  return isMap(value) ? undefined : value
}

const isMap = (node: Node): boolean =>
  node.kind === 'alias' ? node.target === undefined || node.target.kind === 'mapping' : node.kind === 'mapping'

/** Adds entries of maps whose keys are not there yet, the first map first. Keys are compared by value: `1` and `0x1` are one. */
export function mergeEntries(entries: Map<string, Entry>, maps: readonly Tree[]): void {
  const taken = new Set([...entries.values()].map(({ key }) => identify(key)))
  for (const map of maps) {
    if (map.kind !== 'mapping') continue
    for (const [name, entry] of map.entries) {
      const identity = identify(entry.key)
      if (taken.has(identity) || entries.has(name)) continue
      taken.add(identity)
      entries.set(name, entry)
    }
  }
}

const identify = ({ type, value }: Scalar): string => `${type} ${String(value)}`
