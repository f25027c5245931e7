import { type IncomingMessage, request as httpRequest } from 'node:http'
import { connect, type Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { listen } from './loopback.js'

export interface ProxyOptions {
  /** Where a host leads: `{ 'ecs.eu-central-1.amazonaws.com:443': aws.url }`. Other hosts only if they are this machine. */
  readonly routes?: Readonly<Record<string, string>>
  /** `user:password` that Proxy-Authorization must carry. */
  readonly credentials?: string
}

export interface Proxied {
  readonly how: 'CONNECT' | 'absolute'
  /** `host:port` as it was asked for. */
  readonly host: string
  /** What the client was told: 200 for a tunnel, the target's own status, 403 for a host that leads nowhere, 407. */
  readonly status: number
}

export interface Proxy {
  readonly url: string
  readonly port: number
  readonly asked: readonly Proxied[]
  /** Every host asked for, once, sorted. */
  readonly hosts: () => readonly string[]
  readonly close: () => Promise<void>
}

/** An HTTP proxy on loopback for CONNECT and absolute-form requests. It never leaves this machine. */
export const startProxy = async (options: ProxyOptions = {}): Promise<Proxy> => {
  const asked: Proxied[] = []
  const tunnels = new Set<Duplex>()
  const loopback = await listen((request, response) => {
    const url = absoluteUrl(request)
    const host = url === undefined ? '' : `${url.hostname}:${url.port === '' ? '80' : url.port}`
    const target = targetOf(host, options)
    const refused = url === undefined ? 400 : refusalOf(request, target, options)
    const note = (status: number) => asked.push({ how: 'absolute', host, status })
    if (refused !== undefined || url === undefined || target === undefined) {
      note(refused ?? 400)
      response.writeHead(refused ?? 400, CHALLENGE).end()
      return
    }
    const path = url.pathname + url.search
    const { 'proxy-authorization': _, 'proxy-connection': __, ...headers } = request.headers
    const onward = httpRequest({ ...target, method: request.method, path, headers }, (answer) => {
      note(answer.statusCode ?? 0)
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    })
    onward.on('error', () => response.destroy())
    request.pipe(onward)
  })
  loopback.server.on('connect', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const host = request.url ?? ''
    const target = targetOf(host, options)
    const refused = refusalOf(request, target, options)
    asked.push({ how: 'CONNECT', host, status: refused ?? 200 })
    if (refused !== undefined || target === undefined)
      socket.end(`HTTP/1.1 ${refused ?? 403} Refused\r\n${CHALLENGE_LINE}\r\n`)
    else tunnel(connect(target.port, target.host), socket, head)
    tunnels.add(socket)
  })
  return {
    ...{ url: loopback.url, port: loopback.port, asked },
    hosts: () => [...new Set(asked.map(({ host }) => host))].sort(),
    close: async () => {
      for (const socket of tunnels) socket.destroy()
      await loopback.close()
    },
  }
}

const CHALLENGE = { 'proxy-authenticate': 'Basic realm="proxy"' }
const CHALLENGE_LINE = `Proxy-Authenticate: ${CHALLENGE['proxy-authenticate']}\r\n`

interface Target {
  readonly host: string
  readonly port: number
}

const absoluteUrl = ({ url = '' }: IncomingMessage): URL | undefined =>
  url.startsWith('http://') ? new URL(url) : undefined

const targetOf = (host: string, { routes = {} }: ProxyOptions): Target | undefined => {
  const routed = new URL(routes[host] ?? `http://${host === '' ? 'nowhere' : host}`)
  const isHere = routed.hostname === 'localhost' || /^127\.[\d.]+$/.test(routed.hostname)
  return isHere ? { host: '127.0.0.1', port: Number(routed.port === '' ? 80 : routed.port) } : undefined
}

const refusalOf = (request: IncomingMessage, target: Target | undefined, { credentials }: ProxyOptions) => {
  const wanted = credentials === undefined ? undefined : `Basic ${Buffer.from(credentials).toString('base64')}`
  if (wanted !== undefined && request.headers['proxy-authorization'] !== wanted) return 407
  return target === undefined ? 403 : undefined
}

const tunnel = (onward: Socket, socket: Duplex, head: Buffer): void => {
  onward.on('connect', () => {
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
    if (head.length > 0) onward.write(head)
    onward.pipe(socket).pipe(onward)
  })
  onward.on('error', () => socket.destroy())
  socket.on('error', () => onward.destroy())
  socket.on('close', () => onward.destroy())
}
