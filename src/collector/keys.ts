import json from '../../data/keys.json' with { type: 'json' }
import { once } from '../core/remember.js'
import type { Release } from './catalog.js'
import type { UnknownKey } from './mismatch.js'

/** One mistaken key of data/keys.json. */
interface Known {
  /** `exporters/otlp`, `exporters/*`, `service`, or empty for the top level. */
  readonly where: readonly string[]
  /** The dotted place that holds the key; absent for any. */
  readonly at?: string
  readonly key: string
  readonly to?: string
  readonly help?: string
}

/** What to write instead of a key. */
export interface Renamed {
  readonly help: string
  /** The setting that does it, dotted from where the key stands. */
  readonly to?: string
  /** The other name, when renaming the key is all there is to do. */
  readonly rename?: string
}

const KEYS: readonly Known[] = json.keys

/** A config may have thousands of unknown keys, and most mean nothing that is known. */
const byKey = once(() => {
  const found = new Map<string, Known[]>()
  for (const one of KEYS) found.set(one.key, [...(found.get(one.key) ?? []), one])
  return found
})

/** What people mean by a key that a release does not know, when that is known. */
export function renamedKey({ at, key, known, owner, elsewhere }: UnknownKey, release: Release): Renamed | undefined {
  const candidates = byKey().get(key)
  if (!candidates) return undefined
  const isToCome = elsewhere?.in?.every(([from]) => from > release.index) === true
  const inside = at.slice(owner ? 2 : at[0] === 'service' ? 1 : 0, -1).map(String)
  const names = owner
    ? ['*', ...(owner.facts?.names.map(({ name }) => name) ?? [])].map((name) => `${owner.section}/${name}`)
    : [at.length > 1 ? 'service' : '']
  const found = candidates.find(
    (one) =>
      isPlace(one, inside) &&
      one.where.some((where) => names.includes(where)) &&
      (one.to === undefined ? !isToCome : known.includes(one.to.split('.')[0] ?? '')),
  )
  if (!found) return undefined
  const { to, help } = found
  if (help === undefined) return { help: `write \`${to ?? ''}\``, ...(to !== undefined && { to, rename: to }) }
  return { help, ...(to !== undefined && { to }) }
}

function isPlace({ at }: Known, inside: readonly string[]): boolean {
  if (at === undefined) return true
  const steps = at === '' ? [] : at.split('.')
  return steps.length === inside.length && steps.every((step, index) => step === '*' || step === inside[index])
}
