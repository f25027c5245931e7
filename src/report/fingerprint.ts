import type { Finding } from '../lint/finding.js'

/** More of a line says nothing new, and lines may be long. */
const LONGEST = 1_000

/**
 * A name for each finding that stays when lines move: its rule, its file, the keys that lead to it (no indexes: items come
 * and go), its line's words, and which of several alike it is. Sixteen hex digits.
 */
export function fingerprints(
  findings: readonly Finding[],
  pathInRepository: (path: string) => string,
): readonly string[] {
  const seen = new Map<string, number>()
  return findings.map(({ rule, file, at = [], sourceLine, what }) => {
    const keys = at.filter((key) => typeof key === 'string')
    const words = sourceLine.slice(0, LONGEST).trim()
    const key = JSON.stringify([rule, pathInRepository(file), keys, words === '' && keys.length === 0 ? what : words])
    const before = seen.get(key) ?? 0
    seen.set(key, before + 1)
    return checksum(`${key}${before}`)
  })
}

/** Differs for texts that differ, but for chance: FNV-1a, once from each end. */
function checksum(text: string): string {
  const fold = (codes: readonly number[]): string =>
    codes
      .reduce((sum, code) => Math.imul(sum ^ code, 0x01000193) >>> 0, 0x811c9dc5)
      .toString(16)
      .padStart(8, '0')
  const codes = Array.from(text, (character) => character.codePointAt(0) ?? 0)
  return fold(codes) + fold(codes.toReversed())
}
