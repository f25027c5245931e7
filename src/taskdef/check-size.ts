import { fieldOf } from '../core/json.js'
import { list, quote } from '../core/text.js'
import type { Definition } from './definition.js'
import { isAbsent, numberOf, textOf } from './fields.js'
import type { TaskProblem } from './options.js'
import { problemOf } from './row.js'
import { cpuUnits, fargateCpus, fargateMemory, isFargate, mebibytes, reservedMemory } from './sizes.js'

/** What ECS refuses about cpu and memory, of the task and of its containers. */
export function* checkSizes(definition: Definition): Generator<TaskProblem> {
  const cpu = sizeOf(definition, 'cpu', cpuUnits)
  const memory = sizeOf(definition, 'memory', mebibytes)
  yield* checkUnits(definition, { cpu, memory })
  if (isFargate(definition)) yield* checkFargate(definition, cpu, memory)
  if (cpu !== undefined) yield* checkCpuSum(definition, cpu)
  if (memory !== undefined) yield* checkMemorySum(definition, memory)
  else if (isAbsent(fieldOf(definition.json, 'memory'))) yield* checkUnsized(definition)
  yield* checkLimits(definition, memory)
}

function sizeOf(
  { json }: Definition,
  field: 'cpu' | 'memory',
  read: (text: string) => number | undefined,
): number | undefined {
  const text = textOf(json, field)
  return text === undefined ? undefined : read(text)
}

function* checkUnits(
  { json, label }: Definition,
  sizes: Readonly<Record<'cpu' | 'memory', number | undefined>>,
): Generator<TaskProblem> {
  for (const field of ['cpu', 'memory'] as const) {
    const text = textOf(json, field)
    // A unit that is not known here may be known to ECS.
    if (text === undefined || sizes[field] !== undefined || /^\s*[0-9.]+\s*[a-z]+\s*$/i.test(text)) continue
    const [unit, example] = field === 'cpu' ? ['CPU units', '"1024" or "1 vCPU"'] : ['MiB', '"2048" or "2 GB"']
    const what = `${label}: ${field} ${quote(text)} of the task is neither a number of ${unit} nor a size that ECS reads`
    yield problemOf({ id: 'unreadable-size', severity: 'error', at: [field], what, help: `write it as ${example}` })
  }
}

function* checkFargate(
  definition: Definition,
  cpu: number | undefined,
  memory: number | undefined,
): Generator<TaskProblem> {
  const { json, label } = definition
  for (const field of ['cpu', 'memory'] as const) {
    if (!isAbsent(fieldOf(json, field))) continue
    const what = `${label}: "${field}" of the task is missing, and Fargate needs it`
    yield problemOf({
      id: 'fargate-size',
      severity: 'error',
      at: [],
      what,
      help: `add "${field}": ${field === 'cpu' ? '"256"' : '"512"'}, or more`,
    })
  }
  if (cpu !== undefined && memory !== undefined) yield* checkFargatePair(label, cpu, memory)
}

function* checkFargatePair(label: string, cpu: number, memory: number): Generator<TaskProblem> {
  const sizes = fargateMemory(cpu)
  if (sizes?.includes(memory)) return
  if (sizes) {
    const what = `${label}: Fargate has no tasks of ${cpu} CPU units with ${memory} MiB of memory`
    yield problemOf({
      id: 'fargate-size',
      severity: 'error',
      at: ['memory'],
      what,
      help: `with ${cpu} CPU units take ${sizesText(sizes)} MiB`,
    })
  } else if (cpu <= Math.max(...fargateCpus())) {
    const what = `${label}: Fargate has no tasks of ${cpu} CPU units`
    yield problemOf({
      id: 'fargate-size',
      severity: 'error',
      at: ['cpu'],
      what,
      help: `take one of ${fargateCpus().join(', ')}`,
    })
  }
  // A size beyond the largest known may be newer than this list.
}

/** All of few sizes; of many, the ends and the step. */
function sizesText(sizes: readonly number[]): string {
  if (sizes.length < 5) return sizes.join(', ')
  const [first = 0, second = 0] = sizes
  return `${first} to ${sizes.at(-1) ?? 0} in steps of ${second - first}`
}

function* checkCpuSum({ containers, label }: Definition, total: number): Generator<TaskProblem> {
  const sum = containers.reduce((units, { json }) => units + (numberOf(json, 'cpu') ?? 0), 0)
  if (sum <= total) return
  yield problemOf({
    id: 'cpu-over-task',
    severity: 'error',
    at: ['cpu'],
    what: `${label}: the containers' cpu adds up to ${sum} units, more than the ${total} of the task`,
    help: 'lower the cpu of a container (the collector needs none of its own), or raise that of the task',
  })
}

function* checkMemorySum({ containers, label }: Definition, total: number): Generator<TaskProblem> {
  const sum = containers.reduce((mebi, { json }) => mebi + reservedMemory(json), 0)
  if (sum <= total) return
  const parts = containers.flatMap(({ name, json }) =>
    reservedMemory(json) > 0 ? [`${quote(name)} ${reservedMemory(json)}`] : [],
  )
  yield problemOf({
    id: 'memory-over-task',
    severity: 'error',
    at: ['memory'],
    what: `${label}: the containers reserve ${sum} MiB (${parts.join(', ')}), more than the ${total} MiB of the task`,
    help: 'raise the memory of the task, or lower memory or memoryReservation of a container',
  })
}

/** Without memory of the task, each container says how much it wants. */
function* checkUnsized(definition: Definition): Generator<TaskProblem> {
  if (isFargate(definition)) return
  const bare = definition.containers.filter(({ json }) => reservedMemory(json) === 0).map(({ name }) => name)
  if (bare.length === 0) return
  const what = `${definition.label}: containers ${list(bare)} have neither memory nor memoryReservation, and neither has the task`
  yield problemOf({
    id: 'no-memory',
    severity: 'error',
    at: ['containerDefinitions'],
    what,
    help: 'set memoryReservation, or the memory of the task',
  })
}

function* checkLimits({ containers }: Definition, total: number | undefined): Generator<TaskProblem> {
  for (const [index, { name, json }] of containers.entries()) {
    const at = ['containerDefinitions', index, 'memory']
    const memory = numberOf(json, 'memory')
    const reservation = numberOf(json, 'memoryReservation')
    if (memory !== undefined && total !== undefined && memory > total) {
      const what = `container ${quote(name)}: memory ${memory} MiB is more than the ${total} MiB of the task`
      yield problemOf({
        id: 'memory-over-task',
        severity: 'error',
        at,
        what,
        help: 'lower it, or raise the memory of the task',
      })
    }
    if (memory !== undefined && reservation !== undefined && reservation > memory) {
      const what = `container ${quote(name)}: memoryReservation ${reservation} MiB is more than its memory, ${memory} MiB`
      yield problemOf({
        id: 'reservation-over-memory',
        severity: 'error',
        at,
        what,
        help: 'reserve less, or raise memory, the hard limit',
      })
    }
  }
}
