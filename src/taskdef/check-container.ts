import { fieldOf } from '../core/json.js'
import { list, quote } from '../core/text.js'
import { checkDependencies } from './check-dependency.js'
import type { Container, Definition } from './definition.js'
import { booleanOf, numberOf, objectsOf, textOf } from './fields.js'
import type { TaskMistake } from './mistakes.js'
import type { TaskProblem } from './options.js'
import { problemOf } from './row.js'
import { isFargate } from './sizes.js'

/** What ECS refuses about single containers and what they name. */
export function* checkContainers(definition: Definition): Generator<TaskProblem> {
  for (const [index, container] of definition.containers.entries()) {
    const found: Finder = (field, problem) =>
      problemOf({
        ...problem,
        severity: 'error',
        at: ['containerDefinitions', index, field],
        what: `container ${quote(container.name)}: ${problem.what}`,
      })
    yield* checkName(container, found)
    yield* checkVariables(container, found)
    yield* checkPorts(definition, container, found)
    yield* checkVolumes(definition, container, found)
    yield* checkLog(definition, container, found)
    yield* checkFargate(definition, container, found)
    yield* checkRanges(container, found)
    yield* checkDependencies(definition, container, found)
  }
}

/** A problem at a field of the container at hand. */
export type Finder = (
  field: string,
  problem: { readonly id: TaskMistake; readonly what: string; readonly help?: string },
) => TaskProblem

function* checkName({ name }: Container, found: Finder): Generator<TaskProblem> {
  if (/^[A-Za-z0-9_-]{1,255}$/.test(name)) return
  yield found('name', {
    id: 'container-name',
    what: 'its name has other characters than letters, digits, "-" and "_", or more than 255',
  })
}

/** One name, one value. */
function* checkVariables({ json }: Container, found: Finder): Generator<TaskProblem> {
  const namesOf = (field: string): readonly string[] =>
    objectsOf(json, field).flatMap((entry) => textOf(entry, 'name') ?? [])
  const [variables, secrets] = [namesOf('environment'), namesOf('secrets')]
  const twice = new Set(secrets.filter((name, index) => secrets.indexOf(name) < index))
  if (twice.size > 0)
    yield found('secrets', {
      id: 'secret-twice',
      what: `secrets has ${list(twice)} more than once`,
      help: 'keep one of each',
    })
  const both = new Set(secrets.filter((name) => variables.includes(name)))
  if (both.size === 0) return
  yield found('secrets', {
    id: 'secret-and-variable',
    what: `${list(both)} stands in both environment and secrets`,
    help: 'keep one of the two',
  })
}

function* checkPorts({ json: task }: Definition, { json }: Container, found: Finder): Generator<TaskProblem> {
  const mode = textOf(task, 'networkMode')
  if (mode === 'none' && objectsOf(json, 'portMappings').length > 0) {
    yield found('portMappings', { id: 'ports-without-network', what: 'has portMappings in network mode "none"' })
  }
  if (mode !== 'awsvpc' && mode !== 'host') return
  for (const mapping of objectsOf(json, 'portMappings')) {
    const [port, host] = [numberOf(mapping, 'containerPort'), numberOf(mapping, 'hostPort')]
    if (port === undefined || host === undefined || host === port || host === 0) continue
    const what = `hostPort ${host} differs from containerPort ${port}, which network mode ${quote(mode)} does not allow`
    yield found('portMappings', { id: 'host-port', what, help: 'leave hostPort out' })
  }
}

function* checkVolumes(definition: Definition, { json }: Container, found: Finder): Generator<TaskProblem> {
  const volumes = new Set(objectsOf(definition.json, 'volumes').map((volume) => textOf(volume, 'name')))
  const missing = objectsOf(json, 'mountPoints')
    .flatMap((mount) => textOf(mount, 'sourceVolume') ?? [])
    .filter((name) => !volumes.has(name))
  if (missing.length === 0) return
  yield found('mountPoints', {
    id: 'unknown-volume',
    what: `mountPoints names ${list(missing)}, which "volumes" does not have`,
    help: 'add the volume to the task definition',
  })
}

function* checkLog(definition: Definition, { json }: Container, found: Finder): Generator<TaskProblem> {
  const log = fieldOf(json, 'logConfiguration')
  if (textOf(log, 'logDriver') !== 'awslogs') return
  const options = fieldOf(log, 'options')
  const secret = new Set(objectsOf(log, 'secretOptions').map((option) => textOf(option, 'name')))
  const needed = ['awslogs-group', 'awslogs-region', ...(isFargate(definition) ? ['awslogs-stream-prefix'] : [])]
  const missing = needed.filter((name) => textOf(options, name) === undefined && !secret.has(name))
  if (missing.length === 0) return
  yield found('logConfiguration', { id: 'log-options', what: `its log driver "awslogs" lacks ${list(missing)}` })
}

const LONGEST_STOP = 120

/** What only Fargate refuses. */
function* checkFargate(definition: Definition, { json }: Container, found: Finder): Generator<TaskProblem> {
  if (!isFargate(definition)) return
  if (booleanOf(json, 'privileged') === true) {
    yield found('privileged', { id: 'fargate-privileged', what: 'is privileged, which Fargate does not allow' })
  }
  const stop = numberOf(json, 'stopTimeout')
  if (stop === undefined || stop <= LONGEST_STOP) return
  yield found('stopTimeout', {
    id: 'container-out-of-range',
    what: `stopTimeout is ${stop}, and Fargate takes at most ${LONGEST_STOP} seconds`,
  })
}

const RANGES = {
  healthCheck: { interval: [5, 300], timeout: [2, 60], retries: [1, 10], startPeriod: [0, 300] },
  restartPolicy: { restartAttemptPeriod: [60, 1800] },
} as const

/** From the service's own model. */
function* checkRanges({ json }: Container, found: Finder): Generator<TaskProblem> {
  for (const [field, ranges] of Object.entries(RANGES)) {
    for (const [key, [from, to]] of Object.entries(ranges)) {
      const value = numberOf(fieldOf(json, field), key)
      if (value === undefined || (value >= from && value <= to)) continue
      yield found(field, {
        id: 'container-out-of-range',
        what: `${field}.${key} is ${value}, and ECS takes ${from} to ${to}`,
      })
    }
  }
}
