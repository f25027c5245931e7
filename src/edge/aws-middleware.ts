import type { Trace } from './aws-call.js'
import { isAmbiguous, isPassing, readFacts, summaryOf } from './aws-facts.js'

interface Request {
  body?: unknown
  headers: Record<string, string>
  readonly protocol: string
  readonly hostname: string
  readonly port?: number
}
interface Response {
  readonly statusCode: number
  readonly body: AsyncIterable<Uint8Array>
  readonly headers: Readonly<Record<string, string>>
}
interface Step {
  request?: unknown
}
interface Result {
  output: object
  response: unknown
}
type Middleware = <S extends Step, R extends Result>(next: (step: S) => Promise<R>) => (step: S) => Promise<R>

/** A command of the SDK, as far as this module touches it. */
export interface Interceptable {
  readonly middlewareStack: {
    readonly add: (middleware: Middleware, options: { step: 'build'; priority: 'low'; name: string }) => void
    readonly addRelativeTo: (
      middleware: Middleware,
      options: { relation: 'after'; toMiddleware: string; name: string },
    ) => void
  }
}

/** What a call may do when AWS gave no clear answer for this reason: find out. An answer ends the call with it, undefined goes on. */
export type Settle = (trace: Trace, reason: string) => Promise<object | undefined>

/** Lets `trace` follow the command: its attempts, where they go, the raw answer. Marks refusals that pass, for the SDK to retry. */
export function follow<C extends Interceptable>(command: C, trace: Trace, settle?: Settle): C {
  command.middlewareStack.addRelativeTo(attempting(trace, settle), {
    ...{ relation: 'after', toMiddleware: 'retryMiddleware', name: 'adotAttempt' },
  })
  command.middlewareStack.addRelativeTo(sending(trace), {
    ...{ relation: 'after', toMiddleware: 'deserializerMiddleware', name: 'adotSending' },
  })
  return command
}

/** Sends this text as the request's body: the SDK's own serializer drops every field that it does not know. */
export function replaceBody<C extends Interceptable>(command: C, text: string): C {
  const replacing: Middleware = (next) => (step) => {
    const request = step.request as Request
    request.body = text
    request.headers['content-length'] = String(Buffer.byteLength(text))
    return next(step)
  }
  // Last of the build steps: what is signed afterwards is this body.
  command.middlewareStack.add(replacing, { step: 'build', priority: 'low', name: 'adotBody' })
  return command
}

const attempting =
  (trace: Trace, settle: Settle | undefined): Middleware =>
  (next) => {
    let reason: string | undefined
    return async (step) => {
      begin(trace, step.request as Request)
      if (reason !== undefined) trace.onRetry?.(trace.call, trace.attempts, reason)
      try {
        return await next(step)
      } catch (error) {
        trace.error = error
        const facts = readFacts(error, trace.call.secrets)
        reason = summaryOf(facts)
        const answer = settle && isAmbiguous(facts, trace) ? await settle(trace, reason) : undefined
        if (answer) {
          trace.answer = answer
          return { output: { $metadata: {} }, response: undefined } as Awaited<ReturnType<typeof next>>
        }
        // The SDK's own way to say it: wait as long as for throttling, and count it as an attempt.
        if (isPassing(facts)) Object.assign(error as object, { $retryable: { throttling: true } })
        throw error
      }
    }
  }

function begin(trace: Trace, request: Request): void {
  trace.attempts++
  trace.isSent = false
  trace.error = undefined
  trace.protocol = request.protocol
  trace.host = request.port === undefined ? request.hostname : `${request.hostname}:${request.port}`
}

/**
 * Next to the wire: reads the answer to its end and keeps it. The SDK, which takes long to read what nobody asks it for,
 * is handed an empty one; but refusals, and what is no JSON, as they came.
 */
const sending =
  (trace: Trace): Middleware =>
  (next) =>
  async (step) => {
    trace.isSent = true
    const sent = next(step)
    trace.onSent()
    const result = await sent
    const response = result.response as Response
    const chunks: Uint8Array[] = []
    for await (const chunk of response.body) chunks.push(chunk)
    const bytes = Buffer.concat(chunks)
    trace.body = bytes.toString('utf8')
    trace.clockOffset = Date.parse(response.headers['date'] ?? '') - Date.now() || 0
    const answer = response.statusCode < 300 ? readAnswer(trace.body) : undefined
    trace.answer = answer ?? {}
    Object.assign(response, { body: answer ? EMPTY : bytes })
    return result
  }

const EMPTY = new Uint8Array()

/** What is null is absent, as it is to the SDK. */
function readAnswer(text: string): object | undefined {
  try {
    const read: unknown = JSON.parse(
      text,
      text.includes('null') ? (_, value: unknown) => value ?? undefined : undefined,
    )
    return typeof read === 'object' && read !== null ? read : undefined
  } catch {
    return undefined
  }
}
