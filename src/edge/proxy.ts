import { BlockList, isIP } from 'node:net'
import { Failure } from '../core/problem.js'

/** Where a request goes. */
export interface Target {
  /** `http:` or `https:`. */
  readonly protocol: string
  /** A name or an address; IPv6 with or without brackets. */
  readonly hostname: string
  readonly port?: number | undefined
}

type Environment = Readonly<Record<string, string | undefined>>

/** Whether any variable asks for a proxy. */
export const wantsProxy = (environment: Environment): boolean =>
  ['http', 'https'].some((scheme) => valueOf(environment, `${scheme}_proxy`) !== undefined)

/**
 * The proxy that the environment wants for this request, or undefined: go there directly. As curl reads them:
 * `https_proxy` for https, `http_proxy` for http, lower case before upper case; a value without a scheme is http.
 * `no_proxy` lists, by comma or blank: `*`, names (with everything below them; a leading `.` or `*.` changes nothing),
 * addresses, address/bits, each with or without a port.
 */
export function proxyFor(target: Target, environment: Environment): URL | undefined {
  const variable = `${target.protocol.replace(':', '')}_proxy`
  const value = valueOf(environment, variable)
  if (value === undefined || isExempt(target, valueOf(environment, 'no_proxy') ?? '')) return undefined
  const proxy = parseUrl(withScheme(value))
  if (proxy && /^https?:$/.test(proxy.protocol) && proxy.hostname !== '') return proxy
  throw new Failure({
    what: `${nameOf(environment, variable)}: the value is not the address of an HTTP proxy`,
    help: 'write it like http://proxy.example.com:3128, user name and password percent-encoded',
  })
}

const nameOf = (environment: Environment, variable: string): string =>
  environment[variable] ? variable : variable.toUpperCase()

function valueOf(environment: Environment, variable: string): string | undefined {
  const value = environment[nameOf(environment, variable)]?.trim()
  return value === '' ? undefined : value
}

const withScheme = (value: string): string => (value.includes('://') ? value : `http://${value}`)

function parseUrl(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined
}

function isExempt(target: Target, list: string): boolean {
  const host = target.hostname.replace(/^\[|\]$/g, '').toLowerCase()
  const port = String(target.port ?? (target.protocol === 'https:' ? 443 : 80))
  return list
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => entry === '*' || coversHost(entry, host, port))
}

function coversHost(entry: string, host: string, port: string): boolean {
  const [name, wanted] = splitPort(entry)
  if (wanted !== undefined && wanted !== port) return false
  if (isIP(host) !== 0) return name === host || isInSubnet(name, host)
  return host === name || host.endsWith(`.${name}`)
}

/** `name`, `name:port`, `[::1]:port` or a bare `::1`, which has no port. */
function splitPort(entry: string): readonly [name: string, port: string | undefined] {
  const bare = isIP(entry) === 6 || /^[0-9a-f:]+\/\d+$/.test(entry)
  const [, name = entry, port] = bare ? [] : (/^(.*?)(?::(\d+))?$/.exec(entry) ?? [])
  return [name.replace(/^\[|\]$/g, '').replace(/^\*?\./, ''), port]
}

function isInSubnet(entry: string, host: string): boolean {
  const [, network, bits] = /^(.+)\/(\d{1,3})$/.exec(entry) ?? []
  if (network === undefined || isIP(network) === 0 || isIP(network) !== isIP(host)) return false
  const family = isIP(network) === 6 ? 'ipv6' : 'ipv4'
  if (Number(bits) > (family === 'ipv6' ? 128 : 32)) return false
  const subnet = new BlockList()
  subnet.addSubnet(network, Number(bits), family)
  return subnet.check(host, family)
}
