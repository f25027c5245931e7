/** Task sizes that Fargate runs: cpu units and the MiB that go with them. Amazon ECS Developer Guide, "Task size". */
const range = (from: number, to: number, step: number): readonly number[] =>
  Array.from({ length: (to - from) / step + 1 }, (_, index) => (from + index * step) * 1024)

const SIZES: ReadonlyMap<number, readonly number[]> = new Map([
  [256, [512, 1024, 2048]],
  [512, range(1, 4, 1)],
  [1024, range(2, 8, 1)],
  [2048, range(4, 16, 1)],
  [4096, range(8, 30, 1)],
  [8192, range(16, 60, 4)],
  [16384, range(32, 120, 8)],
])

export const isFargateSize = (cpu: number, memory: number): boolean => SIZES.get(cpu)?.includes(memory) ?? false

/** CPU units out of `1024` or `1 vCPU`; NaN when it is neither. */
export const cpuUnits = (text: string): number => sizeOf(text, /^(\d*\.?\d+) ?vcpu$/i)

/** MiB out of `2048` or `2 GB`; NaN when it is neither. */
export const mebibytes = (text: string): number => sizeOf(text, /^(\d*\.?\d+) ?gb$/i)

const sizeOf = (text: string, unit: RegExp): number => {
  const [, count] = unit.exec(text.trim()) ?? []
  if (count !== undefined) return Number(count) * 1024
  return /^\d+$/.test(text.trim()) ? Number(text) : Number.NaN
}
