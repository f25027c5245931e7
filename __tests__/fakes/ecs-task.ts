import { containerProblems } from './ecs-container.js'
import { dependencyProblems } from './ecs-depends.js'
import { cpuUnits, isFargateSize, mebibytes } from './fargate.js'
import { type JsonObject, numberOf, objectOf, objectsOf, repeated, textOf, textsOf } from './json.js'

const MAX_BYTES = 65_536

/** Why ECS would refuse to register this, in its words where they are known. The first is the one it gives. */
export function* taskProblems(task: JsonObject): Generator<string> {
  const family = textOf(task, 'family')
  const containers = objectsOf(task, 'containerDefinitions')
  if (family === undefined) yield 'Family should not be null or empty.'
  else if (!/^[\w-]{1,255}$/.test(family)) yield 'Family contains invalid characters.'
  if (containers.length === 0) yield 'Container list cannot be empty.'
  if (containers.length > 10) yield 'Too many containers.'
  for (const container of containers) yield* containerProblems(container)
  if (repeated(containers.map((container) => textOf(container, 'name') ?? '')) !== undefined) {
    yield 'Container names must be unique within a Task Definition.'
  }
  if (containers.every((container) => container['essential'] === false)) {
    yield "Task definition doesn't have any essential container."
  }
  yield* dependencyProblems(containers)
  yield* volumeProblems(task, containers)
  yield* networkProblems(task, containers)
  yield* roleProblems(task, containers)
  yield* sumProblems(task, containers)
  if (textsOf(task, 'requiresCompatibilities').includes('FARGATE')) yield* fargateProblems(task, containers)
  yield* memoryProblems(task, containers)
  const bytes = Buffer.byteLength(JSON.stringify(task))
  if (bytes > MAX_BYTES) yield `Actual length: '${String(bytes)}'. Max allowed length is '${String(MAX_BYTES)}' bytes.`
}

function* volumeProblems(task: JsonObject, containers: readonly JsonObject[]): Generator<string> {
  const volumes = objectsOf(task, 'volumes').map((volume) => textOf(volume, 'name') ?? '')
  const again = repeated(volumes)
  if (again !== undefined) yield `Duplicate volume name '${again}'.`
  for (const mount of containers.flatMap((container) => objectsOf(container, 'mountPoints'))) {
    const source = textOf(mount, 'sourceVolume')
    if (source !== undefined && !volumes.includes(source)) yield `Unknown volume '${source}'.`
  }
}

function* networkProblems(task: JsonObject, containers: readonly JsonObject[]): Generator<string> {
  const mode = textOf(task, 'networkMode') ?? 'bridge'
  const mappings = containers.flatMap((container) => objectsOf(container, 'portMappings'))
  if (mode === 'awsvpc' || mode === 'host') {
    const differs = ({ hostPort, containerPort }: JsonObject) => (hostPort ?? containerPort) !== containerPort
    if (mappings.some(differs)) {
      yield `When networkMode=${mode}, the host ports and container ports in port mappings must match.`
    }
  }
  if (mode === 'none' && mappings.length > 0) yield 'Port mappings are not supported when networkMode=none.'
  if (mode !== 'bridge' && containers.some((container) => textsOf(container, 'links').length > 0)) {
    yield `Links are not supported when networkMode=${mode}.`
  }
}

function* roleProblems(task: JsonObject, containers: readonly JsonObject[]): Generator<string> {
  for (const name of ['executionRoleArn', 'taskRoleArn']) {
    const role = task[name]
    if (role === '' || (typeof role === 'string' && !/^(arn:[\w-]+:iam::\d{12}:role\/)?[\w+=,.@/-]+$/.test(role))) {
      yield 'Role is not valid'
    }
  }
  const secretive = (container: JsonObject) =>
    objectsOf(container, 'secrets').length > 0 ||
    objectsOf(objectOf(container, 'logConfiguration') ?? {}, 'secretOptions').length > 0
  if (textOf(task, 'executionRoleArn') === undefined && containers.some(secretive)) {
    yield "When you are specifying container secrets, you must also specify a value for 'executionRoleArn'."
  }
}

