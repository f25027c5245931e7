import { sha256 } from '../core/hash.js'

/** The name of the file for a task definition: steps of one job that make different ones get different files. */
export const nameOfFile = (family: string, text: string): string =>
  `task-definition-${family.slice(0, 200)}-${sha256(text).slice(0, 12)}.json`
