import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http'

export interface Loopback {
  readonly server: Server
  readonly port: number
  readonly url: string
  readonly close: () => Promise<void>
}

/** An HTTP server on a free port of 127.0.0.1. `close` ends its open connections too. */
export const listen = async (listener: RequestListener): Promise<Loopback> => {
  const server = createServer(listener)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const close = async (): Promise<void> => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return { server, port, url: `http://127.0.0.1:${String(port)}`, close }
}

/** The whole body of a request, as UTF-8 text. */
export const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Uint8Array[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

/** The request's headers, several of one name joined, names in lower case. */
export const headersOf = (request: IncomingMessage): Record<string, string> => {
  const result: Record<string, string> = {}
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) result[name] = Array.isArray(value) ? value.join(',') : value
  }
  return result
}

interface Reply {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export const reply = (response: ServerResponse, { status, headers, body }: Reply): void => {
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) }).end(body)
}
