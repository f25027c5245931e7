import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

/** Texts by path, relative to a folder. */
export type Files = Readonly<Record<string, string>>

/** All files below a folder. */
export const snapshot = (folder: string): Files => {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const paths = entries.map((entry) => join(entry.parentPath, entry.name))
  return Object.fromEntries(paths.map((path) => [relative(folder, path), readFileSync(path, 'utf8')]))
}

/** The files that are new or differ. */
export const writtenSince = (before: Files, folder: string): Files =>
  Object.fromEntries(Object.entries(snapshot(folder)).filter(([path, text]) => before[path] !== text))
