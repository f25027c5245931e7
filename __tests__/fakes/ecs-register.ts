import { type Answer, answer, clientError, refuse } from './answer.js'
import { taskProblems } from './ecs-task.js'
import { cpuUnits, isFargateSize, mebibytes } from './fargate.js'
import { compact, isObject, type Json, type JsonObject, objectOf, objectsOf, textOf } from './json.js'
import { dropNulls } from './shapes.js'
import type { Place, Revision } from './state.js'
import { tagProblems } from './tags.js'

/** What only Describe answers: RegisterTaskDefinition never takes them, whatever else is open. */
const DESCRIBED_ONLY = [
  ...['compatibilities', 'deleteRequestedAt', 'deregisteredAt', 'registeredAt', 'registeredBy', 'requiresAttributes'],
  ...['revision', 'status', 'taskDefinitionArn'],
]

/** The RegisterTaskDefinition call: checked, filled with ECS's defaults, kept as the next revision. */
export const registerTaskDefinition = (input: JsonObject, place: Place): Answer => {
  const described = DESCRIBED_ONLY.find((name) => name in input)
  if (described !== undefined) {
    return refuse('InvalidParameterException', `Unknown parameter in input: "${described}"`)
  }
  const given = dropNulls('ecs', 'RegisterTaskDefinitionRequest', input)
  if (!isObject(given)) return clientError('Family should not be null or empty.')
  const { tags: _, ...task } = given
  const [problem] = taskProblems(task)
  if (problem !== undefined) return clientError(problem)
  const tags = objectsOf(given, 'tags')
  const [tagProblem] = tagProblems(tags, ['key', 'value'])
  if (tagProblem !== undefined) return refuse('InvalidParameterException', tagProblem)
  const revision = keep(task, tags, place)
  return answer({ taskDefinition: describe(revision, place), ...(tags.length > 0 ? { tags } : {}) })
}

const keep = (task: JsonObject, tags: readonly Json[], { account, region, state }: Place): Revision => {
  const family = textOf(task, 'family') ?? ''
  const last = Math.max(0, ...state.revisions.filter((each) => each.family === family).map((each) => each.revision))
  const arn = `arn:aws:ecs:${region}:${account}:task-definition/${family}:${String(last + 1)}`
  const definition = fill(task)
  const revision = {
    arn,
    family,
    revision: last + 1,
    status: 'ACTIVE',
    definition,
    tags,
    registeredAt: Date.now() / 1000,
  }
  state.revisions.push(revision)
  return revision
}

/** ECS answers with more than it was given: sizes in units, empty lists, ports, health check times. */
const fill = (task: JsonObject): JsonObject => {
  const mode = textOf(task, 'networkMode') ?? 'bridge'
  const [cpu, memory] = [textOf(task, 'cpu'), textOf(task, 'memory')]
  return {
    ...task,
    ...(cpu === undefined ? {} : { cpu: String(cpuUnits(cpu)) }),
    ...(memory === undefined ? {} : { memory: String(mebibytes(memory)) }),
    containerDefinitions: objectsOf(task, 'containerDefinitions').map((container) => fillContainer(container, mode)),
    volumes: task['volumes'] ?? [],
    placementConstraints: task['placementConstraints'] ?? [],
  }
}

const EMPTY = { cpu: 0, essential: true, environment: [], mountPoints: [], volumesFrom: [], systemControls: [] }

const fillContainer = (container: JsonObject, mode: string): JsonObject => {
  const check = objectOf(container, 'healthCheck')
  const portMappings = objectsOf(container, 'portMappings').map((mapping) => {
    if (mapping['containerPort'] === undefined) return mapping
    const hostPort = mode === 'bridge' ? 0 : mapping['containerPort']
    return { protocol: 'tcp', hostPort, ...mapping }
  })
  return {
    ...EMPTY,
    ...container,
    portMappings,
    ...(check === undefined ? {} : { healthCheck: { interval: 30, timeout: 5, retries: 3, ...check } }),
  }
}

/** The revision as Register and Describe answer it, with everything that only an answer has. */
export const describe = (kept: Revision, { settings, user }: Pick<Place, 'settings' | 'user'>): JsonObject => ({
  taskDefinitionArn: kept.arn,
  ...kept.definition,
  ...(settings.reordered ? { containerDefinitions: reorder(kept.definition) } : {}),
  revision: kept.revision,
  status: kept.status,
  requiresAttributes: attributesOf(kept.definition),
  compatibilities: compatibilitiesOf(kept.definition),
  ...compact({
    registeredAt: kept.registeredAt,
    registeredBy: user,
    deregisteredAt: kept.status === 'ACTIVE' ? undefined : kept.registeredAt,
    deleteRequestedAt: kept.status === 'DELETE_IN_PROGRESS' ? kept.registeredAt : undefined,
  }),
})

const reorder = (definition: JsonObject): Json =>
  objectsOf(definition, 'containerDefinitions').map((container) => ({
    ...container,
    environment: objectsOf(container, 'environment').toReversed(),
    ...('secrets' in container ? { secrets: objectsOf(container, 'secrets').toReversed() } : {}),
  }))

const attributesOf = (definition: JsonObject): Json => {
  const containers = objectsOf(definition, 'containerDefinitions')
  const logs = containers.some((each) => objectOf(each, 'logConfiguration')?.['logDriver'] === 'awslogs')
  const secrets = containers.some((each) => objectsOf(each, 'secrets').length > 0)
  const names = [
    ...(logs ? ['com.amazonaws.ecs.capability.logging-driver.awslogs'] : []),
    ...(secrets ? ['ecs.capability.secrets.ssm.environment-variables'] : []),
    ...(definition['networkMode'] === 'awsvpc' ? ['ecs.capability.task-eni'] : []),
    ...(textOf(definition, 'taskRoleArn') === undefined ? [] : ['com.amazonaws.ecs.capability.task-iam-role']),
    'com.amazonaws.ecs.capability.docker-remote-api.1.18',
  ]
  return names.map((name) => ({ name }))
}

const compatibilitiesOf = (definition: JsonObject): Json => {
  const [cpu, memory] = [textOf(definition, 'cpu') ?? '', textOf(definition, 'memory') ?? '']
  const fargate = definition['networkMode'] === 'awsvpc' && isFargateSize(cpuUnits(cpu), mebibytes(memory))
  return fargate ? ['EC2', 'FARGATE'] : ['EC2']
}
