import { children, type Scalar, type Tree } from '../core/tree.js'
import type { Era } from './expand-era.js'
import type { Outcome } from './expand-outcome.js'
import { UNKNOWN } from './expand-rope.js'

/** What is known around the config when it is expanded. */
export interface Surroundings {
  readonly era: Era
  /** Schemes that the release has a provider for. */
  readonly schemes: readonly string[]
  /** The environment; a name without value is set to something not known. Undefined: nothing is known. */
  readonly environment: ReadonlyMap<string, string | undefined> | undefined
  /** Parses a YAML text; undefined for one that is empty or no YAML. */
  readonly read: (text: string) => Tree | undefined
}

/** What a provider gives for one `${scheme:...}`. */
export type Given =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'stops'; readonly outcome: Outcome }
  /** `text` takes the place of the reference inside a longer text; undefined: the value cannot stand there. */
  | { readonly kind: 'value'; readonly tree: Tree; readonly text: string | undefined; readonly outcome: Outcome }

const NAME = /^[a-zA-Z_][a-zA-Z0-9_]*$/

/** Whether releases that check the names of variables take this one. */
export const isName = (name: string): boolean => NAME.test(name)

const stops = (why: Extract<Outcome, { kind: 'stops' }>['why']): Given => ({
  kind: 'stops',
  outcome: { kind: 'stops', why },
})

/** What stands between `${` and `}`, split as the collector does; undefined when it is no `scheme:...`. */
export function splitUri(inner: string, era: Era): { readonly scheme: string; readonly rest: string } | undefined {
  const uri = era.defaultScheme !== null && !inner.includes(':') ? `${era.defaultScheme}:${inner}` : inner
  const colon = uri.indexOf(':')
  const scheme = uri.slice(0, colon)
  return colon > 0 && /^[A-Za-z][A-Za-z0-9+.-]+$/.test(scheme) ? { scheme, rest: uri.slice(colon + 1) } : undefined
}

/** What a reference becomes when the value has no other text. */
export function retrieve(inner: string, around: Surroundings): Given {
  const uri = splitUri(inner, around.era)
  if (!uri)
    return inner.split(':', 1)[0]?.includes(UNKNOWN)
      ? { kind: 'unknown' }
      : stops(inner.includes(':-') ? 'default' : 'uri')
  if (uri.rest.includes('$')) return stops('dollar')
  if (!around.schemes.includes(uri.scheme)) return stops(uri.rest.startsWith('-') ? 'default' : 'scheme')
  if (uri.scheme === 'yaml') return uri.rest.includes(UNKNOWN) ? { kind: 'unknown' } : parseValue(uri.rest, around)
  return uri.scheme === 'env' ? readVariable(uri.rest, around) : { kind: 'unknown' }
}

function readVariable(rest: string, around: Surroundings): Given {
  const { era } = around
  const at = rest.indexOf(':-')
  const [name, fallback] = era.defaults && at >= 0 ? [rest.slice(0, at), rest.slice(at + 2)] : [rest, undefined]
  if (name.includes(UNKNOWN)) return { kind: 'unknown' }
  if (era.checksNames && !isName(name))
    return stops(at >= 0 && !era.defaults && isName(name.slice(0, at)) ? 'default' : 'name')
  // A config that names the variable it is read from holds itself, without end.
  if (name === 'AOT_CONFIG_CONTENT') return stops('endless')
  const variable = lookUp(name, around)
  if (variable === 'unknown') return { kind: 'unknown' }
  if (variable === 'unset' && fallback !== undefined) return readDefault(fallback, around)
  return variable === 'unset' || variable.text === ''
    ? emptyVariable(name, variable !== 'unset', era)
    : parseValue(variable.text, around)
}

/** What is known of a variable. A name that nobody can mean as one is unset even when the environment is not known. */
export function lookUp(name: string, { environment }: Surroundings): 'unknown' | 'unset' | { readonly text: string } {
  if (name === 'AOT_CONFIG_CONTENT') return 'unknown'
  if (!isPlausible(name)) return 'unset'
  if (!environment) return 'unknown'
  const text = environment.get(name)
  if (text !== undefined) return { text }
  return environment.has(name) ? 'unknown' : 'unset'
}

