import { quote } from '../core/text.js'
import { isType, rule, titleOf, type Declared, type Problem, type Value } from '../lint/rule.js'

export default rule({
  id: 'unfit-extension',
  severity: 'error',
  title: 'A setting names an extension that cannot do what is asked of it',
  adot: {},
  keys: ['authenticator', 'storage', 'encoding', 'id'],
  consequence: 'the collector stops when it starts the component',

  *check({ config }) {
    for (const component of config.components) {
      const naming = component.used ? namingIn(component) : []
      if (naming.length === 0 || isType(component, 'prometheus', 'awsecscontainermetrics')) continue
      for (const value of naming) {
        const role = roleOf(component, value)
        const extension = role && value.text !== undefined ? config.find('extensions', value.text) : undefined
        if (!role || !extension?.used || fits(role, extension)) continue
        yield problem({ component, value, role, extension })
      }
    }
  },
})

type Role =
  | 'server authenticator'
  | 'HTTP client authenticator'
  | 'gRPC client authenticator'
  | 'storage'
  | 'encoding'
  | 'middleware'

/** Settings that may name an extension. */
const NAMING = ['authenticator', 'storage', 'encoding', 'id']

const namingIn = ({ body }: Declared): readonly Value[] => NAMING.map((key) => body.named(key)).flat()

/** What the extension that stands here must be able to do. */
function roleOf(component: Declared, { path }: Value): Role | undefined {
  const [key, parent] = [path.at(-1), path.at(-2)]
  if (key === 'authenticator' && parent === 'auth') return authenticatorFor(component, path)
  if (key === 'storage' && (parent === 'sending_queue' || (path.length === 3 && isType(component, 'filelog'))))
    return 'storage'
  if (key === 'encoding' && path.length === 3 && component.section === 'exporters' && isType(component, 'file'))
    return 'encoding'
  return key === 'id' && /^middlewares?$/.test(String(path.at(-3))) ? 'middleware' : undefined
}

function authenticatorFor(component: Declared, path: Value['path']): Role | undefined {
  if (path.includes('remote_sampling')) return undefined
  if (component.section !== 'exporters') return 'server authenticator'
  return isType(component, 'otlp', 'loadbalancing') ? 'gRPC client authenticator' : 'HTTP client authenticator'
}

/** No extension of any release authenticates incoming requests, signs gRPC, encodes or filters. */
const fits = (role: Role, extension: Declared): boolean =>
  (role === 'HTTP client authenticator' && isType(extension, 'sigv4auth')) ||
  (role === 'storage' && isType(extension, 'file_storage')) ||
  !extension.facts

interface Misfit {
  readonly component: Declared
  readonly value: Value
  readonly role: Role
  readonly extension: Declared
}

const problem = ({ component, value, role, extension }: Misfit): Problem => ({
  at: value.path,
  what: `${titleOf(component)} takes ${quote(extension.id)} for its ${role}, which it is not${isType(extension, 'sigv4auth') ? `; it signs outgoing HTTP requests and nothing else` : ''}`,
  help: adviceFor(role),
})

function adviceFor(role: Role): string {
  if (role === 'server authenticator')
    return 'remove auth: no extension of ADOT authenticates incoming requests; restrict access with security groups, or mutual TLS (tls.client_ca_file)'
  if (role === 'gRPC client authenticator') return 'send over HTTP with otlphttp, whose requests sigv4auth can sign'
  if (role === 'HTTP client authenticator') return 'name an extension of type sigv4auth'
  return role === 'storage' ? 'name an extension of type file_storage' : `remove it: ADOT has no extension for ${role}`
}
