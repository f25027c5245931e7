import { readAddress } from '../core/host-port.js'
import {
  containerTitle,
  imageOf,
  listBelow,
  knownText,
  linksTo,
  mappingsOf,
  maps,
  networkModeOf,
  numberIn,
  variable,
} from './container.js'
import type { Problem, TaskView, Value, View } from './rule.js'

const LOCAL = new Set(['localhost', '127.0.0.1', '[::1]', '0.0.0.0'])

/** Another program of the task that may well listen itself. */
const AGENT = /agent|collector|otel|daemon|proxy|envoy|fluent|vector|alloy|datadog|router/

/** What a variable of an application says of where it sends to. */
export interface Sending {
  readonly app: Value
  /** The variable. */
  readonly name: string
  readonly value: Value
  readonly host: string
}

/** Whom the host of an address means, seen from an application: undefined when that cannot be told. */
export function reach(task: TaskView, { app, host }: Sending): 'collector' | 'itself' | 'nobody' | undefined {
  const name = task.sidecar?.get('name')?.text ?? ''
  const mode = networkModeOf(task)
  const shares = mode === 'awsvpc' || mode === 'host'
  if (LOCAL.has(host)) return shares ? 'collector' : mode === 'bridge' ? 'itself' : undefined
  if (mode === 'bridge' && linksTo(app, name).includes(host)) return 'collector'
  const isExtra = listBelow(app, 'extraHosts').some((entry) => entry.get('hostname')?.text === host)
  return host === name && !isExtra && (mode === 'awsvpc' || mode === 'bridge') ? 'nobody' : undefined
}

export function* wrongHost(task: TaskView, sending: Sending): Generator<Problem> {
  const whom = reach(task, sending)
  const { app, name, value } = sending
  const at = { in: 'task-definition' as const, at: value.path }
  const sidecar = task.sidecar?.get('name')?.text ?? ''
  if (whom === 'itself' && !isListening(task, [app])) {
    const help = `link to the collector ("links": ["${sidecar}"]) and use its name for host, or use network mode awsvpc`
    yield {
      ...at,
      what: `${containerTitle(app)}: ${name} names its own localhost, for in network mode bridge each container has one: nothing reaches the collector`,
      help,
    }
  }
  if (whom === 'nobody' && networkModeOf(task) === 'awsvpc') {
    yield {
      ...at,
      what: `${containerTitle(app)}: ${name} uses the collector's container name for host, which network mode awsvpc does not resolve: nothing arrives`,
      help: 'use localhost: the containers of the task share it',
    }
  } else if (whom === 'nobody') {
    yield {
      ...at,
      what: `${containerTitle(app)}: ${name} uses the collector's container name for host, and the container has no link to it: nothing arrives`,
      help: `add "links": ["${sidecar}"]`,
    }
  }
}

const isListening = (task: TaskView, except: readonly Value[]): boolean =>
  task.others.some((other) => !except.includes(other) && AGENT.test(imageOf(other)?.repository ?? 'agent'))

/** Whether a port belongs, or may belong, to another container than the collector. */
export const isTaken = (task: TaskView, app: Value, port: number): boolean =>
  isListening(task, [app]) || task.others.some((other) => mappingsOf(other).some((mapping) => maps(mapping, port)))

const ADDRESS_KEYS = new Set(['endpoint', 'protocols', 'grpc', 'http', 'transport', 'proxy_server'])

/** Whether all that receivers listen on stands in the config. */
export const knowsListeners = ({ config }: View): boolean =>
  config
    .of('receivers')
    .every(
      ({ used, body }) =>
        !used || body.all().every((value) => !value.isUnknown || !(value === body || ADDRESS_KEYS.has(value.key))),
    )

/** A receiver of datagrams, and the variables in which an application finds it. */
interface Datagrams {
  readonly type: 'awsxray' | 'statsd'
  readonly signal: 'traces' | 'metrics'
  readonly lost: string
  readonly find: (app: Value) => (Omit<Sending, 'app'> & { readonly port: number }) | undefined
}

const XRAY: Datagrams = {
  type: 'awsxray',
  signal: 'traces',
  lost: 'no segment arrives',
  find: (app) => addressIn(app, 'AWS_XRAY_DAEMON_ADDRESS'),
}
const STATSD: Datagrams = {
  type: 'statsd',
  signal: 'metrics',
  lost: 'no metric arrives',
  find: (app) => addressIn(app, 'STATSD_ADDR') ?? addressIn(app, 'STATSD_ADDRESS') ?? hostAndPort(app),
}

/** What keeps segments of the applications' X-Ray SDKs from the collector beside them. */
export const xrayFaults = (view: View): Iterable<Problem> => datagramFaults(view, XRAY)

/** What keeps StatsD metrics of the applications from the collector beside them. */
export const statsdFaults = (view: View): Iterable<Problem> => datagramFaults(view, STATSD)

function* datagramFaults(view: View, { type, signal, lost, find }: Datagrams): Generator<Problem> {
  const { task, config } = view
  if (!task?.sidecar || config.components.length === 0) return
  for (const app of task.others) {
    const found = find(app)
    if (!found) continue
    const { name, value, port } = found
    const sending = { app, ...found }
    yield* wrongHost(task, sending)
    if (reach(task, sending) !== 'collector' || !knowsListeners(view) || isTaken(task, app, port)) continue
    const all = view.listeners().listeners.filter(({ owner, network }) => owner?.type === type && network === 'udp')
    if (all.some((listener) => listener.port === port)) continue
    const [first] = all
    const help = first
      ? `the receiver listens on port ${String(first.port)}`
      : `give the config a receiver ${type}, and a ${signal} pipeline that uses it`
    yield {
      in: 'task-definition',
      at: value.path,
      what: `${containerTitle(app)}: ${name} names port ${String(port)}, on which no ${type} receiver of the config listens: ${lost}`,
      help,
    }
  }
}

/** `127.0.0.1:2000`, or `tcp:127.0.0.1:2000 udp:127.0.0.2:2001`. */
function addressIn(app: Value, name: string): ReturnType<Datagrams['find']> {
  const value = variable(app, name)
  const text = knownText(value)?.trim() ?? ''
  const address = readAddress(
    text
      .split(/\s+/)
      .find((part) => part.startsWith('udp:'))
      ?.slice(4) ?? text,
  )
  return !value || 'why' in address || address.port === 0
    ? undefined
    : { name, value, host: address.host.toLowerCase(), port: address.port }
}

function hostAndPort(app: Value): ReturnType<Datagrams['find']> {
  const [host, value] = [variable(app, 'STATSD_HOST'), variable(app, 'STATSD_PORT')]
  const port = numberIn(value)
  const text = knownText(host)?.trim().toLowerCase()
  return !value || text === undefined || port === undefined
    ? undefined
    : { name: 'STATSD_PORT', value, host: text, port }
}