/** Whether a container could have a variable of this name. */
export const isPlausible = (name: string): boolean => /^[A-Za-z_][A-Za-z0-9_.-]*$/.test(name)

function readDefault(fallback: string, around: Surroundings): Given {
  if (fallback.includes(UNKNOWN)) return { kind: 'unknown' }
  if (fallback === '' && around.era.emptyDefault === 'empty') return given(textScalar(''), '')
  return parseValue(fallback, around)
}

function emptyVariable(name: string, isEmpty: boolean, { emptyVariable, verbatim }: Era): Given {
  if (emptyVariable === 'panics')
    return {
      kind: 'stops',
      outcome: isPlausible(name) ? { kind: 'unset', isEmpty, then: 'panics' } : misnamed(name, 'stops'),
    }
  const outcome: Outcome = isPlausible(name) ? { kind: 'unset', isEmpty, then: 'null' } : misnamed(name, 'dropped')
  return { kind: 'value', tree: nullScalar, text: verbatim ? '' : undefined, outcome }
}

/** The outcome for a name that no variable has. */
export const misnamed = (name: string, kind: 'stops' | 'dropped'): Outcome => ({
  kind,
  why: name.includes(':-') ? 'default' : 'name',
})

const NOWHERE = [0, 0] as const
const nullScalar: Scalar = { kind: 'scalar', type: 'null', value: null, text: '', plain: true, span: NOWHERE }

/** A text without quotes that is a string whatever its characters. */
const textScalar = (text: string): Scalar => ({
  kind: 'scalar',
  type: 'string',
  value: text,
  text,
  plain: false,
  span: NOWHERE,
})

const given = (tree: Tree, text: string | undefined): Given => ({
  kind: 'value',
  tree,
  text,
  outcome: { kind: 'value' },
})

/** No value at all: blanks and comments. */
const isBlank = (text: string): boolean =>
  text.split('\n').every((line) => ['', '---'].includes(line.trim()) || line.trimStart().startsWith('#'))

function parseValue(text: string, around: Surroundings): Given {
  const { verbatim, times } = around.era
  if (isBlank(text)) return given(nullScalar, verbatim ? text : undefined)
  const tree = around.read(text)
  if (!tree) return verbatim ? given(textScalar(text), text) : stops('value')
  if (tree.kind === 'scalar' && tree.type === 'string')
    return verbatim ? given(textScalar(text), text) : given(textScalar(tree.text), tree.text)
  if (isRefused(tree, times)) return stops('value')
  return isDeep(tree) ? { kind: 'unknown' } : given(tree, verbatim ? text : inText(tree))
}

/** Too many values within each other to follow. */
function isDeep(tree: Tree): boolean {
  let level: readonly Tree[] = [tree]
  for (let depth = 0; depth < 100 && level.length > 0; depth++)
    level = level.flatMap((one) => [...children(one)].map(([, child]) => child))
  return level.length > 0
}

const INT64_MAX = 2n ** 63n - 1n

/** Values that no release takes from a provider: integers beyond 64 bits with sign, maps with keys that are no strings. */
function isRefused(tree: Tree, times: boolean): boolean {
  if (tree.kind === 'mapping') return [...tree.entries.values()].some(({ key }) => key.type !== 'string')
  if (tree.kind !== 'scalar') return false
  return (tree.type === 'time' && !times) || (typeof tree.value === 'bigint' && tree.value > INT64_MAX)
}

/** A value inside a longer text, in releases that do not keep the text it was read from. */
function inText(tree: Tree): string | undefined {
  if (tree.kind !== 'scalar' || tree.type === 'null' || tree.type === 'time') return undefined
  return typeof tree.value === 'number' ? formatNumber(tree.value) : String(tree.value)
}

/** Digits without an exponent. */
function formatNumber(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : value > 0 ? '+Inf' : '-Inf'
  const [digits = '', exponent] = String(Math.abs(value)).split('e')
  const sign = value < 0 || Object.is(value, -0) ? '-' : ''
  if (exponent === undefined) return sign + digits
  const [whole = '', fraction = ''] = digits.split('.')
  const power = Number(exponent)
  return (
    sign + (power < 0 ? `0.${'0'.repeat(-power - 1)}${whole}${fraction}` : `${whole}${fraction.padEnd(power, '0')}`)
  )
}
