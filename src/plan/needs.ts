import type { Release } from '../collector/catalog.js'
import type { CollectorConfig, Declared } from '../collector/config.js'
import { fieldOf } from '../core/json.js'
import type { Container } from '../taskdef/definition.js'
import { textsOf } from '../taskdef/fields.js'
import { optionsOfCheck, portAsked, USUAL_PORT } from '../taskdef/health-check.js'
import { callsAws, type UsedComponent } from '../taskdef/iam.js'

/** What a config wants of the container around it. */
export interface Needs {
  /** As `SidecarOptions` has it. */
  readonly healthCheckWorks: true | string
  /** Ids of the components in use that call AWS. */
  readonly awsCallers: readonly string[]
}

/** Components that a pipeline or service.extensions names. */
export const usedComponents = (config: CollectorConfig): readonly UsedComponent[] =>
  config.components
    .filter(({ used }) => used)
    .map(({ section, type, id, body }) => ({ section, type, id, body: body.tree }))

/** The needs of a config beside the sidecar that is there already, if one is. */
export const needsOf = (config: CollectorConfig, release: Release, sidecar?: Container): Needs => ({
  healthCheckWorks: healthCheckWorks(config, release, portOf(sidecar)),
  awsCallers: usedComponents(config)
    .filter(callsAws)
    .map(({ id }) => id),
})

/** The port that the sidecar's own health check asks, which stays; undefined when its options do not tell. */
function portOf(sidecar: Container | undefined): number | undefined {
  const options = sidecar && optionsOfCheck(textsOf(fieldOf(sidecar.json, 'healthCheck'), 'command'))
  return options ? portAsked(options) : USUAL_PORT
}

/** `/healthcheck` asks http://127.0.0.1:13133/, or another port with -port, and takes nothing but status 200. */
function healthCheckWorks(config: CollectorConfig, release: Release, port: number | undefined): true | string {
  if (!release.image.healthcheck) return `release ${release.version} has no /healthcheck, which came with v0.23.0`
  const found = config.of('extensions', 'health_check').filter(({ used }) => used)
  if (found.length === 0) return 'the config does not list the extension health_check in service.extensions'
  const reasons = found.map((extension) => wrongWith(extension, port))
  return reasons.find((reason) => reason === true) ?? reasons[0] ?? true
}

function wrongWith({ body, id }: Declared, port: number | undefined): true | string {
  const endpoint = body.get('endpoint')
  if (endpoint?.isUnknown) return `the endpoint of ${id} is known only when the collector starts`
  const text = endpoint?.text ?? `:${USUAL_PORT}`
  const [, host, listens] = /^(|0\.0\.0\.0|127\.0\.0\.1|localhost|\[::\]):([0-9]+)$/.exec(text) ?? []
  if (host === undefined || (port !== undefined && Number(listens) !== port))
    return `the endpoint of ${id} is another than the 127.0.0.1:${port ?? USUAL_PORT} that /healthcheck asks`
  const path = body.get('path')
  if (path?.isUnknown || (path?.text !== undefined && path.text !== '/'))
    return `${id} answers on another path than "/", which /healthcheck asks`
  const tls = body.get('tls')
  return tls && !tls.isNull ? `${id} wants TLS, and /healthcheck speaks plain HTTP` : true
}
