import type { Release } from '../collector/catalog.js'
import type { CollectorConfig, Declared } from '../collector/config.js'
import { quote } from '../core/text.js'

/** What a config wants of the container around it. */
export interface Needs {
  /** As `SidecarOptions` has it. */
  readonly healthCheckWorks: true | string
  /** Ids of the components in use that call AWS. */
  readonly awsCallers: readonly string[]
  /** Components in use. */
  readonly used: readonly Pick<Declared, 'section' | 'type' | 'id'>[]
}

/** Components that call AWS with the task role, by their present names and older ones. */
const CALLERS: ReadonlySet<string> = new Set([
  ...['exporters/awsemf', 'exporters/awsxray', 'exporters/awscloudwatchlogs', 'exporters/awsprometheusremotewrite'],
  ...['extensions/sigv4auth', 'extensions/ecs_observer', 'extensions/awsproxy', 'receivers/awsxray'],
  ...['receivers/awscontainerinsightreceiver', 'exporters/awskinesis', 'exporters/awss3'],
])

export function needsOf(config: CollectorConfig, release: Release): Needs {
  const used = config.components.filter((component) => component.used)
  const callers = used.filter(
    ({ section, type, facts }) => CALLERS.has(`${section}/${facts?.type ?? type}`) || CALLERS.has(`${section}/${type}`),
  )
  return {
    healthCheckWorks: healthCheckWorks(used, release),
    awsCallers: callers.map(({ id }) => id),
    used: used.map(({ section, type, id }) => ({ section, type, id })),
  }
}

/** `/healthcheck` asks http://127.0.0.1:13133/ and takes nothing but status 200. */
function healthCheckWorks(used: readonly Declared[], release: Release): true | string {
  if (!release.image.healthcheck) return `release ${release.version} has no /healthcheck, which came with v0.23.0`
  const found = used.filter(({ section, type }) => section === 'extensions' && type === 'health_check')
  if (found.length === 0) return 'the config does not list the extension health_check in service.extensions'
  const reasons = found.map(wrongWith)
  return reasons.find((reason) => reason === true) ?? reasons[0] ?? true
}

function wrongWith({ body, id }: Declared): true | string {
  const endpoint = body.get('endpoint')
  if (endpoint?.isUnknown) return `the endpoint of ${id} is known only when the collector starts`
  const text = endpoint?.text
  if (text !== undefined && !/^(|0\.0\.0\.0|127\.0\.0\.1|localhost|\[::\]):13133$/.test(text)) {
    return `the endpoint of ${id} is ${quote(text)}, and /healthcheck asks 127.0.0.1:13133`
  }
  const path = body.get('path')
  if (path?.isUnknown || (path?.text !== undefined && path.text !== '/'))
    return `${id} answers on another path than "/", which /healthcheck asks`
  const tls = body.get('tls')
  return tls && !tls.isNull ? `${id} wants TLS, and /healthcheck speaks plain HTTP` : true
}
