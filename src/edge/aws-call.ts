import type { Transport } from './aws-http.js'
import type { Meanwhile } from './aws-meanwhile.js'

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

/** A call's name, without anything of its request. */
export type CallName = Pick<Call, 'action' | 'resource'>

/** Who is told how things go. None of it holds a value of a request. */
export interface Listeners {
  /** Before an attempt that is not the first: its number, and why the one before was not the last. */
  readonly onRetry: (call: CallName, attempt: number, reason: string) => void
  /** After each call, however it ended, with the milliseconds it took, pauses included, and the attempts made. */
  readonly onCall: (call: CallName, ms: number, attempts: number) => void
  /** While many calls do one work: how far it is, in words; undefined: it has ended, in whatever way. */
  readonly onWork: (work: string, progress: string | undefined) => void
}

/** What a client needs to know about where it runs. */
export interface Site {
  /** Undefined: the profile's. */
  readonly region: string | undefined
  readonly maxAttempts: number
  /** The proxy for a request to this place, as `host:port`. */
  readonly proxyOf: (protocol: string, host: string) => string | undefined
  readonly transport: () => Promise<Transport>
  readonly onRetry?: Listeners['onRetry'] | undefined
  readonly onCall?: Listeners['onCall'] | undefined
  readonly onWork?: Listeners['onWork'] | undefined
  readonly meanwhile: Meanwhile
}

/** What is known of a call while it runs. */
export interface Trace {
  readonly call: Call
  readonly onRetry: Site['onRetry']
  /** To be called when a request is on its way. */
  readonly onSent: () => void
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
  /** The same as an object; empty when AWS refused. */
  answer: object
  /** AWS's clock minus ours in milliseconds, by the last answer. */
  clockOffset: number
}

export const traceOf = (call: Call, { onRetry, meanwhile }: Pick<Site, 'onRetry' | 'meanwhile'>): Trace => ({
  ...{ call, onRetry, onSent: meanwhile.begin(), startedAt: Date.now(), attempts: 0, isSent: false, error: undefined },
  ...{ host: '', protocol: 'https:', body: '', answer: {}, clockOffset: 0 },
})
