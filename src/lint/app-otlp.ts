import type { Listener } from '../collector/listeners.js'
import { isTaken, knowsListeners, reach, wrongHost, type Sending } from './app-endpoint.js'
import { containerTitle, knownText, variable } from './container.js'
import {
  SIGNALS,
  titleOf,
  type Declared,
  type Problem,
  type Signal,
  type TaskView,
  type Value,
  type View,
} from './rule.js'

type Protocol = 'grpc' | 'http'

/** What an otlp receiver speaks where it listens. */
const protocolOf = ({ at, port }: Listener): Protocol =>
  at.includes('grpc') ? 'grpc' : at.includes('http') ? 'http' : port === 4317 ? 'grpc' : 'http'

const SPOKEN: Readonly<Record<Protocol, string>> = { grpc: 'gRPC', http: 'HTTP' }

interface Otlp extends Sending {
  readonly scheme: string
  readonly port: number
  readonly path: string
  /** Undefined: for all signals. */
  readonly signal: Signal | undefined
  readonly protocol: { readonly value: Value; readonly name: string; readonly is: Protocol } | undefined
}

/** What keeps data of the applications' OpenTelemetry SDKs from the collector beside them. */
export function* otlpFaults(view: View): Generator<Problem> {
  const { task, config } = view
  if (!task?.sidecar || config.components.length === 0) return
  for (const app of task.others) {
    if (variable(app, 'OTEL_SDK_DISABLED')?.text?.toLowerCase() === 'true') continue
    for (const signal of [undefined, ...SIGNALS]) {
      const sending = readOtlp(app, signal)
      if (!sending) continue
      yield* wrongHost(task, sending)
      if (reach(task, sending) === 'collector' && knowsListeners(view)) yield* otlpFault(view, task, sending)
    }
  }
}

