import { interfaceOf, type Listener } from '../collector/listeners.js'

/** Two listeners of which the second finds the port taken. */
export interface Clash {
  readonly first: Listener
  readonly second: Listener
}

/** The order in which the collector starts its parts: whoever comes second finds the port taken. */
const START = ['extensions', 'exporters', 'processors', 'receivers']

/** Pairs of listeners that want the same socket, in the order in which they start. Port 0 is any free one. */
export function clashesOf(all: readonly Listener[]): readonly Clash[] {
  if (new Set(all.map(({ port }) => port)).size === all.length) return []
  const rank = ({ owner }: Listener): number => (owner ? START.indexOf(owner.section) : -1)
  const place = ({ owner }: Listener): number => owner?.body.tree.span[0] ?? -1
  const listeners = all.toSorted((a, b) => rank(a) - rank(b) || place(a) - place(b))
  const taken = new Map<string, Map<string, number>>()
  return listeners.flatMap((second, index) => {
    const socket = `${second.network} ${second.port}`
    const before = taken.get(socket) ?? new Map<string, number>()
    taken.set(socket, before)
    const own = interfaceOf(second)
    // Whoever wants a port of all interfaces clashes with whoever has it of one.
    const [first = Infinity] = own === '*' ? before.values() : []
    const one = listeners[Math.min(first, before.get(own) ?? Infinity, before.get('*') ?? Infinity)]
    if (!before.has(own)) before.set(own, index)
    return one && second.port !== 0 ? [{ first: one, second }] : []
  })
}
