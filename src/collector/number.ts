const DECIMAL = '[0-9](?:_?[0-9])*'
const HEX = '[0-9a-fA-F](?:_?[0-9a-fA-F])*'

/** A whole number without sign as Go's strconv reads it with base 0: `010` is eight, `1_000` a thousand. Without anchors. */
const NATURAL = '(?:0[xX](?:_?[0-9a-fA-F])+|0[bB](?:_?[01])+|0[oO](?:_?[0-7])+|0(?:_?[0-7])*|[1-9](?:_?[0-9])*)'
const FRACTION = [
  String.raw`(?:${DECIMAL}(?:\.(?:${DECIMAL})?)?|\.${DECIMAL})(?:[eE][-+]?${DECIMAL})?`,
  String.raw`0[xX](?:_?${HEX}(?:\.(?:${HEX})?)?|\.${HEX})[pP][-+]?${DECIMAL}`,
  '[iI][nN][fF](?:[iI][nN][iI][tT][yY])?',
].join('|')

/** What a release with weak typing takes in place of a number; an empty text is zero (mapstructure: strconv.ParseInt, ParseUint and ParseFloat). */
export const NUMBER_TEXTS = {
  int: `^(?:[-+]?${NATURAL})?$`,
  uint: `^(?:${NATURAL})?$`,
  float: `^(?:[-+]?(?:${FRACTION})|[nN][aA][nN])?$`,
} as const

const PATTERNS = {
  int: new RegExp(NUMBER_TEXTS.int),
  uint: new RegExp(NUMBER_TEXTS.uint),
  float: new RegExp(NUMBER_TEXTS.float),
} as const

/** Whether a release with weak typing makes a number of this kind of a text. */
export const isNumberText = (text: string, kind: keyof typeof PATTERNS): boolean => PATTERNS[kind].test(text)

/** The number that a release with weak typing makes of a text: a whole one where it can; undefined when it is none. */
export function parseGoNumber(text: string): number | undefined {
  const isWhole = isNumberText(text, 'int')
  if (!isWhole && !isNumberText(text, 'float')) return undefined
  const [, sign = '', digits = ''] = /^([-+]?)(.*)$/.exec(text.replaceAll('_', '').toLowerCase()) ?? []
  const amount = isWhole ? wholeOf(digits) : fractionOf(digits)
  return sign === '-' ? -amount : amount
}

/** JavaScript reads as Go does but for a leading zero, which stands for octal. */
const wholeOf = (digits: string): number => Number(digits.replace(/^0(?=[0-7])/, '0o'))

function fractionOf(digits: string): number {
  if (digits.startsWith('inf')) return Infinity
  const [, whole = '', part = '', power = ''] = /^0x([0-9a-f]*)(?:\.([0-9a-f]*))?p(.*)$/.exec(digits) ?? []
  return power === '' ? Number(digits) : Number(`0x${whole}${part}`) * 2 ** (Number(power) - 4 * part.length)
}
