import type { Definition } from './definition.js'
import { numberOf, textOf, textsOf } from './fields.js'
import type { JsonObject } from '../core/json.js'

/** What a collector of ours reserves when nobody says otherwise, in MiB. */
export const USUAL_RESERVATION = 128

/** The least that Docker gives a container, in MiB. */
export const LEAST_MEMORY = 6

interface Floor {
  readonly release: string
  /** MiB of a hard limit below which a start on a cold host takes longer than a few seconds, or never ends. */
  readonly floor: number
  /** MiB resident when idle. */
  readonly resident: number
}

/**
 * Measured with the real collector, idle, under a hard limit, the binary not yet in the page cache: v0.49.0 is ready
 * after 1.1 s with 192 MiB, 3.4 s with 160, 15 s with 128, and not within 30 s with 96. No other release was measured.
 */
const MEASURED: Floor = { release: 'v0.49.0', floor: 192, resident: 136 }

/** The memory that a release needs, from the measured release that is nearest. */
export const memoryNeeds = (release: string): Floor & { readonly isMeasured: boolean } => ({
  ...MEASURED,
  isMeasured: release === MEASURED.release,
})

/** CPU units of `1024`, `1 vCPU` or `.5vcpu`; undefined for anything else. */
export function cpuUnits(text: string): number | undefined {
  const match = /^([0-9]+|[0-9]*\.[0-9]+)\s*(vcpu)?$/i.exec(text.trim())
  if (!match) return undefined
  return match[2] === undefined ? wholeOf(match[1]) : wholeOf(String(Number(match[1]) * 1024))
}

/** MiB of `2048`, `2GB` or `0.5 GB`; undefined for anything else. */
export function mebibytes(text: string): number | undefined {
  const match = /^([0-9]+|[0-9]*\.[0-9]+)\s*(gb)?$/i.exec(text.trim())
  if (!match) return undefined
  return match[2] === undefined ? wholeOf(match[1]) : wholeOf(String(Number(match[1]) * 1024))
}

const wholeOf = (text: string | undefined): number | undefined => {
  const number = Number(text)
  return Number.isInteger(number) ? number : undefined
}

const range = (from: number, to: number, step = 1024): readonly number[] =>
  Array.from({ length: (to - from) / step + 1 }, (_, index) => from + index * step)

/** Memory in MiB that Fargate offers for so many CPU units: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-cpu-memory-error.html */
const FARGATE_SIZES: ReadonlyMap<number, readonly number[]> = new Map([
  [256, [512, 1024, 2048]],
  [512, range(1024, 4096)],
  [1024, range(2048, 8192)],
  [2048, range(4096, 16_384)],
  [4096, range(8192, 30_720)],
  [8192, range(16_384, 61_440, 4096)],
  [16_384, range(32_768, 122_880, 8192)],
])

/** The memory sizes that go with a Fargate task's CPU; undefined for a CPU size that Fargate has not. */
export const fargateMemory = (cpu: number): readonly number[] | undefined => FARGATE_SIZES.get(cpu)

export const fargateCpus = (): readonly number[] => [...FARGATE_SIZES.keys()]

/** Whether the definition says that it has to run on Fargate. */
export const isFargate = ({ json }: Definition): boolean => textsOf(json, 'requiresCompatibilities').includes('FARGATE')

/** The task's own memory in MiB. */
export function taskMemory({ json }: Definition): number | undefined {
  const text = textOf(json, 'memory')
  return text === undefined ? undefined : mebibytes(text)
}

/** What a container keeps for itself of the task's memory: its reservation, else its limit. */
export const reservedMemory = (container: JsonObject): number =>
  numberOf(container, 'memoryReservation') ?? numberOf(container, 'memory') ?? 0

/** What a container may take of the task's memory, as far as it says: its limit, else its reservation. */
export const largestMemory = (container: JsonObject): number =>
  numberOf(container, 'memory') ?? numberOf(container, 'memoryReservation') ?? 0
