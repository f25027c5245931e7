import { sha256 } from '../core/hash.js'

/** A file name of its own for each family; a family may be longer than a name. */
export const nameOfFile = (family: string): string =>
  family.length <= 200
    ? `task-definition-${family}.json`
    : `task-definition-${family.slice(0, 150)}-${sha256(family).slice(0, 12)}.json`
