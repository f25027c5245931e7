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
    const far = bare(candidate) === letters ? 0 : isNear ? distance(word, candidate, limit) : Infinity
    if (far > limit || far > edits || (far === edits && best !== undefined && best < candidate)) continue
    best = candidate
    edits = far
  }
  return best
}

const bare = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9]/g, '')

/**
 * Edits from one word to the other: a letter put in, left out, changed, or two neighbours swapped. Beyond the limit it may be
 * any number above it. Looks only where the words differ, for most pairs are nothing alike.
 */
function distance(a: string, b: string, limit: number): number {
  let same = 0
  while (same < a.length && a[same] === b[same]) same++
  const [x, y] = [a.slice(same), b.slice(same)]
  if (x === '' || y === '') return x.length + y.length
  if (limit === 0) return Infinity
  const isSwap = x[0] === y[1] && x[1] === y[0]
  const [shortX, shortY] = [x.slice(1), y.slice(1)]
  return (
    1 +
    Math.min(
      distance(shortX, y, limit - 1),
      distance(x, shortY, limit - 1),
      distance(shortX, shortY, limit - 1),
      isSwap ? distance(x.slice(2), y.slice(2), limit - 1) : Infinity,
    )
  )
}
