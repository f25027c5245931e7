import { quote } from '../core/text.js'
import { fieldOf, type JsonObject } from '../core/json.js'
import { numberOf } from './fields.js'
import { problemOf, setField, type Context, type Row, type Setting } from './row.js'
import { LEAST_MEMORY, memoryNeeds, largestMemory, taskMemory, USUAL_RESERVATION } from './sizes.js'
import type { TaskProblem } from './options.js'

/** CPU only when asked for: the application's containers often reserve all that the task has. */
export const cpuRow: Row = function* (container, { options }) {
  // ECS shows 0 where nothing was said.
  if (options.cpu === undefined || options.cpu === (numberOf(container, 'cpu') ?? 0)) return
  yield* setField(container, 'cpu', { value: options.cpu, reason: 'the input cpu says so' })
}

/** A hard limit only when asked for; one that is too small for a cold start is told. */
export const memoryRow: Row = function* (container, { options, name, at }) {
  if (options.memory !== undefined) {
    yield* setField(container, 'memory', { value: options.memory, reason: 'the input memory says so' })
  }
  const memory = options.memory ?? numberOf(container, 'memory')
  const { floor, resident, release, isMeasured } = memoryNeeds(options.release)
  if (memory === undefined || memory >= floor) return
  const measured = isMeasured ? '' : ` (${release} was measured; ${options.release} was not)`
  yield problemOf({
    id: 'memory-below-floor',
    severity: 'warning',
    at: [...at, 'memory'],
    what: `container ${quote(name)}: a hard limit of ${memory} MiB is less than the ${floor} MiB with which ${release} starts in about a second on a fresh host${measured}: it starts slowly or hangs there, and quickly only where its binary is in memory already`,
    help: `set memory to ${floor} or more, or leave the hard limit out and reserve memory instead; about ${resident} MiB are resident`,
  })
}

/** What the task has left for it, at most the usual; a container that has memory of its own keeps that. */
export const reservationRow: Row = function* (container, context) {
  const { options, existing } = context
  if (options.memoryReservation !== undefined) {
    yield* setField(container, 'memoryReservation', {
      value: options.memoryReservation,
      reason: 'the input memory-reservation says so',
    })
    return
  }
  const has = (json: JsonObject | undefined, field: string): boolean => fieldOf(json, field) !== undefined
  if (has(container, 'memoryReservation') || has(existing, 'memory')) return
  const limit = numberOf(container, 'memory') ?? Infinity
  // With a limit no larger than the usual reservation, ECS reserves the limit itself.
  if (limit <= USUAL_RESERVATION) return
  yield* reserve(container, context)
}

function* reserve(
  container: JsonObject,
  { definition, others, options, name, at }: Context,
): Generator<Setting | TaskProblem> {
  const total = taskMemory(definition)
  const left = total === undefined ? Infinity : total - others.reduce((sum, { json }) => sum + largestMemory(json), 0)
  if (left >= USUAL_RESERVATION) {
    const reason = 'room for the collector, no hard limit'
    yield* setField(container, 'memoryReservation', { value: USUAL_RESERVATION, reason })
    return
  }
  const isUsable = left >= LEAST_MEMORY
  if (isUsable) {
    const reason = `all that is left of the task's ${total ?? 0} MiB`
    yield* setField(container, 'memoryReservation', { value: left, reason })
  }
  yield problemOf({
    id: 'little-memory-left',
    severity: 'warning',
    at: [...at, 'memoryReservation'],
    what: `container ${quote(name)}: the other containers may take all${isUsable ? ` but ${left} MiB` : ''} of the task's ${total ?? 0} MiB, and the collector needs about ${memoryNeeds(options.release).resident}: when memory runs out, the task is stopped`,
    help: "raise the task's memory, or lower the memory of the other containers",
  })
}
