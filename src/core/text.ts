export const quote = (text: string): string => JSON.stringify(text)

/** Sorted and quoted, or `none`. */
export const list = (items: Iterable<string>): string => [...items].sort().map(quote).join(', ') || 'none'

/** `1 container`, `2 containers`. */
export const plural = (count: number, noun: string, nouns = `${noun}s`): string => `${String(count)} ${count === 1 ? noun : nouns}`

/** The candidate a typo was meant to be: the same letters in another spelling, or at most two edits (one in short words) away. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const bare = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9]/g, '')
  const limit = word.length <= 4 ? 1 : 2
  const scored = [...candidates]
    .filter((candidate) => Math.abs(candidate.length - word.length) <= limit || bare(candidate) === bare(word))
    .map((candidate) => [bare(candidate) === bare(word) ? 0 : distance(word, candidate), candidate] as const)
    .filter(([edits]) => edits <= limit)
  return scored.sort(([a, x], [b, y]) => a - b || (x < y ? -1 : 1))[0]?.[1]
}

function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + Number(a[i - 1] !== b[j - 1])
      next[j] = Math.min((next[j - 1] ?? 0) + 1, (row[j] ?? 0) + 1, change)
    }
    row = next
  }
  return row[b.length] ?? 0
}
