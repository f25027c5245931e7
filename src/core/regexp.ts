import type { Dialect } from './regexp-names.js'
import { readClass, readEscape, readUnicodeClass, type Fault } from './regexp-class.js'

export type { Dialect, Fault }

/**
 * The first part of a pattern that Go's regexp.Compile refuses, or undefined when it takes the whole. Go reads RE2's syntax:
 * no lookaround, no references back, at most 1000 repetitions. https://pkg.go.dev/regexp/syntax
 */
export function findFault(pattern: string, dialect: Dialect): Fault | undefined {
  const groups: Group[] = [{ from: -1, last: 0, most: 1 }]
  let before: Token['kind'] = 'nothing'
  for (let at = 0; at < pattern.length;) {
    const token = readToken(pattern, at, dialect)
    if ('why' in token) return token
    const fault = token.kind === 'repeat' && before === 'repeat' ? twice(at, token.to) : take(token, at, groups)
    if (fault) return fault
    before = token.kind
    at = token.to
  }
  const open = groups.at(-1)?.from ?? -1
  return open < 0
    ? undefined
    : {
        span: [open, open + 1],
        why: 'opens a group that nothing closes',
        help: 'add ")", or write \\( for the parenthesis itself',
      }
}

/** The same for a pattern that Prometheus puts between `^(?:` and `)$`: what is wrong alone may then be right, such as `a)|(b`. */
export function findAnchoredFault(pattern: string, dialect: Dialect): Fault | undefined {
  const fault = findFault(pattern, dialect)
  return fault && findFault(`^(?:${pattern})$`, dialect) ? fault : undefined
}

type Token =
  | { readonly kind: 'item' | 'open' | 'close' | 'or' | 'nothing'; readonly to: number }
  | { readonly kind: 'repeat'; readonly to: number; readonly times: number; readonly checked: boolean }

interface Group {
  /** Offset of the parenthesis; -1 for the whole. */
  readonly from: number
  /** How often the last item may repeat, all repetitions within it counted; 0 when there is no item to repeat. */
  last: number
  /** The highest of these. */
  most: number
}

const LIMIT = 1000

const twice = (at: number, to: number): Fault => ({
  span: [at, to],
  why: 'repeats a repetition',
  help: 'put the inner repetition in parentheses',
})

function take(token: Token, at: number, groups: Group[]): Fault | undefined {
  const group = groups.at(-1)
  if (!group || token.kind === 'nothing') return undefined
  if (token.kind === 'repeat') return repeat(token, at, group)
  if (token.kind === 'open') groups.push({ from: at, last: 0, most: 1 })
  else if (token.kind === 'or') group.last = 0
  else if (token.kind === 'item') group.last = 1
  else {
    groups.pop()
    const outer = groups.at(-1)
    if (!outer)
      return {
        span: [at, at + 1],
        why: 'closes a group that nothing opens',
        help: 'write \\) for the parenthesis itself',
      }
    outer.last = group.most
    outer.most = Math.max(outer.most, outer.last)
  }
  return undefined
}

function repeat({ to, times, checked }: Token & { kind: 'repeat' }, at: number, group: Group): Fault | undefined {
  if (times > LIMIT)
    return { span: [at, to], why: `repeats more often than ${String(LIMIT)} times, which is RE2's limit` }
  if (times < 0) return { span: [at, to], why: 'has a lower bound above its upper one' }
  if (group.last === 0)
    return {
      span: [at, to],
      why: 'has nothing before it to repeat',
      help:
        at === 0
          ? 'a pattern is no wildcard: write .* for any text'
          : 'write a backslash before it for the character itself',
    }
  if (checked) group.last = times === 0 ? 1 : group.last * times
  if (checked && group.last > LIMIT)
    return {
      span: [at, to],
      why: `repeats what already repeats, more often than ${String(LIMIT)} times in all, which is RE2's limit`,
    }
  group.most = Math.max(group.most, group.last)
  return undefined
}

