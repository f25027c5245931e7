import type { Trace } from './aws-call.js'
import { redact } from './aws-redact.js'

/** What an error of the SDK says, as plain data that is safe to print. */
export interface Facts {
  /** AWS's code such as `ThrottlingException`, or the name of a JavaScript error. */
  readonly name: string
  /** AWS's text on one line, without the request's values and without a full stop. */
  readonly message: string
  /** Node's code of a network trouble, such as `ECONNRESET`. */
  readonly code: string | undefined
  /** HTTP's status, when there was an answer. */
  readonly status: number | undefined
  /** The answer's content type, when the answer could not be read. */
  readonly unreadable: string | undefined
  /** Whether the connection itself was the trouble: AWS never saw the request. */
  readonly isUnconnected: boolean
}

/** What stopped a call, and what to do about it; the call itself is said before it. */
export interface Reason {
  readonly why: string
  readonly help?: string | undefined
}

/** All that a reason may be found in. */
export interface Report {
  readonly facts: Facts
  readonly trace: Trace
  /** Undefined when none was found. */
  readonly region: string | undefined
  /** `host:port` of the proxy that the last attempt went through. */
  readonly proxy: string | undefined
  /** Such as `in all 8 attempts over 36 s`. */
  readonly effort: string
}

interface SdkError {
  readonly name?: unknown
  readonly message?: unknown
  readonly code?: unknown
  readonly syscall?: unknown
  readonly errors?: readonly unknown[]
  readonly $metadata?: { readonly httpStatusCode?: number }
  readonly $response?: { readonly statusCode?: number; readonly headers?: Readonly<Record<string, string>> }
}

const CONNECTING = new Set([
  ...['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL', 'EPROTO'],
  ...['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'SELF_SIGNED_CERT_IN_CHAIN'],
  ...['UNABLE_TO_GET_ISSUER_CERT', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
  ...['ERR_TLS_CERT_ALTNAME_INVALID', 'UND_ERR_CONNECT_TIMEOUT'],
])

const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)

/** Reads whatever was thrown. */
export function readFacts(thrown: unknown, secrets?: readonly string[]): Facts {
  const error = (typeof thrown === 'object' && thrown !== null ? thrown : { message: String(thrown) }) as SdkError
  const first = (error.errors?.[0] ?? error) as SdkError
  const name = textOf(error.name) ?? 'Error'
  const message = (textOf(error.message) ?? textOf(first.message) ?? '').split('\n  Deserialization error:')[0] ?? ''
  const code = textOf(error.code) ?? textOf(first.code) ?? codeWithin(name, message)
  const isUnconnected =
    CONNECTING.has(code ?? '') || first.syscall === 'connect' || message.includes('did not establish a connection')
  return {
    ...{ name, code, isUnconnected },
    // A parser quotes what it could not read.
    message: name === 'SyntaxError' ? 'not JSON' : redact(message === 'UnknownError' ? '' : message, secrets),
    status: error.$metadata?.httpStatusCode ?? error.$response?.statusCode,
    unreadable: name === 'SyntaxError' ? (error.$response?.headers?.['content-type'] ?? 'no content type') : undefined,
  }
}

/** The SDK's timers give only a text. */
function codeWithin(name: string, message: string): string | undefined {
  if (name === 'TimeoutError') return 'ETIMEDOUT'
  return /socket hang up|^aborted$/.test(message) ? 'ECONNRESET' : undefined
}

export const isThrottling = ({ name, status }: Facts): boolean =>
  status === 429 ||
  /^(Throttl|TooManyRequests|RequestLimitExceeded|RequestThrottled|SlowDown|BandwidthLimit)/.test(name)

/** ECS takes one registration of a family at a time, and says so with a code that the SDK takes for the caller's mistake. */
export const isConcurrentRegistration = ({ name, message }: Facts): boolean =>
  name === 'ClientException' && message.startsWith('Too many concurrent attempts to create a new revision')

/** A trouble that passes, but not in the milliseconds after which the SDK would try again, if at all. */
export const isPassing = (facts: Facts): boolean =>
  isConcurrentRegistration(facts) ||
  /^(TooManyUpdates|InternalServerError|ServerException)/.test(facts.name) ||
  (facts.status ?? 0) >= 500

/** Whether AWS may have done what was asked although no good answer came. */
export const isAmbiguous = (facts: Facts, trace: Trace): boolean =>
  trace.isSent &&
  !facts.isUnconnected &&
  !isThrottling(facts) &&
  (facts.code !== undefined || (facts.status ?? 0) >= 500 || (facts.unreadable !== undefined && facts.status === 200))

/** Why an attempt was not the last, in two or three words of ours. */
export function summaryOf(facts: Facts): string {
  if (isConcurrentRegistration(facts)) return 'another revision of the family is being registered'
  if (facts.code !== undefined) return facts.code
  if (facts.unreadable !== undefined || facts.name === 'Unknown') return `HTTP ${String(facts.status)}`
  return facts.name
}
