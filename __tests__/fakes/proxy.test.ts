import { once } from 'node:events'
import { request } from 'node:http'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { type Loopback, listen, reply } from './loopback.js'
import { type Proxy, type ProxyOptions, startProxy } from './proxy.js'

let target: Loopback
let proxy: Proxy | undefined

beforeEach(async () => {
  target = await listen((got, response) =>
    reply(response, { status: 200, headers: {}, body: `${got.headers.host ?? ''}${got.url ?? ''}` }),
  )
})

afterEach(async () => {
  await proxy?.close()
  await target.close()
})

const start = async (options: ProxyOptions = {}): Promise<Proxy> => (proxy = await startProxy(options))

/** What a proxy answers to an absolute-form request. */
const absolute = async ({ port }: Proxy, url: string, headers = {}) => {
  const asked = request({ host: '127.0.0.1', port, path: url, headers: { host: new URL(url).host, ...headers } }).end()
  const [answer] = await once(asked, 'response')
  return { status: answer.statusCode as number, body: await text(answer) }
}

/** All that comes back through a tunnel in which one plain request is sent. */
const tunnelled = async ({ port }: Proxy, host: string): Promise<string> => {
  const socket = connect(port, '127.0.0.1')
  socket.write(`CONNECT ${host} HTTP/1.1\r\nHost: ${host}\r\n\r\n`)
  socket.write(`GET /x HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`)
  return text(socket)
}

test('a request for a routed host reaches its target with the host it was meant for', async () => {
  const through = await start({ routes: { 'ssm.example:80': target.url } })
  expect(await absolute(through, 'http://ssm.example/a?b')).toEqual({ status: 200, body: 'ssm.example/a?b' })
  expect(through.asked).toEqual([{ how: 'absolute', host: 'ssm.example:80', status: 200 }])
})

test('a tunnel to a routed host carries bytes both ways', async () => {
  const through = await start({ routes: { 'ecs.example:443': target.url } })
  const answer = await tunnelled(through, 'ecs.example:443')
  expect(answer).toMatch(/^HTTP\/1.1 200 Connection established\r\n\r\nHTTP\/1.1 200 OK/)
  expect(answer).toMatch(/ecs\.example:443\/x$/)
  expect(through.asked).toEqual([{ how: 'CONNECT', host: 'ecs.example:443', status: 200 }])
})

test('this machine needs no route, and nothing else is reached', async () => {
  const through = await start()
  expect(await absolute(through, `${target.url}/here`)).toMatchObject({ status: 200 })
  expect(await absolute(through, 'http://example.com/')).toMatchObject({ status: 403 })
  expect(await tunnelled(through, 'example.com:443')).toMatch(/^HTTP\/1.1 403/)
  expect(through.hosts()).toEqual([`127.0.0.1:${target.port}`, 'example.com:443', 'example.com:80'])
})

test('credentials are asked for', async () => {
  const through = await start({ credentials: 'me:secret', routes: { 'a.example:80': target.url } })
  expect(await absolute(through, 'http://a.example/')).toMatchObject({ status: 407 })
  const authorization = `Basic ${Buffer.from('me:secret').toString('base64')}`
  const answer = await absolute(through, 'http://a.example/', { 'proxy-authorization': authorization })
  expect(answer).toEqual({ status: 200, body: 'a.example/' })
})
