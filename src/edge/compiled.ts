import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { homedir } from 'node:os'
import { dirname, isAbsolute, join } from 'node:path'
import { Script } from 'node:vm'

/** Longer than this nobody was here: what other versions left goes. */
const STALE_MS = 30 * 24 * 3_600_000

/**
 * Runs a CommonJS file as `require` does, from what V8 made of it the last time: a third of the start is
 * compiling. `build` tells one content of the file from another, for V8 looks only at its length. What V8 made is kept
 * in the user's cache folder; where it cannot be, or NODE_DISABLE_COMPILE_CACHE is set, as for Node's own compile cache,
 * the file is compiled each time. The first start only leaves an empty file: who starts once, as in CI, need not wait
 * for what is kept for others.
 */
export function runCompiled(file: string, build: string, environment: NodeJS.ProcessEnv): void {
  const folder = environment['NODE_DISABLE_COMPILE_CACHE'] ? undefined : cacheFolder(environment)
  const kept = folder && join(folder, `${build}-${process.version}-${process.arch}`)
  const before = kept && attempt(() => readFileSync(kept))
  const cachedData = before && before.length > 0 ? before : undefined
  const text = `(function (exports, require, module, __filename, __dirname) {${readFileSync(file, 'utf8')}\n})`
  const script = new Script(text, { filename: file, ...(cachedData && { cachedData }) })
  if (kept && !before) attempt(() => keep(kept, Buffer.alloc(0)))
  // At the end V8 has also compiled what was called on the way.
  else if (kept && (!cachedData || script.cachedDataRejected))
    process.once('exit', () => attempt(() => keep(kept, script.createCachedData())))
  const module = { exports: {} }
  const run = script.runInThisContext() as (...given: readonly unknown[]) => void
  run(module.exports, createRequire(file), module, file, dirname(file))
}

/** https://specifications.freedesktop.org/basedir-spec, and what stands for it elsewhere. */
function cacheFolder({ XDG_CACHE_HOME, LOCALAPPDATA }: NodeJS.ProcessEnv): string | undefined {
  if (XDG_CACHE_HOME && isAbsolute(XDG_CACHE_HOME)) return join(XDG_CACHE_HOME, 'adot-ecs')
  if (process.platform === 'win32') return LOCALAPPDATA && join(LOCALAPPDATA, 'adot-ecs', 'cache')
  const home = attempt(homedir)
  return home && join(home, process.platform === 'darwin' ? 'Library/Caches' : '.cache', 'adot-ecs')
}

/** Whole or not at all: another process may be reading or writing the same. */
function keep(file: string, data: Buffer): void {
  const folder = dirname(file)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const part = `${file}.${process.pid}`
  writeFileSync(part, data, { mode: 0o600 })
  renameSync(part, file)
  for (const name of readdirSync(folder)) {
    const other = join(folder, name)
    if (Date.now() - statSync(other).mtimeMs > STALE_MS) rmSync(other)
  }
}

/** To start sooner is worth no complaint. */
function attempt<T>(act: () => T): T | undefined {
  try {
    return act()
  } catch {
    return undefined
  }
}
