import { request as requestHttp, type Agent, type RequestOptions } from 'node:http'
import { request as requestHttps } from 'node:https'
import { Failure } from '../core/problem.js'
import { proxyFor } from './proxy.js'

export interface Request {
  readonly method: string
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | undefined
}

export interface Answer {
  readonly status: number
  readonly text: string
}

const TIMEOUT_MS = 20_000

/** One request, through the proxy that the environment wants. A connection that breaks is a Failure that names the host. */
export async function send(
  { url, body, method, headers }: Request,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Answer> {
  const proxy = proxyFor(
    { protocol: url.protocol, hostname: url.hostname, port: url.port === '' ? undefined : Number(url.port) },
    environment,
  )
  const agent = proxy && (await openAgent(url, proxy))
  const options: RequestOptions = { method, headers, timeout: TIMEOUT_MS, ...(agent && { agent }) }
  return new Promise((resolve, reject) => {
    const fail = (reason: string): void => reject(new Failure({ what: `${url.host}: ${reason}` }))
    const request = (url.protocol === 'http:' ? requestHttp : requestHttps)(url, options, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', () => fail('the connection broke'))
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') }),
      )
    })
    request.on('timeout', () => request.destroy())
    request.on('error', (error) => fail('code' in error ? String(error.code) : 'no answer within 20 seconds'))
    request.end(body)
  })
}

async function openAgent(url: URL, proxy: URL): Promise<Agent> {
  if (url.protocol === 'http:') return new (await import('http-proxy-agent')).HttpProxyAgent(proxy)
  return new (await import('https-proxy-agent')).HttpsProxyAgent(proxy)
}
