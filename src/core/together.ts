import { Failure } from './problem.js'

/** As Promise.all, but waits for all of them, so that one Failure tells every trouble, each once. */
export async function together<T extends readonly unknown[] | []>(
  promises: T,
): Promise<{ -readonly [P in keyof T]: Awaited<T[P]> }> {
  const settled = await Promise.allSettled(promises)
  const reasons: unknown[] = []
  for (const one of settled) if (one.status === 'rejected') reasons.push(one.reason)
  const all = reasons.flatMap((reason) => (reason instanceof Failure ? reason.troubles : []))
  const troubles = all.filter(({ what }, index) => all.findIndex((other) => other.what === what) === index)
  if (reasons.length > 1 && reasons.every((reason) => reason instanceof Failure)) throw new Failure(...troubles)
  return Promise.all(promises)
}