function readToken(text: string, at: number, dialect: Dialect): Token | Fault {
  switch (text.charAt(at)) {
    case '(':
      return text.charAt(at + 1) === '?' ? readGroup(text, at, dialect) : { kind: 'open', to: at + 1 }
    case ')':
      return { kind: 'close', to: at + 1 }
    case '|':
      return { kind: 'or', to: at + 1 }
    case '*':
    case '+':
    case '?':
      return { kind: 'repeat', to: afterLazy(text, at + 1), times: 1, checked: false }
    case '{':
      return readCount(text, at)
    case '[':
      return asItem(readClass(text, at, dialect))
    case '\\':
      return readBackslash(text, at, dialect)
    default:
      return { kind: 'item', to: at + 1 }
  }
}

const asItem = (read: ReturnType<typeof readClass>): Token | Fault =>
  'why' in read ? read : { kind: 'item', to: read.to }
const afterLazy = (text: string, to: number): number => (text.charAt(to) === '?' ? to + 1 : to)

/** `{2}`, `{2,}`, `{2,5}`; in any other form the brace stands for itself. */
function readCount(text: string, at: number): Token {
  const match = /^\{(0|[1-9][0-9]*)(,(0|[1-9][0-9]*)?)?\}/.exec(text.slice(at))
  if (!match) return { kind: 'item', to: at + 1 }
  const low = Number(match[1])
  const high = match[2] === undefined ? low : match[3] === undefined ? undefined : Number(match[3])
  const times = high === undefined ? Math.max(low, 1) : high
  const to = afterLazy(text, at + match[0].length)
  return {
    kind: 'repeat',
    to,
    times: low > LIMIT ? low : high !== undefined && high <= LIMIT && low > high ? -1 : times,
    checked: true,
  }
}

function readBackslash(text: string, at: number, dialect: Dialect): Token | Fault {
  const next = text.charAt(at + 1)
  if (next === 'Q') {
    const end = text.indexOf('\\E', at + 2)
    const literal = end < 0 ? text.length : end
    return { kind: literal > at + 2 ? 'item' : 'nothing', to: end < 0 ? text.length : end + 2 }
  }
  if (next !== '' && 'AbBzdDsSwW'.includes(next)) return { kind: 'item', to: at + 2 }
  return asItem(readUnicodeClass(text, at, dialect) ?? readEscape(text, at))
}

/** What follows `(?`: a name, flags, or syntax of other dialects. */
function readGroup(text: string, at: number, dialect: Dialect): Token | Fault {
  const rest = text.slice(at)
  const named = dialect.angleGroups ? /^\(\?P?</.exec(rest) : /^\(\?P</.exec(rest)
  if (named && rest.length > named[0].length && !/^\(\?<[=!]/.test(rest)) return readName(rest, at, named[0].length)
  const flags = /^\(\?(?:[imsU]*|[imsU]*-[imsU]+)([:)])/.exec(rest)
  if (flags) return { kind: flags[1] === ':' ? 'open' : 'nothing', to: at + flags[0].length }
  const look = /^\(\?<?[=!]/.exec(rest)?.[0]
  if (look !== undefined)
    return { span: [at, at + look.length], why: `looks ${look.includes('<') ? 'behind' : 'ahead'}, which RE2 cannot` }
  if (/^\(\?</.test(rest))
    return { span: [at, at + 3], why: 'is no group that this release knows', help: 'write (?P<name>...)' }
  const begin = /^\(\?(?:[>|#'&R+]|[imsU-]*.?)/su.exec(rest)?.[0] ?? '(?'
  return { span: [at, at + begin.length], why: 'begins no group that RE2 knows' }
}

function readName(rest: string, at: number, from: number): Token | Fault {
  const end = rest.indexOf('>')
  if (end < 0) return { span: [at, at + rest.length], why: 'begins the name of a group and lacks its ">"' }
  if (/^[A-Za-z0-9_]+$/.test(rest.slice(from, end))) return { kind: 'open', to: at + end + 1 }
  return { span: [at, at + end + 1], why: 'has a name that is not made of letters, digits and _' }
}
