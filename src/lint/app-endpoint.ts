import type { Listener } from '../collector/listeners.js'
import { readAddress } from '../core/host-port.js'
import { containerTitle, imageOf, listBelow, knownText, linksTo, mappingsOf, maps, networkModeOf, variable } from './container.js'
import { listenersOf } from './ports.js'
import { SIGNALS, titleOf, walk, type Problem, type Signal, type TaskView, type Value, type View } from './rule.js'

const LOCAL = new Set(['localhost', '127.0.0.1', '[::1]', '0.0.0.0'])

/** Another program of the task that may well listen itself. */
const AGENT = /agent|collector|otel|daemon|proxy|envoy|fluent|vector|alloy|datadog|router/

/** What a variable of an application says of where it sends to. */
interface Sending {
  readonly app: Value
  /** The variable. */
  readonly name: string
  readonly value: Value
  readonly host: string
}

/** Whom the host of an address means, seen from an application: undefined when that cannot be told. */
function reach(task: TaskView, { app, host }: Sending): 'collector' | 'itself' | 'nobody' | undefined {
  const name = task.sidecar?.get('name')?.text ?? ''
  const mode = networkModeOf(task)
  const shares = mode === 'awsvpc' || mode === 'host'
  if (LOCAL.has(host)) return shares ? 'collector' : mode === 'bridge' ? 'itself' : undefined
  if (mode === 'bridge' && linksTo(app, name).includes(host)) return 'collector'
  const isExtra = listBelow(app, 'extraHosts').some((entry) => entry.get('hostname')?.text === host)
  return host === name && !isExtra && (mode === 'awsvpc' || mode === 'bridge') ? 'nobody' : undefined
}

function* wrongHost(task: TaskView, sending: Sending): Generator<Problem> {
  const whom = reach(task, sending)
  const { app, name, value } = sending
  const at = { in: 'task-definition' as const, at: value.path }
  const sidecar = task.sidecar?.get('name')?.text ?? ''
  if (whom === 'itself' && !isListening(task, [app])) {
    const help = `link to the collector ("links": ["${sidecar}"]) and use its name for host, or use network mode awsvpc`
    yield { ...at, what: `${containerTitle(app)}: ${name} names its own localhost, for in network mode bridge each container has one: nothing reaches the collector`, help }
  }
  if (whom === 'nobody' && networkModeOf(task) === 'awsvpc') {
    yield { ...at, what: `${containerTitle(app)}: ${name} uses the collector's container name for host, which network mode awsvpc does not resolve: nothing arrives`, help: 'use localhost: the containers of the task share it' }
  } else if (whom === 'nobody') {
    yield { ...at, what: `${containerTitle(app)}: ${name} uses the collector's container name for host, and the container has no link to it: nothing arrives`, help: `add "links": ["${sidecar}"]` }
  }
}

const isListening = (task: TaskView, except: readonly Value[]): boolean =>
  task.others.some((other) => !except.includes(other) && AGENT.test(imageOf(other)?.repository ?? 'agent'))

/** Whether a port belongs, or may belong, to another container than the collector. */
const isTaken = (task: TaskView, app: Value, port: number): boolean =>
  isListening(task, [app]) || task.others.some((other) => mappingsOf(other).some((mapping) => maps(mapping, port)))

const ADDRESS_KEYS = new Set(['endpoint', 'protocols', 'grpc', 'http', 'transport', 'proxy_server'])

/** Whether all that receivers listen on stands in the config. */
const knowsListeners = ({ config }: View): boolean =>
  config.of('receivers').every(({ used, body }) => !used || [...walk(body)].every((value) => !value.isUnknown || !(value === body || ADDRESS_KEYS.has(value.key))))

type Protocol = 'grpc' | 'http'

