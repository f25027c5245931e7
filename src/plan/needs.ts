import { firstWith, type Release } from '../collector/catalog.js'
import type { CollectorConfig, Declared } from '../collector/config.js'
import { healthAnswer } from '../collector/health-check.js'
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
  if (!release.image.healthcheck)
    return `release ${release.version} has no /healthcheck, which came with ${firstWith(({ image }) => image.healthcheck)}`
  const found = config.of('extensions', 'health_check').filter(({ used }) => used)
  if (found.length === 0) return 'the config does not list the extension health_check in service.extensions'
  const reasons = found.map((extension) => wrongWith(extension, port))
  return reasons.find((reason) => reason === true) ?? reasons[0] ?? true
}

function wrongWith(extension: Declared, port: number | undefined): true | string {
  const { id } = extension
  const answer = healthAnswer(extension, port)
  switch (answer.kind) {
    case 'answers':
      return true
    case 'unknown':
      return `where ${id} answers is not known before the collector starts`
    case 'port':
    case 'host':
      return `the endpoint of ${id} is another than the 127.0.0.1:${port ?? USUAL_PORT} that /healthcheck asks`
    case 'path':
      return `${id} answers on another path than "/", which /healthcheck asks`
    case 'tls':
      return `${id} wants TLS, and /healthcheck speaks plain HTTP`
  }
}
