import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { request as forward } from 'node:http'
import { createServer } from 'node:https'
import { connect, type AddressInfo } from 'node:net'
import { Failure } from '../src/core/problem.js'
import { awsPorts } from '../src/edge/aws.js'
import { proxyFor } from '../src/edge/proxy.js'
import { startAws } from './fakes/aws.js'
import { certificateFor } from './fakes/certificate.js'
import { listen } from './fakes/loopback.js'

const PROXY = 'http://proxy.example:3128'

const urlFor = (url: string, environment: Record<string, string>): string | undefined => {
  const { protocol, hostname, port } = new URL(url)
  return proxyFor({ protocol, hostname, port: port === '' ? undefined : Number(port) }, environment)?.href
}

test.each([
  ['https://ecs.eu-west-1.amazonaws.com', { HTTPS_PROXY: PROXY }, `${PROXY}/`],
  ['https://ecs.eu-west-1.amazonaws.com', { https_proxy: PROXY, HTTPS_PROXY: 'http://other:1' }, `${PROXY}/`],
  ['https://ecs.eu-west-1.amazonaws.com', { HTTPS_PROXY: 'proxy.example:3128' }, `${PROXY}/`],
  ['https://ecs.eu-west-1.amazonaws.com', { HTTP_PROXY: PROXY }, undefined],
  ['https://ecs.eu-west-1.amazonaws.com', { HTTPS_PROXY: '' }, undefined],
  ['http://127.0.0.1:4566', { HTTP_PROXY: PROXY }, `${PROXY}/`],
  ['http://127.0.0.1:4566', { HTTPS_PROXY: PROXY }, undefined],
  ['https://ecs.eu-west-1.amazonaws.com', {}, undefined],
])('the proxy for %s with %j is %p', (url, environment, expected) => {
  expect(urlFor(url, environment as Record<string, string>)).toBe(expected)
})

test.each([
  ['https://ecs.eu-west-1.amazonaws.com', '*'],
  ['https://ecs.eu-west-1.amazonaws.com', 'localhost, amazonaws.com'],
  ['https://ecs.eu-west-1.amazonaws.com', '.amazonaws.com'],
  ['https://ecs.eu-west-1.amazonaws.com', '*.AMAZONAWS.com'],
  ['https://ecs.eu-west-1.amazonaws.com', 'ecs.eu-west-1.amazonaws.com:443'],
  ['http://127.0.0.1:4566', 'localhost 127.0.0.1'],
  ['http://127.0.0.1:4566', '127.0.0.0/8'],
  ['http://127.0.0.1:4566', '127.0.0.1:4566'],
  ['http://[::1]:4566', '::1'],
  ['http://[::1]:4566', '[::1]'],
  ['http://[::1]:4566', '[::1]:4566'],
  ['http://[fd00::7]:80', 'fd00::/8'],
])('%s is exempt by NO_PROXY=%s', (url, exempt) => {
  expect(urlFor(url, { HTTP_PROXY: PROXY, HTTPS_PROXY: PROXY, NO_PROXY: exempt })).toBeUndefined()
})

test.each([
  ['https://ecs.eu-west-1.amazonaws.com', 'aws.com'],
  ['https://ecs.eu-west-1.amazonaws.com', 'ecs.eu-west-1.amazonaws.com:8443'],
  ['https://ecs.eu-west-1.amazonaws.com', '10.0.0.0/8'],
  ['http://127.0.0.1:4566', '127.0.0.1:80'],
  ['http://127.0.0.1:4566', '10.0.0.0/99'],
  ['http://127.0.0.1:4566', '::/0'],
  ['http://[::1]:4566', '[::1]:80'],
])('%s is not exempt by NO_PROXY=%s', (url, exempt) => {
  expect(urlFor(url, { HTTP_PROXY: PROXY, HTTPS_PROXY: PROXY, NO_PROXY: exempt })).toBe(`${PROXY}/`)
})

test.each(['socks5://user:secret@proxy', 'http://', 'http://user:secret@:3128'])(
  'a value that is no proxy names its variable and not itself: %s',
  (value) => {
    const read = (): unknown => urlFor('https://ecs.eu-west-1.amazonaws.com', { HTTPS_PROXY: value })
    expect(read).toThrow(new Failure({ what: 'HTTPS_PROXY: the value is not the address of an HTTP proxy' }))
  },
)

/** A proxy that notes what it is asked for and sends it all to one place. */
async function openProxy(destination: number) {
  const asked: string[] = []
  const { server, url, close } = await listen((request, response) => {
    asked.push(`${request.method ?? ''} ${request.url ?? ''}`)
    const { pathname } = new URL(request.url ?? '')
    const options = {
      port: destination,
      host: '127.0.0.1',
      method: request.method,
      path: pathname,
      headers: request.headers,
    } as const
    request.pipe(
      forward(options, (answer) => answer.pipe(response.writeHead(answer.statusCode ?? 502, answer.headers))),
    )
  })
  server.on('connect', (request, socket) => {
    asked.push(`CONNECT ${request.url ?? ''}`)
    const there = connect(destination, '127.0.0.1', () => socket.write('HTTP/1.1 200 Connection established\r\n\r\n'))
    there.pipe(socket).pipe(there)
    socket.on('error', () => there.destroy())
  })
  closing.push(close)
  return { url, asked, server }
}

