import { deploymentOf } from './ecs-services.js'
import { findRevision } from './ecs-read.js'
import { registerTaskDefinition } from './ecs-register.js'
import { compact, isObject, type Json, type JsonObject, objectsOf, parseJson, textOf } from './json.js'
import { checkRequest } from './shapes.js'
import { putParameter } from './ssm-put.js'
import type { Place, Revision } from './state.js'

interface Revised {
  /** ACTIVE when absent. */
  readonly status?: 'ACTIVE' | 'INACTIVE' | 'DELETE_IN_PROGRESS'
  /** The number it gets; the next one of its family when absent. */
  readonly revision?: number
  /** Keep it as it is, even if ECS would refuse it today. */
  readonly unchecked?: boolean
}

interface ServiceSeed {
  readonly name: string
  readonly taskDefinition: string
  /** `default` when absent. It comes into being with the service. */
  readonly cluster?: string
  readonly status?: 'ACTIVE' | 'DRAINING' | 'INACTIVE'
  /** Task definitions of deployments that a rollout is replacing, newest first. */
  readonly replacing?: readonly string[]
  /** More members of the service, or other values. `tags` shows only when it is asked for. */
  readonly fields?: JsonObject
}

interface TaskSeed {
  readonly taskDefinition: string
  readonly cluster?: string
  readonly service?: string
  readonly status?: 'RUNNING' | 'STOPPED'
}

/** Puts things there without a request. What AWS would refuse is an Error, so that no test stands on it. */
export interface Seeds {
  /** Registers a definition (an object, or JSON text whose numbers keep their form); unknown fields are kept. Returns its ARN. */
  readonly taskDefinition: (definition: JsonObject | string, more?: Revised) => string
  readonly cluster: (name: string) => void
  /** Returns the service's ARN. */
  readonly service: (service: ServiceSeed) => string
  /** Returns the task's ARN. */
  readonly task: (task: TaskSeed) => string
  /** The body of a PutParameter call; Type is String when absent. Visible at once. */
  readonly parameter: (input: JsonObject) => void
}

export const createSeeds = (place: Place): Seeds => ({
  taskDefinition: (definition, more = {}) => seedTaskDefinition(definition, more, place),
  cluster: (name) => void place.state.clusters.add(name),
  service: (service) => seedService(service, place),
  task: (task) => seedTask(task, place),
  parameter: (input) => seedParameter({ Type: 'String', ...input }, place),
})

const fail = (what: string, why: Json | undefined): never => {
  throw new Error(`${what} that AWS would refuse: ${JSON.stringify(why)}`)
}

const seedTaskDefinition = (definition: JsonObject | string, more: Revised, place: Place): string => {
  const input = typeof definition === 'string' ? parseJson(definition) : definition
  if (!isObject(input)) return fail('a task definition', 'it is not an object')
  if (more.unchecked !== true) {
    const check = { service: 'ecs', extraFields: true } as const
    const refused = checkRequest(check, 'RegisterTaskDefinition', input) ?? registerTaskDefinition(input, place)
    if (refused.status !== 200) return fail('a task definition', refused.body['message'])
  } else {
    const { tags: _, ...own } = input
    place.state.revisions.push(bare(own, objectsOf(input, 'tags'), place))
  }
  const kept = place.state.revisions.pop()
  if (kept === undefined) return fail('a task definition', 'nothing was registered')
  const revision = more.revision ?? kept.revision
  const arn = kept.arn.replace(/\d+$/, String(revision))
  place.state.revisions.push({ ...kept, arn, revision, status: more.status ?? 'ACTIVE' })
  return arn
}

const bare = (definition: JsonObject, tags: readonly Json[], { account, region, state }: Place): Revision => {
  const family = textOf(definition, 'family') ?? ''
  const revision = state.revisions.filter((each) => each.family === family).length + 1
  const arn = `arn:aws:ecs:${region}:${account}:task-definition/${family}:${String(revision)}`
  return { arn, family, revision, status: 'ACTIVE', definition, tags, registeredAt: Date.now() / 1000 }
}

const seedService = (seed: ServiceSeed, place: Place): string => {
  const { name, cluster = 'default', status = 'ACTIVE', replacing = [] } = seed
  const { account, region, state } = place
  state.clusters.add(cluster)
  const arn = `arn:aws:ecs:${region}:${account}:service/${cluster}/${name}`
  const base = {
    serviceArn: arn,
    serviceName: name,
    clusterArn: `arn:aws:ecs:${region}:${account}:cluster/${cluster}`,
    ...{ status, desiredCount: 1, runningCount: 1, pendingCount: 0, launchType: 'FARGATE' },
    taskDefinition: existing(seed.taskDefinition, place),
    ...{
      schedulingStrategy: 'REPLICA',
      deploymentController: { type: 'ECS' },
      events: [],
      createdAt: Date.now() / 1000,
    },
  }
  const rolloutState = replacing.length > 0 ? 'IN_PROGRESS' : 'COMPLETED'
  const primary = deploymentOf(base, { status: 'PRIMARY', rolloutState })
  const older = replacing.map((each) =>
    deploymentOf(base, { status: 'ACTIVE', rolloutState: 'COMPLETED', taskDefinition: existing(each, place) }),
  )
  const deployments = status === 'INACTIVE' ? [] : [primary, ...older]
  state.services.push({ arn, cluster, shown: { ...base, deployments, ...seed.fields } })
  return arn
}

/** The ARN of a revision that is there. */
const existing = (name: string, place: Place): string =>
  findRevision(name, place)?.arn ?? fail(`a reference to ${name}`, 'there is no such revision')

const seedTask = (
  { taskDefinition, cluster = 'default', service, status = 'RUNNING' }: TaskSeed,
  place: Place,
): string => {
  const { account, region, state } = place
  state.clusters.add(cluster)
  const id = String(state.tasks.length + 1).padStart(32, '0')
  const arn = `arn:aws:ecs:${region}:${account}:task/${cluster}/${id}`
  const shown = {
    taskArn: arn,
    clusterArn: `arn:aws:ecs:${region}:${account}:cluster/${cluster}`,
    taskDefinitionArn: existing(taskDefinition, place),
    ...{ lastStatus: status, desiredStatus: status },
    ...compact({ group: service === undefined ? undefined : `service:${service}` }),
  }
  state.tasks.push({ arn, cluster, shown })
  return arn
}

const seedParameter = (input: JsonObject, place: Place): void => {
  const settings = { ...place.settings, invisibleReads: 0 }
  const check = { service: 'ssm', extraFields: false } as const
  const done = checkRequest(check, 'PutParameter', input) ?? putParameter(input, { ...place, settings })
  if (done.status !== 200) fail('a parameter', done.body['message'] ?? done.body['__type'])
}
