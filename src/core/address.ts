import type { Span } from './problem.js'

/** The part of an address that Go does not take, as UTF-16 offsets, and why: to follow the address. */
export interface AddressFault {
  readonly span: Span
  readonly why: string
  readonly help?: string
}

export interface Url {
  /** Lower case; empty when there is none. */
  readonly scheme: string
  /** With its port; empty when there is none, as in `localhost:4318`, of which Go takes `localhost` for the scheme. */
  readonly host: string
  readonly path: string
}

/** How strict a release reads URLs. */
export interface UrlRules {
  /** As url.ParseRequestURI does: what has neither scheme nor a leading slash is refused. */
  readonly request: boolean
  /** Only an IPv6 address may stand in brackets: Go 1.24.8 and later. */
  readonly onlyIpv6: boolean
}

/** A URL as Go's url.Parse reads it. https://pkg.go.dev/net/url#Parse */
export function readUrl(text: string, rules: UrlRules): Url | AddressFault {
  const hash = rules.request || !text.includes('#') ? text.length : text.indexOf('#')
  const whole = text.slice(0, hash)
  const control = whole.split('').findIndex((one) => one < ' ' || one === '\x7f')
  if (control >= 0) return { span: [control, control + 1], why: 'has a control character' }
  if (text.startsWith(':')) return { span: [0, 1], why: 'has nothing before its first colon', help: SCHEME }
  const scheme = /^[A-Za-z][A-Za-z0-9+.-]*(?=:)/.exec(whole)?.[0] ?? ''
  const from = scheme === '' ? 0 : scheme.length + 1
  const question = whole.indexOf('?', from)
  const rest = whole.slice(from, question < 0 ? undefined : question)
  const read =
    rest.startsWith('/') || whole === '*'
      ? readHost(rest, from, { ...rules, scheme: scheme.toLowerCase() })
      : readRootless(rest, { ...rules, scheme })
  return 'why' in read ? read : (escapeFault(text, [hash, text.length]) ?? { ...read, scheme: scheme.toLowerCase() })
}

type Rest = UrlRules & { readonly scheme: string }

/** What begins with a slash: a host and its path, or a path alone. */
function readHost(rest: string, at: number, rules: Rest): Omit<Url, 'scheme'> | AddressFault {
  const hasHost = rest.startsWith('//') && (rules.scheme !== '' || (!rules.request && !rest.startsWith('///')))
  const slash = hasHost ? rest.indexOf('/', 2) : 0
  const path = slash < 0 ? '' : rest.slice(slash)
  const host = hasHost ? rest.slice(2, rest.length - path.length) : ''
  const fault = authorityFault(host, at + 2, rules) ?? escapeFault(rest, [rest.length - path.length, rest.length], at)
  return fault ?? { host: host.slice(host.lastIndexOf('@') + 1), path }
}

/** What does not: with a scheme Go leaves it alone, without one it is a path, and a colon in it a mistake. */
function readRootless(rest: string, { request, scheme }: Rest): Omit<Url, 'scheme'> | AddressFault {
  const [segment = ''] = rest.split('/')
  const whole: Span = [0, Math.max(segment.length, 1)]
  if (scheme !== '') return { host: '', path: '' }
  if (request) return { span: whole, why: rest === '' ? 'is empty' : 'has no scheme', help: SCHEME }
  if (segment.includes(':')) return { span: whole, why: 'has no scheme before host and port', help: SCHEME }
  return escapeFault(rest, [0, rest.length]) ?? { host: '', path: rest }
}

const SCHEME = 'begin with the scheme: http:// or https://'

/** A `%` that no two hexadecimal digits follow. */
function escapeFault(text: string, [from, to]: Span, at = 0): AddressFault | undefined {
  const found = text.slice(from, to).search(/%(?![0-9A-Fa-f]{2})/)
  if (found < 0) return undefined
  return {
    span: [at + from + found, at + Math.min(to, from + found + 3)],
    why: 'has a "%" without two hexadecimal digits',
    help: 'write %25 for the sign itself',
  }
}

function authorityFault(authority: string, at: number, rules: UrlRules): AddressFault | undefined {
  const user = authority.lastIndexOf('@')
  const fault = hostFault(authority.slice(user + 1), at + user + 1, rules)
  if (fault || user < 0) return fault
  const strange = authority.slice(0, user).search(/[^A-Za-z0-9._:~!$&'()*+,;=%@-]|%(?![0-9A-Fa-f]{2})/)
  return strange < 0
    ? undefined
    : { span: [at + strange, at + strange + 1], why: 'has a character between scheme and "@" that must be escaped' }
}

function hostFault(host: string, at: number, rules: UrlRules): AddressFault | undefined {
  const bracket = host.lastIndexOf('[')
  const close = host.lastIndexOf(']')
  const whole: Span = [at, at + host.length]
  if (bracket > 0 && rules.onlyIpv6) return { span: whole, why: 'has "[" within its host' }
  if (bracket === 0 && close < 0) return { span: whole, why: 'lacks the "]" of its host' }
  if (bracket === 0 && rules.onlyIpv6 && !isIpv6(host.slice(1, close)))
    return { span: whole, why: 'has something in brackets that is no IPv6 address' }
  const colon = bracket === 0 ? close + 1 : host.includes(':') ? host.lastIndexOf(':') : host.length
  if (!/^(:[0-9]*)?$/.test(host.slice(colon)))
    return { span: [at + colon, at + host.length], why: 'has a port that is no number' }
  const strange = (bracket === 0 ? host.replace(/%25.*\]/, (zone) => 'x'.repeat(zone.length - 1) + ']') : host).search(
    /[ #{}|\\^`]|%(?!25|[89A-Fa-f][0-9A-Fa-f])/,
  )
  return strange < 0
    ? undefined
    : {
        span: [at + strange, at + strange + 1],
        why: `has ${host.charAt(strange) === ' ' ? 'a blank' : JSON.stringify(host.charAt(strange))} in its host`,
      }
}

const isIpv6 = (text: string): boolean => {
  const [address = ''] = text.split('%')
  const v4 = address.replace(/(\d{1,3})(\.\d{1,3}){3}$/, '0:0')
  const [head = '', tail, ...more] = v4.split('::')
  const groups = [head, tail ?? ''].flatMap((half) => (half === '' ? [] : half.split(':')))
  return (
    more.length === 0 &&
    groups.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group)) &&
    (tail === undefined ? groups.length === 8 : groups.length < 8)
  )
}
