/** Work for the time in which nothing is to be done but to wait for AWS. */
export interface Meanwhile {
  /** To be told that a call begins; what it returns, that the call is on its way or has ended: once for each call. */
  readonly begin: () => () => void
  /** Work to be done once when all calls that have begun are on their way. Whoever needs its result asks for it himself. */
  readonly add: (work: () => unknown) => void
}

export function openMeanwhile(): Meanwhile {
  let unsent = 0
  let works: readonly (() => unknown)[] = []
  const run = (): void => {
    if (unsent > 0) return
    const now = works
    works = []
    now.forEach(attempt)
  }
  return {
    begin: () => {
      unsent++
      let isSent = false
      return () => {
        if (isSent) return
        isSent = true
        unsent--
        // A request is written when its socket is connected: one turn for that, one for the writing.
        if (unsent === 0 && works.length > 0) setImmediate(() => setImmediate(run))
      }
    },
    add: (work) => {
      works = [...works, work]
    },
  }
}

/** What goes wrong here goes wrong again where the result is needed, and is told there. */
function attempt(work: () => unknown): void {
  Promise.resolve()
    .then(work)
    .catch(() => undefined)
}
