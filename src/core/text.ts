export const quote = (text: string): string => JSON.stringify(text)

/** Sorted and quoted, or `none`. */
export const list = (items: Iterable<string>): string => [...items].sort().map(quote).join(', ') || 'none'

/** `1 container`, `2 containers`. */
export const plural = (count: number, noun: string, nouns = `${noun}s`): string =>
  `${String(count)} ${count === 1 ? noun : nouns}`

/** Pairs of words that are compared in all: thousands of misspelled words among thousands of names would take minutes. */
const MOST_COMPARED = 20_000

/** Names that are told when somebody asks for all; no release has so many of anything. */
const MOST_NAMES = 200

/** The same names for many words: what all of them are, and which one a word was meant to be. */
export function choices(names: readonly string[]): {
  readonly all: () => string
  readonly nearest: (word: string) => string | undefined
} {
  let all: string | undefined
  const few = names.length > MOST_NAMES ? names.toSorted().slice(0, MOST_NAMES) : names
  const more = names.length - few.length
  let left = MOST_COMPARED
  let letters: readonly number[] | undefined
  return {
    all: () => (all ??= list(few) + (more > 0 ? ` and ${String(more)} more` : '')),
    nearest: (word) => {
      left -= names.length
      if (left < 0) return undefined
      const [known, own, most] = [(letters ??= names.map(lettersOf)), lettersOf(word), 2 * limitOf(word)]
      const alike = names.filter((_, index) => countBits((known[index] ?? 0) ^ own) <= most)
      return nearest(word, alike)
    },
  }
}

/** The letters and digits of a word, as bits. Of two words that are `n` edits apart at most `2n` differ. */
function lettersOf(word: string): number {
  let letters = 0
  for (let index = 0; index < word.length; index++) {
    const code = lower(word.charCodeAt(index))
    if (code >= 97 && code <= 122) letters |= 1 << (code % 22)
    else if (code >= 48 && code <= 57) letters |= 1 << (22 + (code % 10))
  }
  return letters
}

function countBits(bits: number): number {
  let count = 0
  for (let left = bits; left !== 0; left &= left - 1) count++
  return count
}

/** Edits that make of a typo what was meant. */
const limitOf = (word: string): number => (word.length <= 4 ? 1 : 2)

/** The candidate a typo was meant to be: the same letters in another spelling, or at most two edits (one in short words) away. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const limit = limitOf(word)
  const editsTo = measure(word)
  let best: string | undefined
  let edits = Infinity
  for (const candidate of candidates) {
    const far = hasSameLetters(word, candidate) ? 0 : editsTo(candidate, Math.min(limit, edits))
    if (far > limit || far > edits || (far === edits && best !== undefined && best < candidate)) continue
    best = candidate
    edits = far
  }
  return best
}

const bare = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9]/g, '')

/** Whether two words differ only in the case of letters and in what stands between them. */
function hasSameLetters(a: string, b: string): boolean {
  for (let i = 0, j = 0; ; i++, j++) {
    while (i < a.length && isBetween(a.charCodeAt(i))) i++
    while (j < b.length && isBetween(b.charCodeAt(j))) j++
    const x = a.charCodeAt(i)
    const y = b.charCodeAt(j)
    // Letters of other alphabets may become one of these, or several.
    if (x > 127 || y > 127) return bare(a) === bare(b)
    if (Number.isNaN(x) || Number.isNaN(y)) return Number.isNaN(x) && Number.isNaN(y)
    if (lower(x) !== lower(y)) return false
  }
}

const isUpper = (code: number): boolean => code >= 65 && code <= 90
const lower = (code: number): number => (isUpper(code) ? code + 32 : code)
const isBetween = (code: number): boolean =>
  code <= 127 && !isUpper(code) && !(code >= 97 && code <= 122) && !(code >= 48 && code <= 57)

/**
 * Edits from a word to another: a letter put in, left out, changed, or two neighbours swapped; beyond the limit Infinity.
 * It looks only where the words differ, for most pairs are nothing alike.
 */
function measure(a: string): (other: string, limit: number) => number {
  let b = ''
  const editsFrom = (start: number, other: number, left: number): number => {
    const longer = a.length - start - (b.length - other)
    if (longer > left || -longer > left) return Infinity
    let i = start
    let j = other
    while (i < a.length && a.charCodeAt(i) === b.charCodeAt(j)) {
      i++
      j++
    }
    if (i >= a.length || j >= b.length) return longer < 0 ? -longer : longer
    if (left === 0) return Infinity
    const isSwap = a[i] === b[j + 1] && a[i + 1] === b[j]
    return (
      1 +
      Math.min(
        editsFrom(i + 1, j, left - 1),
        editsFrom(i, j + 1, left - 1),
        editsFrom(i + 1, j + 1, left - 1),
        isSwap ? editsFrom(i + 2, j + 2, left - 1) : Infinity,
      )
    )
  }
  return (other, limit) => {
    b = other
    return editsFrom(0, 0, limit)
  }
}
