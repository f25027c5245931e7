import { readFileSync } from 'node:fs'
import { sha256 } from '../core/hash.js'
import type { Kept } from '../ports.js'
import { attempt, keep, keepMore } from './cache.js'

/** Characters of a file after which it begins anew. */
const LARGEST = 4_000_000

/** Texts in a file, one a line behind the digest of what they are of; without a file they last as long as the process. */
export function openKept(file: string | undefined): Kept {
  const before = (file !== undefined && attempt(() => readFileSync(file, 'utf8'))) || ''
  const known = new Map(before.split('\n').map((line) => [line.slice(0, DIGEST), line.slice(DIGEST)] as const))
  const added: string[] = []
  return {
    get: (of) => known.get(sha256(of)),
    set: (of, text) => {
      const digest = sha256(of)
      known.set(digest, text)
      added.push(digest + text)
    },
    save: () => {
      if (file === undefined || added.length === 0) return
      // The line above may be half of what another process writes.
      const lines = `\n${added.join('\n')}\n`
      attempt(() => (before.length > LARGEST ? keep(file, lines) : keepMore(file, lines)))
    },
  }
}

/** Hexadecimal digits. */
const DIGEST = 64
