import type { Scalar } from './tree.js'

/** What a text without quotes stands for, as Go's yaml.v3 decides it. */
export type Meaning = Pick<Scalar, 'type' | 'value'>

const NULL: Meaning = { type: 'null', value: null }

const CONSTANTS: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ...['', '~', 'null', 'Null', 'NULL'].map((text) => [text, NULL] as const),
  ...['true', 'True', 'TRUE'].map((text) => [text, { type: 'bool', value: true }] as const),
  ...['false', 'False', 'FALSE'].map((text) => [text, { type: 'bool', value: false }] as const),
  ...['.nan', '.NaN', '.NAN'].map((text) => [text, { type: 'float', value: Number.NaN }] as const),
  ...['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'].map(
    (text) => [text, { type: 'float', value: Infinity }] as const,
  ),
  ...['-.inf', '-.Inf', '-.INF'].map((text) => [text, { type: 'float', value: -Infinity }] as const),
])

const FLOAT = /^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/
const INTEGER = /^([-+]?)(0x[0-9a-f]+|0b[01]+|0o[0-7]+|0[0-7]*|[1-9][0-9]*)$/i
/** Where a number that begins with a point may have an underscore; others may have it anywhere. */
const BETWEEN_DIGITS = /(?<=[0-9])_(?=[0-9])/g
/** A sign may also stand behind `0b` and `0o`. */
const INNER_SIGN = /^(0[bo])([-+])([0-7]+)$/

/** No number of 64 bits is longer, but for zeros that nobody writes. */
const LONGEST = 1000
const LEAST = -(2n ** 63n)
const MOST = 2n ** 64n - 1n

/** No text: `yes` and `1:30` are strings, `0644` is 420, `2001-01-01` is a time. Times count only where `times` says so. */
export function resolvePlain(text: string, times = true): Meaning {
  const first = text.charCodeAt(0)
  const isNumeric = (first >= 0x30 && first <= 0x39) || first === 0x2b || first === 0x2d
  const constant = CONSTANTS.get(text)
  if (constant) return constant
  if (first === 0x2e) return resolveFloat(text.replaceAll(BETWEEN_DIGITS, '')) ?? { type: 'string', value: text }
  if (!isNumeric) return { type: 'string', value: text }
  if (times && isTime(text)) return { type: 'time', value: text }
  const digits = text.replaceAll('_', '')
  return resolveInteger(digits) ?? resolveFloat(digits) ?? { type: 'string', value: text }
}

function resolveInteger(text: string): Meaning | undefined {
  const [, base = '', innerSign = '', innerDigits = ''] = INNER_SIGN.exec(text) ?? []
  const [, sign = '', digits = ''] = INTEGER.exec(base === '' ? text : innerSign + base + innerDigits) ?? []
  if (digits === '' || digits.length > LONGEST) return undefined
  if (digits.length < 16 && /^[1-9]/.test(digits)) return { type: 'int', value: Number(sign + digits) }
  const size = BigInt(/^0[0-7]/.test(digits) ? `0o${digits}` : digits.toLowerCase())
  const value = sign === '-' ? -size : size
  if (value < LEAST || value > (sign === '' ? MOST : 2n ** 63n - 1n)) return undefined
  return { type: 'int', value: Number.isSafeInteger(Number(value)) ? Number(value) : value }
}

/** A number too large for a float is a text. */
function resolveFloat(text: string): Meaning | undefined {
  const value = Number(text)
  return FLOAT.test(text) && Number.isFinite(value) ? { type: 'float', value } : undefined
}

const TIME =
  /^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:(?:[Tt]| +)([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2})(?:[.,][0-9]+)?(Z|[-+][0-9]{2}:[0-9]{2})?)?$/

/** A date, a date and time with a zone behind `T`, or one without a zone behind a blank. */
function isTime(text: string): boolean {
  if (text.charCodeAt(4) !== 0x2d) return false
  const [, year = '', month = '', day = '', hour, minute = '', second = '', zone] = TIME.exec(text) ?? []
  if (year === '' || !isDate(Number(year), Number(month), Number(day))) return false
  if (hour === undefined) return true
  if (/^[^ ]*[Tt]/.test(text) !== (zone !== undefined)) return false
  const [, zoneHour = 0, zoneMinute = 0] = /^.(..):(..)$/.exec(zone ?? '') ?? []
  return (
    Number(hour) < 24 &&
    Number(minute) < 60 &&
    Number(second) < 60 &&
    Number(zoneHour) <= 24 &&
    Number(zoneMinute) <= 60
  )
}

function isDate(year: number, month: number, day: number): boolean {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  return month >= 1 && month <= 12 && day >= 1 && date.getUTCDate() === day && date.getUTCMonth() === month - 1
}

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/

const TYPES: ReadonlyMap<string, Scalar['type']> = new Map([
  ['!!null', 'null'],
  ['!!bool', 'bool'],
  ['!!int', 'int'],
  ['!!float', 'float'],
  ['!!timestamp', 'time'],
])

/** What a text with a tag stands for; undefined when it is not of the tag's type. Tags of one's own change nothing. */
export function resolveTagged(text: string, tag: string): Meaning | undefined {
  if (tag === '!!binary')
    return BASE64.test(text.replaceAll(/[\r\n]/g, '')) ? { type: 'binary', value: text } : undefined
  const type = TYPES.get(tag)
  if (type === undefined) return { type: 'string', value: text }
  const meaning = resolvePlain(text, type === 'time')
  if (meaning.type === type) return meaning
  const isSmall = meaning.type === 'int' && (typeof meaning.value !== 'bigint' || meaning.value < 2n ** 63n)
  return type === 'float' && isSmall ? { type, value: Number(meaning.value) } : undefined
}
