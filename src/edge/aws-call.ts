import type { Transport } from './aws-http.js'

/** One call to AWS, as messages and the log name it. */
export interface Call {
  /** Such as `ecs:DescribeServices`: the call, and the IAM action that it needs. */
  readonly action: string
  /** Such as `service "web" in cluster "prod"`. */
  readonly resource: string
  /** The resource's ARN from behind the account, such as `service/prod/web`; undefined where IAM takes only `*`. */
  readonly arn?: string
  /** Texts of the request that no message may hold. */
  readonly secrets?: readonly string[]
}

/** What a client needs to know about where it runs. */
export interface Site {
  /** Undefined: the profile's. */
  readonly region: string | undefined
  readonly maxAttempts: number
  /** The proxy for a request to this place, as `host:port`. */
  readonly proxyOf: (protocol: string, host: string) => string | undefined
  readonly transport: () => Promise<Transport>
  /** Told before an attempt that is not the first: its number, and why the one before was not the last. */
  readonly onRetry?: ((call: string, attempt: number, reason: string) => void) | undefined
  /** Told after each call, however it ended, with the milliseconds it took, pauses included, and the attempts made. */
  readonly onCall?: ((call: string, ms: number, attempts: number) => void) | undefined
}

/** What is known of a call while it runs. */
export interface Trace {
  readonly call: Call
  readonly onRetry: Site['onRetry']
  /** Wall clock, milliseconds. */
  readonly startedAt: number
  attempts: number
  /** Whether the last attempt got as far as the network: region found, credentials found, signed. */
  isSent: boolean
  /** What the last attempt ended with; undefined when it went well. */
  error: unknown
  /** Where the last attempt went: `host` or `host:port`. */
  host: string
  /** `http:` or `https:`. */
  protocol: string
  /** The last answer's bytes as text. */
  body: string
  /** AWS's clock minus ours in milliseconds, by the last answer. */
  clockOffset: number
}

export const traceOf = (call: Call, { onRetry }: Pick<Site, 'onRetry'>): Trace => ({
  ...{ call, onRetry, startedAt: Date.now(), attempts: 0, isSent: false, error: undefined },
  ...{ host: '', protocol: 'https:', body: '', clockOffset: 0 },
})
