const AMOUNT = String.raw`(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)`
const UNIT = '(ns|us|[\u00b5\u03bc]s|ms|s|m|h)'

/** Seconds in each unit of Go's durations. */
const SECONDS: Readonly<Record<string, number>> = {
  ns: 1e-9,
  us: 1e-6,
  '\u00b5s': 1e-6,
  '\u03bcs': 1e-6,
  ms: 1e-3,
  s: 1,
  m: 60,
  h: 3600,
}

/** What Go takes for a duration (time.ParseDuration). */
export const GO_DURATION = `^[-+]?(?:(?:${AMOUNT}${UNIT})+|0)$`
const GO = new RegExp(GO_DURATION)
const PART = new RegExp(`(?<![0-9.])([0-9.]+)${UNIT}`, 'g')

/** Seconds of a Go duration such as `1m30s` or `-1.5h`; undefined when it is none. */
export function parseDuration(text: string): number | undefined {
  if (!GO.test(text)) return undefined
  let seconds = 0
  for (const [, amount, unit] of text.matchAll(PART)) seconds += Number(amount) * (SECONDS[unit ?? ''] ?? 0)
  return text.startsWith('-') ? -seconds : seconds
}

/** Milliseconds in each unit of Prometheus' durations, in the order in which they must stand. */
const MILLISECONDS: readonly (readonly [unit: string, milliseconds: number])[] = [
  ['y', 31_536_000_000],
  ['w', 604_800_000],
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
  ['ms', 1],
]

/** What Prometheus takes for a duration (model.ParseDuration), but for the empty text, which it does not take. */
export const PROMETHEUS_DURATION = `^(?:0|${MILLISECONDS.map(([unit]) => `(?:([0-9]+)${unit})?`).join('')})$`
const PROMETHEUS = new RegExp(PROMETHEUS_DURATION)

/** Milliseconds of a Prometheus duration such as `1m30s` or `1d`; undefined when it is none. */
export function parsePrometheusDuration(text: string): number | undefined {
  const [, ...amounts] = (text !== '' && PROMETHEUS.exec(text)) || []
  if (amounts.length === 0) return undefined
  return MILLISECONDS.reduce((sum, [, milliseconds], at) => sum + Number(amounts[at] ?? 0) * milliseconds, 0)
}
