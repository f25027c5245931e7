/** Seconds in each unit of Go's durations. */
const UNITS: Readonly<Record<string, number>> = {
  ns: 1e-9,
  us: 1e-6,
  '\u00b5s': 1e-6,
  '\u03bcs': 1e-6,
  ms: 1e-3,
  s: 1,
  m: 60,
  h: 3600,
}

/** Seconds of a Go duration such as `1m30s` or `-1.5h`; undefined when it is none. */
export function parseDuration(text: string): number | undefined {
  const match = /^([-+]?)((?:(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:ns|us|[\u00b5\u03bc]s|ms|s|m|h))+|0)$/.exec(text)
  if (!match) return undefined
  let seconds = 0
  for (const [, amount, unit] of text.matchAll(/(?<![0-9.])([0-9.]+)(ns|us|[\u00b5\u03bc]s|ms|s|m|h)/g))
    seconds += Number(amount) * (UNITS[unit ?? ''] ?? 0)
  return match[1] === '-' ? -seconds : seconds
}