/** What the containers ask for must fit into what the task has, when the task says what it has. */
function* sumProblems(task: JsonObject, containers: readonly JsonObject[]): Generator<string> {
  const [cpuText, memoryText] = [task['cpu'], task['memory']]
  const cpu = typeof cpuText === 'string' ? cpuUnits(cpuText) : Infinity
  const memory = typeof memoryText === 'string' ? mebibytes(memoryText) : Infinity
  if (Number.isNaN(cpu)) yield `Invalid 'cpu' setting for task.${SEE}`
  if (Number.isNaN(memory)) yield `Invalid 'memory' setting for task.${SEE}`
  if (cpu !== Infinity && (cpu < 128 || cpu > 196_608)) yield `Invalid 'cpu' setting for task.${SEE}`
  const cpuSum = containers.reduce((sum, container) => sum + (numberOf(container, 'cpu') ?? 0), 0)
  if (cpuSum > cpu) {
    yield "The sum of all container 'cpu' values cannot be greater than the value of the task 'cpu'."
  }
  let memorySum = 0
  for (const container of containers) {
    const wanted = numberOf(container, 'memory') ?? numberOf(container, 'memoryReservation') ?? 0
    const name = textOf(container, 'name') ?? ''
    if (wanted > memory) yield `The 'memory' setting for container '${name}' is greater than for the task.`
    memorySum += wanted
  }
  if (memorySum > memory) {
    yield "The sum of all container 'memory' values cannot be greater than the value of the task 'memory'."
  }
}

const SEE = ' For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.'

function* fargateProblems(task: JsonObject, containers: readonly JsonObject[]): Generator<string> {
  const [cpu, memory] = [textOf(task, 'cpu'), textOf(task, 'memory')]
  if (cpu === undefined) return yield "Fargate requires that 'cpu' be defined at the task level."
  if (memory === undefined) return yield "Fargate requires that 'memory' be defined at the task level."
  if (!isFargateSize(cpuUnits(cpu), mebibytes(memory))) {
    yield `No Fargate configuration exists for given values: ${String(cpuUnits(cpu))} CPU, ${String(mebibytes(memory))} memory. See the Amazon ECS documentation for the valid values.`
  }
  if (task['networkMode'] !== 'awsvpc') yield 'Fargate only supports network mode ‘awsvpc’.'
  if (containers.some((container) => container['privileged'] === true)) {
    yield 'Fargate does not support privileged containers.'
  }
  for (const container of containers) {
    if ((numberOf(container, 'stopTimeout') ?? 0) > 120) yield 'Fargate supports a stopTimeout of at most 120 seconds.'
    const options = objectOf(objectOf(container, 'logConfiguration') ?? {}, 'options') ?? {}
    if ('awslogs-group' in options && textOf(options, 'awslogs-stream-prefix') === undefined) {
      yield 'Log driver awslogs requires options: awslogs-stream-prefix'
    }
  }
  const size = numberOf(objectOf(task, 'ephemeralStorage') ?? {}, 'sizeInGiB')
  if (size !== undefined && (size < 21 || size > 200)) yield 'Ephemeral storage must be between 21 and 200 GiB.'
  if (textOf(task, 'executionRoleArn') === undefined) yield* fargateRoleProblems(containers)
}

function* fargateRoleProblems(containers: readonly JsonObject[]): Generator<string> {
  if (containers.some((container) => /\.dkr\.ecr\./.test(textOf(container, 'image') ?? ''))) {
    yield 'Fargate requires task definition to have execution role ARN to support ECR images.'
  }
  if (containers.some((container) => objectOf(container, 'logConfiguration')?.['logDriver'] === 'awslogs')) {
    yield 'Fargate requires task definition to have execution role ARN to support log driver awslogs.'
  }
}

function* memoryProblems(task: JsonObject, containers: readonly JsonObject[]): Generator<string> {
  if (textOf(task, 'memory') !== undefined) return
  for (const container of containers) {
    if (numberOf(container, 'memory') === undefined && numberOf(container, 'memoryReservation') === undefined) {
      const name = textOf(container, 'name') ?? ''
      yield `Invalid setting for container '${name}'. At least one of 'memory' or 'memoryReservation' must be specified.`
    }
  }
}
