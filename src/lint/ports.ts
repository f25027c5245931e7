import { clash, type Listener } from '../collector/listeners.js'
import type { View } from './rule.js'

/** The order in which the collector starts its parts: whoever comes second finds the port taken. */
const START = ['extensions', 'exporters', 'processors', 'receivers']

/** Pairs of listeners that want the same socket, in the order in which they start. */
export function clashes(view: View): readonly { readonly first: Listener; readonly second: Listener }[] {
  const rank = ({ owner }: Listener): number => (owner ? START.indexOf(owner.section) : -1)
  const place = ({ owner }: Listener): number => owner?.body.tree.span[0] ?? -1
  const listeners = view.listeners().listeners.toSorted((a, b) => rank(a) - rank(b) || place(a) - place(b))
  const before = new Map<string, Listener[]>()
  return listeners.flatMap((second) => {
    const socket = `${second.network} ${second.port}`
    const others = before.get(socket) ?? []
    const first = others.find((other) => clash(other, second))
    before.set(socket, others)
    others.push(second)
    return first ? [{ first, second }] : []
  })
}
