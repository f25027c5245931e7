import type { Trouble } from '../core/problem.js'
import { list, nearest, quote } from '../core/text.js'

/** The inputs' texts, and what was found wrong with them so far. A wrong input reads as undefined, or as its first choice. */
export interface Reader {
  /** Empty when the input is not set. */
  readonly read: (name: string) => string
  readonly troubles: Trouble[]
}

/** What an input accepts. */
export interface Accepted {
  readonly test: (text: string) => boolean
  /** In words. */
  readonly what: string
}

/** One `name=value` line. */
export interface Pair {
  readonly name: string
  readonly value: string
  /** 1-based, in the input's own text. */
  readonly line: number
}

/** The inputs that a refusal is about: it begins with their names. */
export const refusedInputs = (what: string): readonly string[] =>
  /^inputs? ([a-z -]+):/.exec(what)?.[1]?.split(' and ') ?? []

export function refuse({ troubles }: Reader, what: string, help?: string): void {
  troubles.push(help === undefined ? { what } : { what, help })
}

/** The text without blanks around it; undefined when empty. */
export const readText = ({ read }: Reader, name: string): string | undefined => read(name).trim() || undefined

/** As `readText`, for an input that action.yml gives a default: it is empty only when somebody emptied it. */
export function requireText(reader: Reader, name: string): string | undefined {
  const text = readText(reader, name)
  if (text === undefined) refuse(reader, `input ${name}: is empty`, 'leave the input out to get its default')
  return text
}

export function readMatching(reader: Reader, name: string, accepted: Accepted): string | undefined {
  const given = readText(reader, name)
  if (given === undefined || accepted.test(given)) return given
  refuse(reader, `input ${name}: ${quote(given)} is not accepted; accepted: ${accepted.what}`)
  return undefined
}

export function readMaybeChoice<T extends string>(
  reader: Reader,
  name: string,
  choices: readonly [T, ...T[]],
): T | undefined {
  const given = readText(reader, name)
  const found = choices.find((choice) => choice === given)
  if (given !== undefined && found === undefined)
    refuseName(reader, `input ${name}: ${quote(given)} is not accepted`, { given, names: choices })
  return found
}

export const readChoice = <T extends string>(reader: Reader, name: string, choices: readonly [T, ...T[]]): T =>
  (requireText(reader, name) === undefined ? undefined : readMaybeChoice(reader, name, choices)) ?? choices[0]

export function readMaybeYes(reader: Reader, name: string): boolean | undefined {
  const answer = readMaybeChoice(reader, name, ['true', 'false'])
  return answer === undefined ? undefined : answer === 'true'
}

export function readWhole(
  reader: Reader,
  name: string,
  range: { readonly from: number; readonly to: number; readonly unit: string },
): number | undefined {
  const { from, to, unit } = range
  const given = readMatching(reader, name, {
    test: (text) => /^\d{1,9}$/.test(text) && Number(text) >= from && Number(text) <= to,
    what: `a whole number of ${unit} from ${from} to ${to}`,
  })
  return given === undefined ? undefined : Number(given)
}

const MOST_NAMES = 30

/** Says what would have been right: the nearest of the names, or all of them. */
export function refuseName(
  reader: Reader,
  what: string,
  { given, names }: { readonly given: string; readonly names: readonly string[] },
): void {
  const meant = nearest(given, names)
  // A long list hides the one name that was meant.
  const accepted =
    meant !== undefined && names.length > MOST_NAMES
      ? `${names.length} names, the nearest is ${quote(meant)}`
      : list(names)
  refuse(reader, `${what}; accepted: ${accepted}`, meant === undefined ? undefined : `write ${meant}`)
}

/** Lines `name=value`; blank lines and lines that begin with `#` are passed over. Only line numbers are told: a line may hold a secret. */
export function readPairs(reader: Reader, input: string, accepted: Accepted): readonly Pair[] {
  const pairs = new Map<string, Pair>()
  for (const [index, row] of reader.read(input).split(/\r?\n/).entries()) {
    const text = row.trim()
    if (text === '' || text.startsWith('#')) continue
    const equals = text.indexOf('=')
    const name = text.slice(0, Math.max(equals, 0))
    const before = pairs.get(name)
    const place = `input ${input}: line ${index + 1}`
    if (equals < 0) refuse(reader, `${place} has no "="; accepted: lines NAME=value`)
    else if (!accepted.test(name))
      refuse(reader, `${place} has a name that is not accepted; accepted: ${accepted.what}`)
    else if (before) refuse(reader, `${place} has the same name as line ${before.line}`, 'keep one of them')
    else pairs.set(name, { name, value: text.slice(equals + 1), line: index + 1 })
  }
  return [...pairs.values()]
}
