export const quote = (text: string): string => JSON.stringify(text)

/** Sorted and quoted, or `none`. */
export const list = (items: Iterable<string>): string => [...items].sort().map(quote).join(', ') || 'none'

/** `1 container`, `2 containers`. */
export const plural = (count: number, noun: string, nouns = `${noun}s`): string =>
  `${String(count)} ${count === 1 ? noun : nouns}`

/** Pairs of words that are compared in all: thousands of misspelled words among thousands of names would take minutes. */
const MOST_COMPARED = 200_000

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
  return {
    all: () => (all ??= list(few) + (more > 0 ? ` and ${String(more)} more` : '')),
    nearest: (word) => {
      left -= names.length
      return left < 0 ? undefined : nearest(word, names)
    },
  }
}

/** The candidate a typo was meant to be: the same letters in another spelling, or at most two edits (one in short words) away. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const limit = word.length <= 4 ? 1 : 2
  const letters = bare(word)
  let [best, edits]: [string | undefined, number] = [undefined, Infinity]
  for (const candidate of candidates) {
    const isNear = Math.abs(candidate.length - word.length) <= limit
    const far = bare(candidate) === letters ? 0 : isNear ? distance(...trimmed(word, candidate), limit) : Infinity
    if (far > limit || far > edits || (far === edits && best !== undefined && best < candidate)) continue
    best = candidate
    edits = far
  }
  return best
}

const bare = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9]/g, '')

/** Two words without what both begin and end with. */
function trimmed(a: string, b: string): readonly [string, string] {
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let end = 0
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++
  return [a.slice(start, a.length - end), b.slice(start, b.length - end)]
}

const isBeyond = (row: readonly number[], limit: number): boolean => row.every((edits) => edits > limit)

/** Edits from one word to the other: a letter put in, left out, changed, or two neighbours swapped. Beyond the limit, Infinity. */
function distance(a: string, b: string, limit: number): number {
  let before: readonly number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      const change = (row[j - 1] ?? 0) + Number(a[i - 1] !== b[j - 1])
      const swap = isSwap ? (before[j - 2] ?? 0) + 1 : Infinity
      next[j] = Math.min((next[j - 1] ?? 0) + 1, (row[j] ?? 0) + 1, change, swap)
    }
    if (i > limit && isBeyond(next, limit) && isBeyond(row, limit)) return Infinity
    before = row
    row = next
  }
  return row[b.length] ?? 0
}
