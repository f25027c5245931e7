import { findFault } from '../core/regexp.js'
import { list, quote } from '../core/text.js'
import { isNoZone, zoneMeant } from '../core/zone.js'
import type { Release } from './catalog.js'
import { dialectOf } from './dialect.js'
import { findFormatFault } from './ottl-format.js'
import type { OttlFault } from './ottl.js'
import type { OttlNode } from './ottl-tree.js'

/** An argument of a function that is written out, as far as the function reads it when the condition is parsed. */
interface Literal {
  readonly call: string
  readonly parameter: string
  readonly value: OttlNode
  readonly release: Release
}

/** What a function cannot make of a literal, if anything. */
export function judgeLiteral(literal: Literal): OttlFault | undefined {
  const { call, parameter, value, release } = literal
  const fault = (what: string, help?: string): OttlFault => ({ span: value.span, what, ...(help && { help }) })
  if (value.kind === 'list') return judgeItems(literal)
  if (value.kind !== 'literal') return undefined
  const size = IDS[call]
  if (size !== undefined && (value.type === 'bytes' || value.type === 'string')) {
    const length = value.type === 'bytes' ? (value.text.length - 2) / 2 : new TextEncoder().encode(value.text).length
    return length === size || length === 2 * size ? undefined : fault(`${call} takes ${String(size)} bytes`)
  }
  if (value.type !== 'string') return undefined
  const legal = WORDS[`${call}.${parameter}`]
  if (legal && !legal.includes(value.text))
    return fault(`${snake(parameter)} of ${call} cannot be ${quote(value.text)}`, `it takes ${list(legal)}`)
  if (call === 'ParseCSV' && parameter.endsWith('Delimiter') && Array.from(value.text).length !== 1)
    return fault('a delimiter of ParseCSV is a single character')
  if (DELIMITED.has(call) && parameter.endsWith('Delimiter') && value.text === '')
    return fault(`a delimiter of ${call} cannot be empty`)
  if (call === 'Time' && parameter === 'Location' && isNoZone(value.text)) {
    const meant = zoneMeant(value.text)
    return fault(`there is no time zone ${quote(value.text)}`, meant ? `did you mean ${quote(meant)}?` : ZONE)
  }
  if (parameter === 'Format' && (call === 'Time' || call === 'FormatTime')) {
    const { layout, help } = layoutOf(release)
    return layout.test(value.text) ? undefined : fault(`the format of ${call} is none of strptime`, help)
  }
  const format = findFormatFault(literal, value.text, release)
  return format ? fault(format.what, format.help) : judgePattern(literal, value.text)
}

/** A parameter's name as conditions write it. */
export const snake = (name: string): string =>
  name.replace(/(?<=[a-z0-9])[A-Z]/g, (letter) => `_${letter}`).toLowerCase()

/** Names of numbers are bytes: of a trace 16, or their hex digits. */
const IDS: Readonly<Record<string, number>> = { TraceID: 16, SpanID: 8, ProfileID: 16 }
const WORDS: Readonly<Record<string, readonly string[]>> = {
  'ConvertCase.ToCase': ['camel', 'lower', 'snake', 'upper'],
  'ParseCSV.Mode': ['ignoreQuotes', 'lazyQuotes', 'strict'],
  'Sort.Order': ['asc', 'desc'],
}
const DELIMITED = new Set(['ParseKeyValue', 'ToKeyValueString'])
const ZONE = 'write a name such as "Europe/Berlin" or "UTC"'
const layoutOf = (release: Release): { readonly layout: RegExp; readonly help: string } => {
  const help = 'write it as in %Y-%m-%dT%H:%M:%S.%L%z'
  if (release.has('ottl-strict-layouts')) return { layout: STRICT_LAYOUT, help: `${help}, without digits` }
  return { layout: release.has('ottl-checked-layouts') ? LAYOUT : /./, help }
}
const LAYOUT = /^(?=.)(?:[^%]|%[YymoqbhBdegaAHlIpPMSZzwijkDxFTXrRntcLfs%])*%?$/
const STRICT_LAYOUT = /^(?=.)(?:%[Lfs])?(?:[^%0-9]|%[YymoqbhBdegaAHlIpPMSZzwijkDxFTXrRntc%]|[.,]%[Lfs])*%?$/

function judgeItems({ call, parameter, value, release }: Literal): OttlFault | undefined {
  if (value.kind !== 'list') return undefined
  if (call === 'Coalesce' && value.items.length === 0) return { span: value.span, what: 'Coalesce needs a value' }
  if (call !== 'IsInCIDR' || parameter !== 'Networks' || !release.has('ottl-typed-literals')) return undefined
  for (const item of value.items) {
    if (item.kind !== 'literal' || item.type !== 'string') return undefined
    if (!NETWORK.test(item.text))
      return { span: item.span, what: `${quote(item.text)} is no network`, help: 'write one such as "10.0.0.0/8"' }
  }
  return undefined
}

const BYTE = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)'
const NETWORK = new RegExp(`^(?:(?:${BYTE}\\.){3}${BYTE}/0*(?:3[0-2]|[12]?\\d)|[0-9a-fA-F.]*:[0-9a-fA-F:.]*/\\d{1,3})$`)

function judgePattern({ call, parameter, value, release }: Literal, text: string): OttlFault | undefined {
  if ((call !== 'IsMatch' && call !== 'ExtractPatterns') || parameter !== 'Pattern') return undefined
  const found = findFault(text, dialectOf(release))
  return (
    found && {
      span: value.span,
      what: `the pattern of ${call} does not compile: it ${found.why}`,
      ...(found.help !== undefined && { help: found.help.replaceAll('\\', '\\\\') }),
    }
  )
}

const DEFAULT = { Delimiter: '=', PairDelimiter: ' ' }

/** Two delimiters that are one. */
export function judgeDelimiters(call: string, given: ReadonlyMap<string, OttlNode>): string | undefined {
  if (!DELIMITED.has(call)) return undefined
  const [pair, inner] = (['PairDelimiter', 'Delimiter'] as const).map((name) => {
    const value = given.get(name)
    return value === undefined ? DEFAULT[name] : value.kind === 'literal' ? value.text : undefined
  })
  return pair !== undefined && pair === inner ? `both delimiters of ${call} are ${quote(pair)}` : undefined
}

/** Literals that a getter of a type takes: it checks them when the condition is parsed. */
const GETTERS: Readonly<Record<string, readonly [kinds: readonly string[], say: string]>> = {
  StringGetter: [['string'], 'a text'],
  IntGetter: [['int'], 'a whole number'],
  FloatGetter: [['float'], 'a number with a point'],
  BoolGetter: [['bool'], 'true or false'],
  PMapGetter: [['map'], 'a map'],
  PSliceGetter: [['list'], 'a list'],
  TimeGetter: [[], 'a time, such as Now() or a field'],
  DurationGetter: [[], 'a duration, such as Duration("1h")'],
}

/** What a literal is; a list or map is one when all in it are. Empty ones say nothing. */
function kindOf(value: OttlNode): string | undefined {
  if (value.kind === 'literal') return value.type
  if (value.kind === 'enum') return 'int'
  const isFull = (value.kind === 'list' || value.kind === 'map') && value.items.length > 0
  return isFull && value.items.every((item) => kindOf(item) !== undefined) ? value.kind : undefined
}

/** What must stand in place of a literal of another type, if so. */
export function literalWanted(type: string, value: OttlNode): string | undefined {
  const [kinds, say] = GETTERS[type] ?? []
  const kind = kindOf(value)
  return kinds && kind !== undefined && !kinds.includes(kind) ? say : undefined
}
