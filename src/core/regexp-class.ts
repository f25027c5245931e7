import type { Span } from './problem.js'
import { rememberLast } from './remember.js'
import { isUnicodeClass, type Dialect } from './regexp-names.js'

/** The part of a pattern that Go does not take, as UTF-16 offsets, and why: to follow `"part" `. */
export interface Fault {
  readonly span: Span
  readonly why: string
  readonly help?: string
}

/** How far a part of a pattern goes, or what is wrong with it. `rune` is the character that an escape or a class member stands for. */
export type Read = Fault | { readonly to: number; readonly rune?: number }

const lengthAt = (text: string, at: number): number => ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1)

/** An escape that stands for one character, from its backslash on. */
export function readEscape(text: string, at: number): Read {
  const rest = text.slice(at + 1)
  if (rest === '') return { span: [at, at + 1], why: 'is a backslash with nothing behind it' }
  const octal = /^(?:0[0-7]{0,2}|[1-7][0-7]{1,2})/.exec(rest)?.[0]
  if (octal !== undefined) return { to: at + 1 + octal.length, rune: parseInt(octal, 8) }
  const hex = /^x(?:\{([0-9A-Fa-f]+)\}|([0-9A-Fa-f]{2}))/.exec(rest)
  if (hex) {
    const rune = parseInt(hex[1] ?? hex[2] ?? '', 16)
    const span: Span = [at, at + 1 + hex[0].length]
    return rune > 0x10ffff ? { span, why: 'is beyond the last character of Unicode' } : { to: span[1], rune }
  }
  const simple = 'afnrtv'.indexOf(rest.charAt(0))
  if (simple >= 0) return { to: at + 2, rune: [7, 12, 10, 13, 9, 11][simple] ?? 0 }
  if (/^[\0-\x7f]/.test(rest) && !/^[0-9A-Za-z]/.test(rest)) return { to: at + 2, rune: rest.charCodeAt(0) }
  return wrongEscape(at, rest)
}

function wrongEscape(at: number, rest: string): Fault {
  const span: Span = [at, at + 1 + lengthAt(rest, 0)]
  if (/^[1-9]/.test(rest)) return { span, why: 'refers back to a group, which RE2 cannot' }
  if (rest.startsWith('Z'))
    return { span, why: 'is no escape that RE2 knows', help: 'write \\z for the end of the text' }
  if (rest.startsWith('x')) return { span, why: 'is no escape: two hexadecimal digits must follow, or more in braces' }
  return { span, why: 'is no escape that RE2 knows' }
}

/** `\pN`, `\p{Greek}`, `\P{^Greek}`; undefined when there is none. */
export function readUnicodeClass(text: string, at: number, dialect: Dialect): Read | undefined {
  if (!/^\\[pP]/.test(text.slice(at, at + 2))) return undefined
  const braced = text.charAt(at + 2) === '{'
  const end = braced ? text.indexOf('}', at) + 1 : Math.min(text.length, at + 2 + lengthAt(text, at + 2))
  if (end === 0) return { span: [at, text.length], why: 'names a class of characters and lacks its "}"' }
  const name = braced ? text.slice(at + 3, end - 1) : text.slice(at + 2, end)
  if (isUnicodeClass(name.replace(/^\^/, ''), dialect)) return { to: end }
  return { span: [at, end], why: 'names no class of characters that this release knows' }
}

const POSIX = /^\^?(?:alnum|alpha|ascii|blank|cntrl|digit|graph|lower|print|punct|space|upper|word|xdigit)$/

/** Where the last `:]` is: each of many `[:` would look for one up to the end. */
const lastEnd = rememberLast((text: string) => text.lastIndexOf(':]'))

/** A class in brackets, from its `[` on. */
export function readClass(text: string, at: number, dialect: Dialect): Read {
  const start = at + (text.charAt(at + 1) === '^' ? 2 : 1)
  let next = start
  while (next >= text.length || text.charAt(next) !== ']' || next === start) {
    if (next >= text.length)
      return {
        span: [at, at + 1],
        why: 'opens a class of characters that nothing closes',
        help: 'add "]", or write \\[ for the bracket itself',
      }
    const read = readMember(text, next, dialect)
    if ('why' in read) return read
    next = read.to
  }
  return { to: next + 1 }
}

function readMember(text: string, at: number, dialect: Dialect): Read {
  const posix = text.startsWith('[:', at) && at < lastEnd(text) ? text.indexOf(':]', at + 2) : -1
  if (posix >= 0)
    return POSIX.test(text.slice(at + 2, posix))
      ? { to: posix + 2 }
      : {
          span: [at, posix + 2],
          why: 'names no class of characters',
          help: 'a colon behind "[" begins one; write [\\: for the colon itself',
        }
  const named = readUnicodeClass(text, at, dialect)
  if (named) return named
  return /^\\[dDsSwW]/.test(text.slice(at, at + 2)) ? { to: at + 2 } : readRange(text, at)
}

function readRange(text: string, at: number): Read {
  const low = readCharacter(text, at)
  if ('why' in low || text.charAt(low.to) !== '-' || low.to + 1 >= text.length || text.charAt(low.to + 1) === ']')
    return low
  const high = readCharacter(text, low.to + 1)
  if ('why' in high) return high
  return (high.rune ?? 0) < (low.rune ?? 0)
    ? { span: [at, high.to], why: 'is a range that ends before it begins' }
    : high
}

function readCharacter(text: string, at: number): Read {
  if (text.charAt(at) === '\\') return readEscape(text, at)
  return { to: at + lengthAt(text, at), rune: text.codePointAt(at) ?? 0 }
}
