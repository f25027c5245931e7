import type { Call, Site, Trace } from './aws-call.js'
import { traceOf } from './aws-call.js'
import { explain } from './aws-errors.js'
import { follow, type Interceptable, type Settle } from './aws-middleware.js'
import { proxyFor } from './proxy.js'

export interface AwsOptions {
  /** Empty or absent: AWS_REGION, AWS_DEFAULT_REGION, the profile's. */
  readonly region?: string
  /** Attempts per call, the first included. */
  readonly maxAttempts: number
  /** The process's own: the SDK looks there itself for credentials, endpoints and profiles. */
  readonly environment: NodeJS.ProcessEnv
  /** Told before an attempt that is not the first: its number, and why the one before was not the last. */
  readonly onRetry?: (call: string, attempt: number, reason: string) => void
  /** Told after each call, however it ended, with the milliseconds it took, pauses included, and the attempts made. */
  readonly onCall?: (call: string, ms: number, attempts: number) => void
}

export function siteOf({ region, maxAttempts, environment, onRetry, onCall }: AwsOptions): Site {
  const regions = [region, environment['AWS_REGION'], environment['AWS_DEFAULT_REGION']]
  return {
    ...{ maxAttempts, onRetry, onCall },
    region: regions.find((one) => one !== undefined && one !== ''),
    proxyOf: (protocol, host) => {
      const { hostname, port } = new URL(`${protocol}//${host}`)
      return proxyFor({ protocol, hostname, port: port === '' ? undefined : Number(port) }, environment)?.host
    },
    transport: once(async () => (await import('./aws-http.js')).openTransport(environment)),
  }
}

/** The settings that both clients share. Credentials, endpoints and profiles are the SDK's own business. */
export const clientSettings = async (site: Site) => ({
  ...(site.region === undefined ? {} : { region: site.region }),
  maxAttempts: site.maxAttempts,
  customUserAgent: 'adot-ecs-sidecar',
  requestHandler: await site.transport(),
})

/** What one call may use: every command that it sends goes through `follow`; the trace tells of the last one. */
export interface Run {
  readonly follow: <C extends Interceptable>(command: C, settle?: Settle) => C
  readonly trace: Trace
}

/** Runs one call. Whatever goes wrong becomes a Failure that says which call on which resource for which reason. */
export async function perform<T>(call: Call, site: Site, run: (run: Run) => Promise<T>): Promise<T> {
  const trace = traceOf(call, site)
  const start = performance.now()
  try {
    return await run({ trace, follow: (command, settle) => follow(command, trace, settle) })
  } catch (error) {
    // What is thrown after AWS has answered well is no answer of AWS's.
    const isOurs = trace.attempts > 0 && trace.error === undefined
    throw isOurs ? error : explain(error, trace, site)
  } finally {
    site.onCall?.(call.action, performance.now() - start, trace.attempts)
  }
}

export function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => (made ??= make())
}
