import { firstWith, lastWith, type Release } from './catalog.js'

/** `type/name` with the blanks around both trimmed, as the collector compares ids. */
export interface ComponentId {
  readonly id: string
  readonly type: string
  readonly name: string | undefined
}

/** The two halves of an id at its first slash. `name` is undefined without a slash. */
export function readId(text: string): ComponentId {
  const slash = text.indexOf('/')
  const type = (slash < 0 ? text : text.slice(0, slash)).trim()
  const name = slash < 0 ? undefined : text.slice(slash + 1).trim()
  if (name === undefined) return { id: type, type, name }
  // The text itself is compared sooner than one put together.
  const isTrimmed = type.length + 1 + name.length === text.length
  return { id: isTrimmed ? text : `${type}/${name}`, type, name }
}

/** An id of the letters that most have: nothing is wrong with it in any release. */
export const isPlainId = (text: string): boolean => PLAIN.test(text)
const PLAIN = /^[a-zA-Z][\w-]{0,99}(?:\/[\w./-]{1,100})?$/

/** Whether an id can be none in any release: what its type may look like never changed in effect. */
export function isMalformed(text: string): boolean {
  const { type, name } = readId(text)
  return name === '' || !/^[a-zA-Z][\w-]*$/.test(type)
}

/** What is wrong with the form of an id in a release, to follow `id "..."`; undefined when nothing is. */
export function malformation(text: string, release: Release): string | undefined {
  const { type, name } = readId(text)
  if (type === '') return 'has no type'
  if (name === '') return 'has nothing behind the slash'
  if (isMalformed(text))
    return `has a type of other characters than letters, digits and _, or one that does not begin with a letter`
  if (name === undefined) return undefined
  // Most names are plain, and the set of all symbols takes long to build.
  const symbol = /^[\w./-]+$/.test(name) ? undefined : /[\p{Z}\p{C}\p{S}]/u.exec(name)?.[0]
  if (symbol !== undefined && release.has('checks-id-names'))
    return `has ${nameOf(symbol)} in its name (refused since ${firstWith((one) => one.has('checks-id-names'))})`
  if (name.length > 1024 && release.has('checks-id-names')) return 'has a name of more than 1,024 characters'
  return undefined
}

/** As `malformation`, of the id of a processor that the collector builds. */
export function batchMalformation(text: string, release: Release): string | undefined {
  const { type, name = '' } = readId(text)
  if (type !== 'batch' || !release.has('ascii-batch-names') || (!/[^ -~]/.test(name) && text.length <= 255))
    return undefined
  return `is not plain ASCII of at most 255 characters (a limit of the batch processor up to ${lastWith((one) => one.has('ascii-batch-names'))})`
}

const nameOf = (symbol: string): string =>
  symbol === ' '
    ? 'a blank'
    : /[\p{Z}\p{C}]/u.test(symbol)
      ? `the character U+${(symbol.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
      : `"${symbol}"`
