import { Session } from 'node:inspector'

const session = new Session()
session.connect()
session.post('Profiler.enable')
// Only what is compiled from now on counts: a test imports this before the sources.
session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true })

/**
 * How many steps a piece of work takes: how often V8 entered each block of the sources (src/). A busy machine does not
 * change that, so growth is tested with it. What one call of a built-in costs it does not see: there
 * `npm run scale` takes the time.
 */
export function stepsOf(work: () => unknown): number {
  count()
  work()
  return count()
}

/** The steps since it was asked last. */
function count(): number {
  let steps = 0
  session.post('Profiler.takePreciseCoverage', (error, { result }) => {
    if (error) throw error
    for (const { functions } of result.filter(({ url }) => url.includes('/src/')))
      for (const { ranges } of functions) for (const range of ranges) steps += range.count
  })
  return steps
}
