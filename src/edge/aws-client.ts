import type { Call, Listeners, Site, Trace } from './aws-call.js'
import { traceOf } from './aws-call.js'
import { explain } from './aws-errors.js'
import { openMeanwhile } from './aws-meanwhile.js'
import { follow, type Interceptable, type Settle } from './aws-middleware.js'
import { proxyFor } from './proxy.js'

export interface AwsOptions {
  /** Empty or absent: AWS_REGION, AWS_DEFAULT_REGION, the profile's. */
  readonly region?: string
  /** Attempts per call, the first included. */
  readonly maxAttempts: number
  /** The process's own: the SDK looks there itself for credentials, endpoints and profiles. */
  readonly environment: NodeJS.ProcessEnv
  readonly onRetry?: Listeners['onRetry']
  readonly onCall?: Listeners['onCall']
  readonly onWork?: Listeners['onWork']
}

export function siteOf({ region, maxAttempts, environment, onRetry, onCall, onWork }: AwsOptions): Site {
  // Which Node an SDK inside of a bundle will support some day is nothing that its user can act on.
  environment['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true'
  const regions = [region, environment['AWS_REGION'], environment['AWS_DEFAULT_REGION']]
  return {
    ...{ maxAttempts, onRetry, onCall, onWork },
    region: regions.find((one) => one !== undefined && one !== ''),
    proxyOf: (protocol, host) => {
      const { hostname, port } = new URL(`${protocol}//${host}`)
      return proxyFor({ protocol, hostname, port: port === '' ? undefined : Number(port) }, environment)?.host
    },
    meanwhile: openMeanwhile(),
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
    trace.onSent()
    site.onCall?.(call, performance.now() - start, trace.attempts)
  }
}

/** A work of many calls, told step by step: `progress` in words, such as `20 of 31`. */
export async function performMany<T>(
  work: string,
  site: Site,
  run: (step: (progress: string) => void) => Promise<T>,
): Promise<T> {
  const step = (progress: string): void => site.onWork?.(work, progress)
  step('begins')
  try {
    return await run(step)
  } finally {
    site.onWork?.(work, undefined)
  }
}

export function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => (made ??= make())
}
