/** Characters as YAML's scanner tells them apart, by UTF-16 code; behind the end of a text the code is NaN. */

export const TAB = 0x09
export const LF = 0x0a
export const CR = 0x0d
export const BLANK = 0x20
export const BOM = 0xfeff

export const isBlank = (code: number): boolean => code === BLANK || code === TAB

/** YAML 1.1 also ends a line at U+0085, U+2028 and U+2029. */
export const isBreak = (code: number): boolean =>
  code === LF || code === CR || code === 0x85 || code === 0x2028 || code === 0x2029

export const isBreakOrEnd = (code: number): boolean => isBreak(code) || Number.isNaN(code)

/** Most characters are neither, and are plain ones. */
export const isBlankOrEnd = (code: number): boolean =>
  code > BLANK && code < 0x85 ? false : isBlank(code) || isBreakOrEnd(code)

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39

/** What names of anchors, tag handles and directives are made of. */
export const isWord = (code: number): boolean =>
  isDigit(code) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a) || code === 0x5f || code === 0x2d

/** The characters that end plain text inside `[ ]` and `{ }`. */
export const isFlowIndicator = (code: number): boolean =>
  code === 0x2c || code === 0x3f || code === 0x5b || code === 0x5d || code === 0x7b || code === 0x7d

/** U+2028 and the like in words that people can search for. */
export const codePoint = (code: number): string => `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
