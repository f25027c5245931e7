import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { type Answer, refuse } from './answer.js'
import { authenticate, type Credentials } from './auth.js'
import { taskDefinitionReads } from './ecs-read.js'
import { registerTaskDefinition } from './ecs-register.js'
import { serviceActions } from './ecs-services.js'
import { answerOf, type Fault, type Faults } from './faults.js'
import { isObject, type JsonObject, parseJson, printJson, textOf } from './json.js'
import { bodyOf, headersOf, reply } from './loopback.js'
import { checkRequest, model, type ServiceName } from './shapes.js'
import { parameterActions } from './ssm-other.js'
import { putParameter } from './ssm-put.js'
import { parameterReads } from './ssm-read.js'
import type { Handler, Place } from './state.js'

/** One request as it was received. `status` and `error` are what it was answered with. */
export interface Recorded {
  readonly service: ServiceName
  readonly action: string
  readonly region: string
  /** The body's text, and what it says. */
  readonly raw: string
  readonly body: JsonObject
  /** Without Authorization and the session token. */
  readonly headers: Readonly<Record<string, string>>
  /** How many requests were under way when this one came, itself included. */
  readonly inFlight: number
  /** Milliseconds of one clock: when it came and when it was answered. */
  readonly startedAt: number
  endedAt?: number
  /** 0 when the connection ended without an answer. */
  status?: number
  error?: string
}

const HANDLERS: Readonly<Record<ServiceName, Readonly<Record<string, Handler>>>> = {
  ecs: { RegisterTaskDefinition: registerTaskDefinition, ...taskDefinitionReads, ...serviceActions },
  ssm: { PutParameter: putParameter, ...parameterReads, ...parameterActions },
}

export interface Backend {
  readonly placeOf: (region: string) => Place
  readonly faults: Faults
  readonly credentials: Credentials
  readonly requests: Recorded[]
  readonly latency: number
}

/** Answers one HTTP request: signature, record, fault, service model, then the action itself. */
export const serve = (backend: Backend) => {
  let inFlight = 0
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    inFlight += 1
    const startedAt = performance.now()
    const raw = await bodyOf(request)
    const headers = headersOf(request)
    const signed = { method: request.method ?? '', path: request.url ?? '/', headers, body: raw }
    const caller = authenticate(signed, backend.credentials)
    const region = 'region' in caller ? caller.region : ''
    const recorded = record({ headers, raw, region, inFlight, startedAt })
    backend.requests.push(recorded)
    const result = 'region' in caller ? await carryOut(recorded, backend) : caller
    if (backend.latency > 0) await wait(backend.latency)
    inFlight -= 1
    recorded.endedAt = performance.now()
    recorded.status = result?.status ?? 0
    if (result && result.status !== 200) recorded.error = textOf(result.body, '__type') ?? ''
    if (result) send(response, result)
    else request.socket.destroy()
  }
}

const send = (response: ServerResponse, { status, body }: Answer): void => {
  const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-requestid': randomUUID() }
  reply(response, { status, headers, body: printJson(body) })
}

type Arrived = Pick<Recorded, 'headers' | 'raw' | 'region' | 'inFlight' | 'startedAt'>

const record = (arrived: Arrived): Recorded => {
  const [prefix = '', action = ''] = (arrived.headers['x-amz-target'] ?? '').split('.')
  const { authorization: _, 'x-amz-security-token': __, ...headers } = arrived.headers
  return {
    ...arrived,
    headers,
    service: prefix === model.ssm.target ? 'ssm' : 'ecs',
    action,
    body: readObject(arrived.raw) ?? {},
  }
}

const readObject = (raw: string): JsonObject | undefined => {
  try {
    const value = parseJson(raw)
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** The answer; nothing when the connection is to end without one. */
const carryOut = async (recorded: Recorded, backend: Backend): Promise<Answer | undefined> => {
  const { service, action, region } = recorded
  const place = backend.placeOf(region)
  const call = { service, action, region, body: recorded.body, account: place.account, user: place.user }
  const fault = backend.faults.take(call)
  const early = fault && answerOf(fault.kind, call)
  if (early) return early
  if (fault?.kind === 'reset') return undefined
  if (fault?.kind === 'slow') await wait(delayOf(fault))
  const result = perform(recorded, place)
  return fault?.kind === 'lost-answer' ? undefined : result
}

const delayOf = (fault: Fault): number => fault.ms ?? 1000

const perform = ({ service, action, raw, headers }: Recorded, place: Place): Answer => {
  const handler = HANDLERS[service][action]
  if (handler === undefined || headers['x-amz-target'] !== `${model[service].target}.${action}`) {
    return refuse('UnknownOperationException')
  }
  if (headers['content-type'] !== 'application/x-amz-json-1.1') return refuse('UnknownOperationException')
  const body = readObject(raw)
  if (body === undefined) return refuse('SerializationException', 'The body is not a JSON object.')
  const { extraFields } = place.settings
  return checkRequest({ service, extraFields }, action, body) ?? handler(body, place)
}
