import { existsSync, readFileSync, writeFileSync } from 'node:fs'

/** Writes a file unless it holds the text already, or only looks when `check` is set. Returns the path when it was stale. */
export function put(path, text, check) {
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return []
  if (!check) writeFileSync(path, text)
  return [path]
}
