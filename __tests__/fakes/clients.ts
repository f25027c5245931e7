import { signatureOf } from './auth.js'
import type { Aws } from './aws.js'
import { isObject, type JsonObject, parseJson } from './json.js'
import { model, type ServiceName } from './shapes.js'

/** Options for an AWS SDK client that talks to the fake, or to moto, and gives up at the first failure. */
export const clientOptions = ({ url, region, env }: Pick<Aws, 'url' | 'region' | 'env'>) => ({
  endpoint: url,
  region,
  maxAttempts: 1,
  credentials: {
    accessKeyId: env['AWS_ACCESS_KEY_ID'] ?? '',
    secretAccessKey: env['AWS_SECRET_ACCESS_KEY'] ?? '',
  },
})

export interface Outcome {
  readonly status: number
  readonly raw: string
  readonly body: JsonObject
}

export interface RawCall {
  readonly service: ServiceName
  readonly action: string
  /** The body to the byte: whatever an SDK would not send. */
  readonly text: string
  /** Headers that differ from what the signature was made for. */
  readonly headers?: Readonly<Record<string, string>>
}

/** One signed request without an SDK in between. */
export const sendRaw = async (aws: Aws, { service, action, text, headers = {} }: RawCall): Promise<Outcome> => {
  const date = new Date().toISOString().replace(/[-:]|\.\d+/g, '')
  const signed = {
    'content-type': 'application/x-amz-json-1.1',
    host: new URL(aws.url).host,
    'x-amz-date': date,
    'x-amz-target': `${model[service].target}.${action}`,
  }
  const names = Object.keys(signed).join(';')
  const scope = [date.slice(0, 8), aws.region, service]
  const secret = aws.env['AWS_SECRET_ACCESS_KEY'] ?? ''
  const signature = signatureOf({ method: 'POST', path: '/', headers: signed, body: text }, { scope, names, secret })
  const credential = `${aws.env['AWS_ACCESS_KEY_ID'] ?? ''}/${scope.join('/')}/aws4_request`
  const authorization = `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=${names}, Signature=${signature}`
  const { host: _, ...sent } = signed
  const response = await fetch(aws.url, { method: 'POST', headers: { ...sent, authorization, ...headers }, body: text })
  const raw = await response.text()
  const body = parseJson(raw)
  return { status: response.status, raw, body: isObject(body) ? body : {} }
}
