import { clash, readListeners, type Listener } from '../collector/listeners.js'
import type { View } from './rule.js'

export const listenersOf = ({ config, root, release }: View): ReturnType<typeof readListeners> => readListeners(config, root?.get('service'), release)

/** Pairs of listeners that want the same socket, the one further down in the text second. */
export function clashes(view: View): readonly { readonly first: Listener; readonly second: Listener }[] {
  const place = (listener: Listener): number => (listener.owner ? listener.owner.body.tree.span[0] : -1)
  const listeners = listenersOf(view).listeners.toSorted((a, b) => place(a) - place(b))
  return listeners.flatMap((second, index) => {
    const first = listeners.slice(0, index).find((other) => clash(other, second))
    return first ? [{ first, second }] : []
  })
}