function readOtlp(app: Value, signal: Signal | undefined): Otlp | undefined {
  const prefix = `OTEL_EXPORTER_OTLP_${signal === undefined ? '' : `${signal.toUpperCase()}_`}`
  const value = variable(app, `${prefix}ENDPOINT`)
  const exporter = signal && variable(app, `OTEL_${signal.toUpperCase()}_EXPORTER`)?.text
  const match = /^(?:(https?):\/\/)?(\[::1\]|[A-Za-z0-9._-]+):([0-9]{1,5})(\/[^?#]*)?$/i.exec(
    knownText(value)?.trim() ?? '',
  )
  if (!value || !match || (exporter !== undefined && !exporter.includes('otlp'))) return undefined
  const [, scheme = '', host = '', port = '', path = ''] = match
  const names = [`${prefix}PROTOCOL`, 'OTEL_EXPORTER_OTLP_PROTOCOL']
  const protocol = names.flatMap((name) => {
    const given = variable(app, name)
    const is = given?.text === 'grpc' ? 'grpc' : /^http\/(protobuf|json)$/.test(given?.text ?? '') ? 'http' : undefined
    return given && is ? [{ value: given, name, is } as const] : []
  })[0]
  return {
    app,
    name: `${prefix}ENDPOINT`,
    value,
    scheme: scheme.toLowerCase(),
    host: host.toLowerCase(),
    port: Number(port),
    path,
    signal,
    protocol,
  }
}

function* otlpFault(view: View, task: TaskView, sending: Otlp): Generator<Problem> {
  const { port, protocol } = sending
  const all = view.listeners().listeners.filter(({ owner }) => owner?.section === 'receivers' && owner.type === 'otlp')
  const listener = all.find((one) => one.port === port)
  if (!listener?.owner) {
    if (!isTaken(task, sending.app, port)) yield wrongPort(sending, all)
    return
  }
  const speaks = protocolOf(listener)
  if (protocol && protocol.is !== speaks) {
    yield wrongProtocol(sending, protocol, { speaks, right: all.find((one) => protocolOf(one) === protocol.is) })
    return
  }
  yield* wrongScheme(sending, listener, speaks)
  if (speaks === 'http' && protocol?.is === 'http') yield* wrongPath(sending, listener)
  yield* wrongSignal(view, sending, listener.owner)
}

const at = ({ value }: Otlp): Pick<Problem, 'in' | 'at'> => ({ in: 'task-definition', at: value.path })

function wrongPort(sending: Otlp, all: readonly Listener[]): Problem {
  const others = all.map((one) => `${String(one.port)} (${SPOKEN[protocolOf(one)]})`)
  return {
    ...at(sending),
    what: `${containerTitle(sending.app)}: ${sending.name} names port ${String(sending.port)}, on which no otlp receiver of the config listens: nothing arrives`,
    help:
      others.length > 0
        ? `the collector takes OTLP on ${others.join(' and ')}`
        : 'give the config a receiver otlp, and a pipeline that uses it',
  }
}

function wrongProtocol(
  sending: Otlp,
  { name, is }: NonNullable<Otlp['protocol']>,
  { speaks, right }: { readonly speaks: Protocol; readonly right: Listener | undefined },
): Problem {
  const change = `set ${name} to ${speaks === 'grpc' ? 'grpc' : 'http/protobuf'}`
  return {
    ...at(sending),
    what: `${containerTitle(sending.app)}: ${sending.name} names port ${String(sending.port)}, where the collector speaks ${SPOKEN[speaks]}, while ${name} chooses ${SPOKEN[is]}: nothing arrives`,
    help: right ? `use port ${String(right.port)}, or ${change}` : `${change}, or let the receiver take ${SPOKEN[is]}`,
  }
}

function* wrongSignal({ config }: View, sending: Otlp, owner: Declared): Generator<Problem> {
  const { app, name, signal } = sending
  const takes = config.pipelines.filter(({ receivers }) => receivers.some((use) => use.id === owner.id))
  if (!signal || takes.some((pipeline) => pipeline.signal === signal)) return
  yield {
    ...at(sending),
    what: `${containerTitle(app)}: ${name} sends ${signal} to ${titleOf(owner)}, which no ${signal} pipeline uses: they are refused`,
    help: `add a ${signal} pipeline with the receiver, or set OTEL_${signal.toUpperCase()}_EXPORTER to none`,
  }
}

function* wrongScheme({ app, name, value, scheme }: Otlp, { owner }: Listener, speaks: Protocol): Generator<Problem> {
  const settings = owner?.body.get('protocols', speaks)
  const tls = settings?.get('tls') ?? settings?.get('tls_settings')
  if (scheme !== 'https' || !owner || (tls && !tls.isNull)) return
  yield {
    in: 'task-definition',
    at: value.path,
    what: `${containerTitle(app)}: ${name} says https, while ${titleOf(owner)} has no tls: nothing arrives`,
    help: 'use http: the data does not leave the task',
  }
}

/** The SDK appends the path to the common endpoint, and takes that of one signal as it is. */
function* wrongPath(sending: Otlp, { owner }: Listener): Generator<Problem> {
  const { app, name, path, signal } = sending
  const doubled = /\/v1\/(traces|metrics|logs)\/?$/.test(path)
  if (!signal && doubled) {
    yield {
      ...at(sending),
      what: `${containerTitle(app)}: ${name} ends in the path of one signal, to which the SDK appends that path again: the collector answers 404`,
      help: 'end it with the port',
    }
  }
  const custom = signal && owner?.body.get('protocols', 'http', `${signal}_url_path`)
  if (signal && (path === '' || path === '/') && !custom) {
    yield {
      ...at(sending),
      what: `${containerTitle(app)}: ${name} has no path, and the SDK takes the endpoint of one signal as it is: the collector answers 404`,
      help: `append /v1/${signal}, or set OTEL_EXPORTER_OTLP_ENDPOINT instead`,
    }
  }
}
