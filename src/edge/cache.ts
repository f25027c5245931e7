import { appendFileSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, isAbsolute, join } from 'node:path'

/** Longer than this nobody was here: what other versions left goes. */
const STALE_MS = 30 * 24 * 3_600_000

/**
 * A file of that name in the user's cache folder; undefined where there is none, or when NODE_DISABLE_COMPILE_CACHE is
 * set, as for Node's own compile cache. The folder is https://specifications.freedesktop.org/basedir-spec, and what
 * stands for it elsewhere.
 */
export function cacheFile(name: string, environment: NodeJS.ProcessEnv): string | undefined {
  const folder = environment['NODE_DISABLE_COMPILE_CACHE'] ? undefined : cacheFolder(environment)
  return folder && join(folder, name)
}

function cacheFolder({ XDG_CACHE_HOME, LOCALAPPDATA }: NodeJS.ProcessEnv): string | undefined {
  if (XDG_CACHE_HOME && isAbsolute(XDG_CACHE_HOME)) return join(XDG_CACHE_HOME, 'adot-ecs')
  if (process.platform === 'win32') return LOCALAPPDATA && join(LOCALAPPDATA, 'adot-ecs', 'cache')
  const home = attempt(homedir)
  return home && join(home, process.platform === 'darwin' ? 'Library/Caches' : '.cache', 'adot-ecs')
}

/** Writes a file of the cache whole or not at all: another process may be reading or writing the same. */
export function keep(file: string, data: Buffer | string): void {
  const folder = ownFolder(file)
  const part = `${file}.${process.pid}`
  writeFileSync(part, data, { mode: 0o600 })
  renameSync(part, file)
  for (const name of readdirSync(folder)) {
    const other = join(folder, name)
    if (Date.now() - statSync(other).mtimeMs > STALE_MS) rmSync(other)
  }
}

/** Writes to the end of a file of the cache, in one go: other processes may do the same. */
export function keepMore(file: string, data: string): void {
  ownFolder(file)
  appendFileSync(file, data, { mode: 0o600 })
}

function ownFolder(file: string): string {
  const folder = dirname(file)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return folder
}

/** What only makes things faster is worth no complaint. */
export function attempt<T>(act: () => T): T | undefined {
  try {
    return act()
  } catch {
    return undefined
  }
}