const environment = { ...process.env }
const closing: (() => Promise<void>)[] = []

beforeEach(() => {
  for (const name of Object.keys(process.env).filter((each) => /^AWS_|_proxy$/i.test(each)))
    Reflect.deleteProperty(process.env, name)
  process.env['HOME'] = '/nonexistent'
})
afterEach(async () => {
  for (const name of Object.keys(process.env)) Reflect.deleteProperty(process.env, name)
  Object.assign(process.env, environment)
  await Promise.all(closing.splice(0).map((close) => close()))
})

/** The fake, under a name that only the proxy can reach. */
async function start() {
  const aws = await startAws()
  closing.push(aws.close)
  aws.seed.parameter({ Name: '/a', Value: 'x' })
  Object.assign(process.env, aws.env)
  const proxy = await openProxy(Number(new URL(aws.url).port))
  return { aws, proxy, open: () => awsPorts({ maxAttempts: 1, environment: process.env }) }
}

const whatOf = async (promise: Promise<unknown>): Promise<string | undefined> => {
  const error: unknown = await promise.catch((reason: unknown) => reason)
  return error instanceof Failure ? error.message : undefined
}

describe('calls to AWS', () => {
  test('go through HTTP_PROXY to an http endpoint', async () => {
    const { proxy, open } = await start()
    Object.assign(process.env, { AWS_ENDPOINT_URL: 'http://aws.invalid:4566', HTTP_PROXY: proxy.url })
    expect(await open().parameters.get('/a')).toMatchObject({ value: 'x' })
    expect(proxy.asked).toEqual(['POST http://aws.invalid:4566/'])
  })

  test('go straight to what NO_PROXY names', async () => {
    const { aws, proxy, open } = await start()
    Object.assign(process.env, { HTTP_PROXY: proxy.url, HTTPS_PROXY: proxy.url, NO_PROXY: '127.0.0.1' })
    expect(await open().parameters.get('/a')).toMatchObject({ value: 'x' })
    expect([proxy.asked, aws.requests.length]).toEqual([[], 1])
  })

  test('go through a tunnel of HTTPS_PROXY to an https endpoint, whose certificate is looked at', async () => {
    const { open } = await start()
    const secure = createServer(certificateFor('aws.invalid'))
    await new Promise<void>((resolve) => secure.listen(0, '127.0.0.1', resolve))
    closing.push(async () => {
      secure.closeAllConnections()
      await new Promise((resolve) => secure.close(resolve))
    })
    const proxy = await openProxy((secure.address() as AddressInfo).port)
    Object.assign(process.env, { AWS_ENDPOINT_URL: 'https://aws.invalid', HTTPS_PROXY: proxy.url })
    expect(await whatOf(open().parameters.get('/a'))).toBe(
      `ssm:GetParameter on parameter "/a": the TLS certificate of aws.invalid (through the proxy ${new URL(proxy.url).host}) is not trusted at the only attempt (DEPTH_ZERO_SELF_SIGNED_CERT)`,
    )
    expect(proxy.asked).toEqual(['CONNECT aws.invalid:443'])
  })

  test('say so when the proxy wants a password', async () => {
    const { proxy, open } = await start()
    proxy.server.removeAllListeners('connect')
    proxy.server.on('connect', (_, socket) =>
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n'),
    )
    Object.assign(process.env, { AWS_ENDPOINT_URL: 'https://aws.invalid', HTTPS_PROXY: proxy.url })
    expect(await whatOf(open().parameters.get('/a'))).toBe(
      `ssm:GetParameter on parameter "/a": the proxy ${new URL(proxy.url).host} wants a user and a password`,
    )
  })

  test('say which proxy refused the connection', async () => {
    const { open } = await start()
    const { url, close } = await listen(() => undefined)
    await close()
    Object.assign(process.env, {
      AWS_ENDPOINT_URL: 'https://aws.invalid',
      HTTPS_PROXY: url.replace('http://', 'http://user:secret@'),
    })
    expect(await whatOf(open().parameters.get('/a'))).toBe(
      `ssm:GetParameter on parameter "/a": the proxy ${new URL(url).host} on the way to aws.invalid refused the connection at the only attempt (ECONNREFUSED)`,
    )
  })

  test('stop at a proxy variable that is none', async () => {
    const { open } = await start()
    process.env['HTTP_PROXY'] = 'socks5://user:secret@proxy'
    expect(await whatOf(open().parameters.get('/a'))).toBe('HTTP_PROXY: the value is not the address of an HTTP proxy')
  })

  test('keep their connection', async () => {
    const { aws, open } = await start()
    let connections = 0
    const { url, close, server } = await listen((request, response) => {
      const options = { method: request.method, headers: request.headers } as const
      request.pipe(
        forward(aws.url, options, (answer) =>
          answer.pipe(response.writeHead(answer.statusCode ?? 502, answer.headers)),
        ),
      )
    })
    closing.push(close)
    server.on('connection', () => connections++)
    process.env['AWS_ENDPOINT_URL'] = url
    const { parameters, taskDefinitions } = open()
    for (let count = 0; count < 3; count++) await parameters.get('/a')
    await taskDefinitions.describe('nix')
    expect(connections).toBe(1)
  })
})
