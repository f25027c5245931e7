import { type Answer, answer, clientError, refuse } from './answer.js'
import { findRevision, paged } from './ecs-read.js'
import { compact, type JsonObject, numberOf, objectsOf, textOf, textsOf } from './json.js'
import type { Handler, Place, Running } from './state.js'

const clusterOf = (input: JsonObject, { state }: Place): string | Answer => {
  const name = (textOf(input, 'cluster') ?? 'default').split('/').at(-1) ?? ''
  return state.clusters.has(name) ? name : refuse('ClusterNotFoundException', 'Cluster not found.')
}

const findService = (name: string, cluster: string, { state }: Place): Running | undefined =>
  state.services.find((each) => each.cluster === cluster && (each.arn === name || each.shown['serviceName'] === name))

const describeServices: Handler = (input, place) => {
  const cluster = clusterOf(input, place)
  const names = textsOf(input, 'services')
  if (typeof cluster !== 'string') return cluster
  if (names.length === 0) return refuse('InvalidParameterException', 'Services cannot be empty.')
  if (names.length > 10) return refuse('InvalidParameterException', 'Services must have at most 10 entries.')
  const found = names.map((name) => findService(name, cluster, place)).filter((each) => each !== undefined)
  const missing = names.filter((name) => findService(name, cluster, place) === undefined)
  const { region, account } = place
  const arnOf = (name: string) =>
    name.startsWith('arn:') ? name : `arn:aws:ecs:${region}:${account}:service/${cluster}/${name}`
  return answer({
    services: found.map(({ shown }) => withTags(shown, input)),
    failures: missing.map((name) => ({ arn: arnOf(name), reason: 'MISSING' })),
  })
}

const withTags = (shown: JsonObject, input: JsonObject): JsonObject => {
  const { tags, ...rest } = shown
  return textsOf(input, 'include').includes('TAGS') && tags !== undefined ? { ...rest, tags } : rest
}

const listServices: Handler = (input, place) => {
  const cluster = clusterOf(input, place)
  if (typeof cluster !== 'string') return cluster
  const found = place.state.services.filter(
    ({ cluster: own, shown }) =>
      own === cluster &&
      shown['status'] !== 'INACTIVE' &&
      (input['launchType'] ?? shown['launchType']) === shown['launchType'] &&
      (input['schedulingStrategy'] ?? shown['schedulingStrategy']) === shown['schedulingStrategy'],
  )
  return paged(input, { member: 'serviceArns', all: found.map(({ arn }) => arn), size: 10 })
}

/** A new task definition or a forced deployment becomes the PRIMARY deployment; the one before goes on as ACTIVE. */
const updateService: Handler = (input, place) => {
  const cluster = clusterOf(input, place)
  if (typeof cluster !== 'string') return cluster
  const found = findService(textOf(input, 'service') ?? '', cluster, place)
  if (found === undefined) return refuse('ServiceNotFoundException', 'Service not found.')
  if (found.shown['status'] !== 'ACTIVE') return refuse('ServiceNotActiveException', 'Service was not ACTIVE.')
  const wanted = textOf(input, 'taskDefinition')
  const revision = wanted === undefined ? undefined : findRevision(wanted, place)
  if (wanted !== undefined && revision === undefined) return clientError('TaskDefinition not found.')
  if (revision && revision.status !== 'ACTIVE') return clientError('TaskDefinition is inactive')
  const changed = compact({ desiredCount: numberOf(input, 'desiredCount'), taskDefinition: revision?.arn })
  const shown = { ...found.shown, ...changed }
  const rolls = (revision && revision.arn !== found.shown['taskDefinition']) || input['forceNewDeployment'] === true
  const updated = { ...found, shown: rolls ? { ...shown, deployments: rollOut(shown) } : shown }
  place.state.services.splice(place.state.services.indexOf(found), 1, updated)
  return answer({ service: updated.shown })
}

const rollOut = (shown: JsonObject): readonly JsonObject[] => {
  const before = objectsOf(shown, 'deployments').map((deployment) => ({ ...deployment, status: 'ACTIVE' }))
  return [deploymentOf(shown, { status: 'PRIMARY', rolloutState: 'IN_PROGRESS' }), ...before]
}

/** A deployment of the service as it is now. */
export const deploymentOf = (service: JsonObject, given: JsonObject): JsonObject => ({
  id: `ecs-svc/${String(objectsOf(service, 'deployments').length + 1).padStart(19, '0')}`,
  taskDefinition: service['taskDefinition'] ?? '',
  desiredCount: service['desiredCount'] ?? 1,
  pendingCount: 0,
  runningCount: given['rolloutState'] === 'IN_PROGRESS' ? 0 : (service['desiredCount'] ?? 1),
  failedTasks: 0,
  createdAt: Date.now() / 1000,
  updatedAt: Date.now() / 1000,
  launchType: service['launchType'] ?? 'FARGATE',
  rolloutStateReason: 'ECS deployment.',
  ...given,
})

const listTasks: Handler = (input, place) => {
  const cluster = clusterOf(input, place)
  if (typeof cluster !== 'string') return cluster
  const status = textOf(input, 'desiredStatus') ?? 'RUNNING'
  const [family, service] = [textOf(input, 'family'), textOf(input, 'serviceName')]
  if (service !== undefined && findService(service, cluster, place) === undefined) {
    return refuse('ServiceNotFoundException', 'Service not found.')
  }
  const found = place.state.tasks.filter(({ cluster: own, shown }) => {
    const [, ownFamily] = /task-definition\/([^:]+)/.exec(textOf(shown, 'taskDefinitionArn') ?? '') ?? []
    return (
      own === cluster &&
      shown['desiredStatus'] === status &&
      (family ?? ownFamily) === ownFamily &&
      (service === undefined || shown['group'] === `service:${service.split('/').at(-1) ?? ''}`)
    )
  })
  return paged(input, { member: 'taskArns', all: found.map(({ arn }) => arn) })
}

const describeTasks: Handler = (input, place) => {
  const cluster = clusterOf(input, place)
  if (typeof cluster !== 'string') return cluster
  const names = textsOf(input, 'tasks')
  if (names.length === 0) return refuse('InvalidParameterException', 'Tasks cannot be empty.')
  if (names.length > 100) return refuse('InvalidParameterException', 'Tasks must have at most 100 entries.')
  const find = (name: string) =>
    place.state.tasks.find((each) => each.cluster === cluster && (each.arn === name || each.arn.endsWith(`/${name}`)))
  return answer({
    tasks: names.map(find).flatMap((task) => (task === undefined ? [] : [task.shown])),
    failures: names.filter((name) => find(name) === undefined).map((arn) => ({ arn, reason: 'MISSING' })),
  })
}

export const serviceActions: Readonly<Record<string, Handler>> = {
  DescribeServices: describeServices,
  DescribeTasks: describeTasks,
  ListServices: listServices,
  ListTasks: listTasks,
  UpdateService: updateService,
}