/** What an otlp receiver speaks where it listens. */
const protocolOf = ({ at, port }: Listener): Protocol => (at.includes('grpc') ? 'grpc' : at.includes('http') ? 'http' : port === 4317 ? 'grpc' : 'http')

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
  const match = /^(?:(https?):\/\/)?(\[::1\]|[A-Za-z0-9._-]+):([0-9]{1,5})(\/[^?#]*)?$/i.exec(knownText(value)?.trim() ?? '')
  if (!value || !match || (exporter !== undefined && !exporter.includes('otlp'))) return undefined
  const [, scheme = '', host = '', port = '', path = ''] = match
  const names = [`${prefix}PROTOCOL`, 'OTEL_EXPORTER_OTLP_PROTOCOL']
  const protocol = names.flatMap((name) => {
    const given = variable(app, name)
    const is = given?.text === 'grpc' ? 'grpc' : /^http\/(protobuf|json)$/.test(given?.text ?? '') ? 'http' : undefined
    return given && is ? [{ value: given, name, is } as const] : []
  })[0]
  return { app, name: `${prefix}ENDPOINT`, value, scheme: scheme.toLowerCase(), host: host.toLowerCase(), port: Number(port), path, signal, protocol }
}

function* otlpFault(view: View, task: TaskView, sending: Otlp): Generator<Problem> {
  const { app, name, value, port, protocol, signal } = sending
  const at = { in: 'task-definition' as const, at: value.path }
  const { listeners } = listenersOf(view)
  const all = listeners.filter(({ owner }) => owner?.section === 'receivers' && owner.type === 'otlp')
  const listener = all.find((one) => one.port === port)
  if (!listener?.owner) {
    if (isTaken(task, app, port)) return
    const others = all.map((one) => `${String(one.port)} (${SPOKEN[protocolOf(one)]})`)
    const help = others.length > 0 ? `the collector takes OTLP on ${others.join(' and ')}` : 'give the config a receiver otlp, and a pipeline that uses it'
    yield { ...at, what: `${containerTitle(app)}: ${name} names port ${String(port)}, on which no otlp receiver of the config listens: nothing arrives`, help }
    return
  }
  const speaks = protocolOf(listener)
  if (protocol && protocol.is !== speaks) {
    const right = all.find((one) => protocolOf(one) === protocol.is)
    const help = right ? `use port ${String(right.port)}, or set ${protocol.name} to ${speaks === 'grpc' ? 'grpc' : 'http/protobuf'}` : `set ${protocol.name} to ${speaks === 'grpc' ? 'grpc' : 'http/protobuf'}, or let the receiver take ${SPOKEN[protocol.is]}`
    yield { ...at, what: `${containerTitle(app)}: ${name} names port ${String(port)}, where the collector speaks ${SPOKEN[speaks]}, while ${protocol.name} chooses ${SPOKEN[protocol.is]}: nothing arrives`, help }
    return
  }
  yield* wrongScheme(sending, listener, speaks)
  if (speaks === 'http' && protocol?.is === 'http') yield* wrongPath(sending, listener)
  const { id } = listener.owner
  if (signal && !view.config.pipelines.some((pipeline) => pipeline.signal === signal && pipeline.receivers.some((use) => use.id === id))) {
    yield { ...at, what: `${containerTitle(app)}: ${name} sends ${signal} to ${titleOf(listener.owner)}, which no ${signal} pipeline uses: they are refused`, help: `add a ${signal} pipeline with the receiver, or set OTEL_${signal.toUpperCase()}_EXPORTER to none` }
  }
}

function* wrongScheme({ app, name, value, scheme }: Otlp, { owner }: Listener, speaks: Protocol): Generator<Problem> {
  const settings = owner?.body.get('protocols', speaks)
  const tls = settings?.get('tls') ?? settings?.get('tls_settings')
  if (scheme !== 'https' || !owner || (tls && !tls.isNull)) return
  yield { in: 'task-definition', at: value.path, what: `${containerTitle(app)}: ${name} says https, while ${titleOf(owner)} has no tls: nothing arrives`, help: 'use http: the data does not leave the task' }
}

/** The SDK appends the path to the common endpoint, and takes that of one signal as it is. */
function* wrongPath({ app, name, value, path, signal }: Otlp, { owner }: Listener): Generator<Problem> {
  const at = { in: 'task-definition' as const, at: value.path }
  const doubled = /\/v1\/(traces|metrics|logs)\/?$/.test(path)
  if (!signal && doubled) {
    yield { ...at, what: `${containerTitle(app)}: ${name} ends in the path of one signal, to which the SDK appends that path again: the collector answers 404`, help: 'end it with the port' }
  }
  const custom = signal && owner?.body.get('protocols', 'http', `${signal}_url_path`)
  if (signal && (path === '' || path === '/') && !custom) {
    yield { ...at, what: `${containerTitle(app)}: ${name} has no path, and the SDK takes the endpoint of one signal as it is: the collector answers 404`, help: `append /v1/${signal}, or set OTEL_EXPORTER_OTLP_ENDPOINT instead` }
  }
}

const XRAY = 'AWS_XRAY_DAEMON_ADDRESS'

/** What keeps segments of the applications' X-Ray SDKs from the collector beside them. */
export function* xrayFaults(view: View): Generator<Problem> {
  const { task, config } = view
  if (!task?.sidecar || config.components.length === 0) return
  for (const app of task.others) {
    const value = variable(app, XRAY)
    const address = udpAddress(knownText(value)?.trim() ?? '')
    if (!value || !address) continue
    const sending = { app, name: XRAY, value, host: address.host.toLowerCase() }
    yield* wrongHost(task, sending)
    if (reach(task, sending) !== 'collector' || !knowsListeners(view) || isTaken(task, app, address.port)) continue
    const all = listenersOf(view).listeners.filter(({ owner, network }) => owner?.type === 'awsxray' && network === 'udp')
    if (all.some(({ port }) => port === address.port)) continue
    const [first] = all
    const help = first ? `the receiver listens on port ${String(first.port)}` : 'give the config a receiver awsxray, and a traces pipeline that uses it'
    yield { in: 'task-definition', at: value.path, what: `${containerTitle(app)}: ${XRAY} names port ${String(address.port)}, on which no awsxray receiver of the config listens: no segment arrives`, help }
  }
}

/** `127.0.0.1:2000`, or `tcp:127.0.0.1:2000 udp:127.0.0.2:2001`. */
function udpAddress(text: string): { readonly host: string; readonly port: number } | undefined {
  const word = text.split(/\s+/).find((part) => part.startsWith('udp:'))?.slice(4) ?? text
  const address = readAddress(word)
  return 'why' in address || address.port === 0 ? undefined : address
}
