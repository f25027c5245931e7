import { fieldOf } from '../core/json.js'
import { list, quote } from '../core/text.js'
import { checkContainers } from './check-container.js'
import { checkSizes } from './check-size.js'
import type { Container, Definition } from './definition.js'
import { booleanOf, objectsOf, textOf } from './fields.js'
import { privateRepository } from './image.js'
import type { TaskProblem } from './options.js'
import { problemOf } from './row.js'
import { isFargate } from './sizes.js'

const MOST_CONTAINERS = 10

/** What RegisterTaskDefinition would refuse, so that it is known before anything is written. All of them are errors. */
export const checkDefinition = (definition: Definition): readonly TaskProblem[] => [
  ...checkTask(definition),
  ...checkExecutionRole(definition),
  ...checkSizes(definition),
  ...checkContainers(definition),
]

function* checkTask(definition: Definition): Generator<TaskProblem> {
  const { containers, family, json, label } = definition
  if (!/^[A-Za-z0-9_-]{1,255}$/.test(family)) {
    const what = `${label}: family ${quote(family)} has other characters than letters, digits, "-" and "_", or more than 255`
    yield problemOf({ id: 'family-name', severity: 'error', at: ['family'], what })
  }
  if (containers.length > MOST_CONTAINERS) {
    const what = `${label}: has ${containers.length} containers, and ECS takes at most ${MOST_CONTAINERS} in one task`
    yield problemOf({
      id: 'too-many-containers',
      severity: 'error',
      at: ['containerDefinitions'],
      what,
      help: 'move a container to a service of its own',
    })
  }
  if (containers.length === 0) {
    const what = `${label}: has no container: there is nothing to run`
    yield problemOf({
      id: 'no-container',
      severity: 'error',
      at: ['containerDefinitions'],
      what,
      help: 'delete the service instead',
    })
  } else if (containers.every((container) => booleanOf(container.json, 'essential') === false))
    yield noEssential(definition)
  const mode = textOf(json, 'networkMode')
  if (isFargate(definition) && mode !== 'awsvpc') {
    const what = `${label}: networkMode is ${mode === undefined ? 'missing' : quote(mode)}, and Fargate takes only "awsvpc"`
    yield problemOf({
      id: 'fargate-network',
      severity: 'error',
      at: mode === undefined ? [] : ['networkMode'],
      what,
      help: 'set "networkMode": "awsvpc"',
    })
  }
}

function noEssential({ containers, label }: Definition): TaskProblem {
  const only = containers.length === 1 ? containers[0] : undefined
  return problemOf({
    id: 'no-essential-container',
    severity: 'error',
    at: ['containerDefinitions'],
    what: `${label}: no container is essential, and every task needs one that is`,
    help: only
      ? `set essential to true: ${quote(only.name)} is all that the task has`
      : 'leave "essential" out where the task shall stop with the container',
  })
}

/** The agent fetches secrets, private images and Fargate's log streams as the execution role. */
function* checkExecutionRole(definition: Definition): Generator<TaskProblem> {
  const { json, containers, label } = definition
  if (textOf(json, 'executionRoleArn') !== undefined) return
  const needs = containers.flatMap((container) => roleNeeds(container, isFargate(definition)))
  if (needs.length === 0) return
  yield problemOf({
    id: 'execution-role-missing',
    severity: 'error',
    at: [],
    what: `${label}: "executionRoleArn" is missing, and ECS needs it for ${needs.join(', ')}`,
    help: 'add "executionRoleArn", a role for ecs-tasks.amazonaws.com with AmazonECSTaskExecutionRolePolicy and ssm:GetParameters',
  })
}

function roleNeeds({ json, name, image }: Container, onFargate: boolean): readonly string[] {
  const log = fieldOf(json, 'logConfiguration')
  const secrets = [...objectsOf(json, 'secrets'), ...objectsOf(log, 'secretOptions')].map(
    (secret) => textOf(secret, 'name') ?? '',
  )
  const isPrivate =
    fieldOf(json, 'repositoryCredentials') !== undefined || (onFargate && privateRepository(image) !== undefined)
  return [
    ...(secrets.length > 0 ? [`the secrets of ${quote(name)} (${list(secrets)})`] : []),
    ...(isPrivate ? [`the image of ${quote(name)}`] : []),
    ...(onFargate && textOf(log, 'logDriver') === 'awslogs' ? [`the logs of ${quote(name)}`] : []),
  ]
}
