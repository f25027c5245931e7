import { readAddress } from '../core/host-port.js'
import type { Declared } from './config.js'
import type { Value } from './value.js'

/** What a GET of http://127.0.0.1:PORT/ meets at a health_check extension. */
export type HealthAnswer =
  | { readonly kind: 'answers' }
  /** It is known only when the collector starts, the address is none, or the form of later versions is used. */
  | { readonly kind: 'unknown' }
  /** It listens elsewhere; `at` is undefined where that is the default. */
  | { readonly kind: 'port'; readonly at: Value | undefined; readonly port: number }
  | { readonly kind: 'host'; readonly at: Value | undefined }
  /** It answers on another path, or wants TLS. */
  | { readonly kind: 'path' | 'tls'; readonly at: Value }

/** Where the extension listens when nothing is set, in every release. */
const USUAL_PORT = 13_133
const LOOPBACK: ReadonlySet<string> = new Set(['', '0.0.0.0', '[::]', 'localhost', '127.0.0.1'])

/** Whether an extension answers a check with status 200 when the collector is well. `port` undefined: any port will do. */
export function healthAnswer({ body }: Declared, port: number | undefined): HealthAnswer {
  const [endpoint, path, tls] = [body.get('endpoint'), body.get('path'), body.get('tls')]
  if ([body, endpoint, path, tls].some((value) => value?.isUnknown)) return { kind: 'unknown' }
  if (['http', 'grpc', 'use_v2', 'transport'].some((key) => body.get(key))) return { kind: 'unknown' }
  const text = endpoint?.text ?? ''
  const address = text === '' ? { host: '', port: USUAL_PORT } : readAddress(text)
  if ('why' in address) return { kind: 'unknown' }
  if (port !== undefined && address.port !== port) return { kind: 'port', at: endpoint, port: address.port }
  if (!LOOPBACK.has(address.host)) return { kind: 'host', at: endpoint }
  if (path?.text !== undefined && path.text !== '/') return { kind: 'path', at: path }
  return tls && !tls.isNull ? { kind: 'tls', at: tls } : { kind: 'answers' }
}
