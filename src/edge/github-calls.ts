import { debug } from '@actions/core'
import type { getOctokit } from '@actions/github'

/** No answer takes so long; a comment is not worth more. */
const PATIENCE_MS = 10_000

/** No call takes longer than `patience` milliseconds, and the log of a run with debug lines tells its name, time and status, and no value of it. */
export function watchCalls({ hook }: Pick<ReturnType<typeof getOctokit>, 'hook'>, patience = PATIENCE_MS): void {
  hook.wrap('request', async (request, options) => {
    const start = performance.now()
    const tell = (end: string): void => {
      debug(`GitHub ${options.method} ${options.url}: ${end}, ${Math.round(performance.now() - start)} ms`)
    }
    // What another hook is given is this object, whatever is handed on: only a change of the object itself gets there.
    options.request = { ...options.request, signal: AbortSignal.timeout(patience) }
    try {
      const response = await request(options)
      tell(String(response.status))
      return response
    } catch (error) {
      tell(String(statusOf(error) ?? 'no answer'))
      throw error
    }
  })
}

const statusOf = (error: unknown): number | undefined =>
  error instanceof Error && 'status' in error ? Number(error.status) : undefined

/** Why GitHub did not take it; never its own words, which may quote the comment. */
export function whyNot(error: unknown): string {
  const status = statusOf(error)
  const headers = headersOf(error)
  const isLimit = status === 429 || headers.has('retry-after') || headers.get('x-ratelimit-remaining') === '0'
  if (isLimit && (status === 403 || status === 429)) return "GitHub's rate limit is used up for now"
  if (status === 403 || status === 404) return 'the token may not (permission pull-requests: write)'
  if (status === 401) return 'GitHub does not accept the token'
  return status === undefined || headers.size === 0
    ? 'GitHub gave no answer'
    : `GitHub answered with status ${String(status)}`
}

function headersOf(error: unknown): ReadonlyMap<string, unknown> {
  const response = error instanceof Error && 'response' in error ? error.response : undefined
  const headers =
    typeof response === 'object' && response !== null && 'headers' in response ? response.headers : undefined
  return new Map(typeof headers === 'object' && headers !== null ? Object.entries(headers) : [])
}
