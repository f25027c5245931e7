import { list, quote } from '../core/text.js'
import type { Definition } from './definition.js'
import { fieldOf, type JsonObject } from '../core/json.js'
import { isAbsent, objectsOf, textOf, textsOf } from './fields.js'
import type { SidecarOptions, TaskProblem } from './options.js'
import { problemOf, type Context } from './row.js'
import { isFargate } from './sizes.js'

/** What a task must have for a collector to work in it, beyond what ECS itself asks for. */
export function* checkNeeds(definition: Definition, context: Context): Generator<TaskProblem> {
  yield* checkPlatform(definition)
  yield* checkTaskRole(definition, context)
  yield* checkNetwork(definition, context)
}

function* checkPlatform({ json, label }: Definition): Generator<TaskProblem> {
  const system = textOf(fieldOf(json, 'runtimePlatform'), 'operatingSystemFamily')
  if (system?.startsWith('WINDOWS') !== true) return
  yield problemOf({
    id: 'windows',
    severity: 'error',
    at: ['runtimePlatform', 'operatingSystemFamily'],
    what: `${label}: operatingSystemFamily is ${quote(system)}, and no release of ADOT has an image for Windows`,
    help: 'run the collector as a Linux service of its own, and let the application send to it',
  })
}

/** Credentials that do not come from the task's role. */
const OWN_CREDENTIALS: ReadonlySet<string> = new Set([
  ...['AWS_ACCESS_KEY_ID', 'AWS_WEB_IDENTITY_TOKEN_FILE', 'AWS_PROFILE'],
  ...['AWS_CONTAINER_CREDENTIALS_FULL_URI', 'AWS_SHARED_CREDENTIALS_FILE'],
])

function* checkTaskRole(definition: Definition, { options, name }: Context): Generator<TaskProblem> {
  const { json, containers, label } = definition
  const sidecar = containers.find((container) => container.name === name)?.json
  const variables = [...objectsOf(sidecar, 'environment'), ...objectsOf(sidecar, 'secrets')].map(
    (entry) => textOf(entry, 'name') ?? '',
  )
  const hasOwn = variables.some((variable) => OWN_CREDENTIALS.has(variable))
  if (options.awsCallers.length === 0 || textOf(json, 'taskRoleArn') !== undefined || hasOwn) return
  const other = otherCredentials(definition, sidecar, options)
  const consequence = other ? `${other}, or none` : 'no credentials and nothing arrives'
  yield problemOf({
    id: 'task-role-missing',
    severity: other ? 'warning' : 'error',
    at: [],
    what: `${label}: "taskRoleArn" is missing, while the config calls AWS (${list(options.awsCallers)}), so the collector gets ${consequence}`,
    help: 'add "taskRoleArn", a role for ecs-tasks.amazonaws.com that allows what these components do',
  })
}

/** What credentials the collector may get without a task role, as far as is known; undefined: none. */
function otherCredentials(
  { json }: Definition,
  sidecar: JsonObject | undefined,
  { isOnFargate = textsOf(json, 'requiresCompatibilities').join() === 'FARGATE' }: SidecarOptions,
): string | undefined {
  if (!isAbsent(fieldOf(sidecar, 'environmentFiles'))) return 'those that its environmentFiles may hold'
  return isOnFargate ? undefined : "the instance's role, where it runs on an instance that lets containers have it"
}

/** Between bridged containers localhost is not shared. */
function* checkNetwork(definition: Definition, { name, others }: Context): Generator<TaskProblem> {
  const { json, containers, label } = definition
  const mode = textOf(json, 'networkMode')
  if (mode === 'none') {
    const what = `${label}: networkMode is "none", so the collector can send nothing out of the task`
    yield problemOf({
      id: 'no-network',
      severity: 'warning',
      at: ['networkMode'],
      what,
      help: 'use "awsvpc", "bridge" or "host"',
    })
  }
  if (isFargate(definition) || (mode !== undefined && mode !== 'bridge') || others.length === 0) return
  const isLinked = others.some((other) => textsOf(other.json, 'links').some((link) => link.split(':', 1)[0] === name))
  const sidecar = containers.find((container) => container.name === name)?.json
  if (isLinked || objectsOf(sidecar, 'portMappings').length > 0) return
  yield problemOf({
    id: 'bridge-network',
    severity: 'note',
    at: mode === undefined ? [] : ['networkMode'],
    what: `${label}: in network mode "bridge" each container has its own localhost: the application does not find the collector there, nor the collector the application`,
    help: `let the containers link to ${quote(name)}, or map its ports, or use "awsvpc" or "host"`,
  })
}
