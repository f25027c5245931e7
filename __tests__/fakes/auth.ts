import { createHash, createHmac } from 'node:crypto'
import { type Answer, refuse } from './answer.js'

export interface Credentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string
}

/** A request as it came over the wire; header names in lower case. */
export interface Signed {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

const HEADER =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/([^/]+)\/aws4_request, *SignedHeaders=([^,]+), *Signature=([0-9a-f]{64})$/

/**
 * Checks a Signature Version 4 in full, so that a body that was changed after signing is refused.
 * Returns the region of the credential scope, or the refusal AWS would send.
 */
export const authenticate = (request: Signed, credentials: Credentials): Answer | { readonly region: string } => {
  const authorization = request.headers['authorization']
  if (authorization === undefined) {
    return refuse('MissingAuthenticationTokenException', 'Missing Authentication Token')
  }
  const [, key, day = '', region = '', service = '', names = '', signature] = HEADER.exec(authorization) ?? []
  if (key === undefined)
    return refuse(
      'IncompleteSignatureException',
      'Authorization header is not of the form AWS4-HMAC-SHA256 Credential=..., SignedHeaders=..., Signature=...',
    )
  if (key !== credentials.accessKeyId || request.headers['x-amz-security-token'] !== credentials.sessionToken) {
    return refuse('UnrecognizedClientException', 'The security token included in the request is invalid.')
  }
  const expected = signatureOf(request, { scope: [day, region, service], names, secret: credentials.secretAccessKey })
  if (signature === expected) return { region }
  return refuse(
    'InvalidSignatureException',
    'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
  )
}

interface Signing {
  /** Day, region and service. */
  readonly scope: readonly string[]
  /** The signed headers' names, with semicolons between. */
  readonly names: string
  readonly secret: string
}

/** The Signature Version 4 of a request, in hex. */
export const signatureOf = (request: Signed, { scope, names, secret }: Signing): string => {
  const parts = [...scope, 'aws4_request']
  const date = request.headers['x-amz-date'] ?? ''
  const text = ['AWS4-HMAC-SHA256', date, parts.join('/'), sha256(canonical(request, names))].join('\n')
  const key = parts.reduce<string | Buffer>((before, part) => hmac(before, part), `AWS4${secret}`)
  return hmac(key, text).toString('hex')
}

const canonical = ({ method, path, headers, body }: Signed, names: string): string => {
  const [where = '/', query = ''] = path.split('?')
  const lines = names.split(';').map((name) => `${name}:${(headers[name] ?? '').trim().replace(/ +/g, ' ')}\n`)
  return [method, where, query, lines.join(''), names, sha256(body)].join('\n')
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest()
