import type { Scalar, Tree } from '../../src/core/tree.js'

/** A document as the golden file writes what Go's yaml.v3 makes of it: `{s:"a"=[i:1,null]}`, keys in the order of their bytes. */
export function goText(tree: Tree | undefined): string {
  if (!tree) return 'null'
  if (tree.kind === 'sequence') return `[${tree.items.map(goText).join(',')}]`
  if (tree.kind === 'mapping') return `{${mapText([...tree.entries.values()].map(({ key, value }) => [key, value]))}}`
  return tree.kind === 'scalar' ? scalarText(tree) : 'unknown'
}

/** In Go's map two spellings of one key are one: the later entry stays. */
function mapText(entries: readonly (readonly [Tree, Tree])[]): string {
  const last = new Map(entries.map(([key, value]) => [goText(key), goText(value)]))
  const lines = [...last].map(([key, value]) => `${key}=${value}`)
  return lines.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))).join(',')
}

function scalarText({ type, value, text }: Scalar): string {
  switch (type) {
    case 'null':
      return 'null'
    case 'bool':
      return `b:${String(value)}`
    case 'int':
      return `i:${String(value)}`
    case 'float':
      return `f:${floatText(Number(value))}`
    case 'time':
      return `t:${timeText(text)}`
    case 'binary':
      return `s:${stringText(Buffer.from(text, 'base64').toString())}`
    case 'string':
      return `s:${stringText(String(value))}`
  }
}

const stringText = (text: string): string =>
  JSON.stringify(text).replace(/[<>&\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** Go's shortest form: with an exponent below -4 and from 6 on. */
function floatText(value: number): string {
  if (Number.isNaN(value)) return 'nan'
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf'
  if (Object.is(value, -0)) return '-0'
  const [digits = '', power = ''] = value.toExponential().split('e')
  const exponent = Number(power)
  if (exponent >= -4 && exponent < 6) return String(value)
  return `${digits}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`
}

const TIME = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:(?:[Tt]| +)(\d{1,2}):(\d{1,2}):(\d{1,2})(?:[.,](\d+))?(Z|[-+]\d\d:\d\d)?)?$/

/** RFC 3339 in UTC, nanoseconds at most. */
function timeText(text: string): string {
  const [, year, month, day, hour = 0, minute = 0, second = 0, fraction = '', zone = 'Z'] = TIME.exec(text) ?? []
  const date = new Date(0)
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day))
  date.setUTCHours(Number(hour), Number(minute), Number(second))
  if (zone !== 'Z') {
    const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4))
    date.setTime(date.getTime() - (zone.startsWith('-') ? -minutes : minutes) * 60_000)
  }
  const rest = fraction.slice(0, 9).replace(/0+$/, '')
  return date.toISOString().replace(/\.\d+Z$/, rest === '' ? 'Z' : `.${rest}Z`)
}
