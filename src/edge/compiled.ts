import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { Script } from 'node:vm'
import { attempt, keep } from './cache.js'

/** What cli.ts exports. */
interface CommandLine {
  readonly run: (kept: string | undefined) => void
}

/**
 * Loads the built command line as `require` does, from what V8 made of it the last time: a third of the start is compiling.
 * What V8 made is in the file `kept`, which must belong to this content of the file, for V8 looks only at its length;
 * where it cannot be, the file is compiled each time. The first start only leaves an empty file: who starts once, as in
 * CI, need not wait for what is kept for others.
 */
export function loadCompiled(file: string, kept: string | undefined): CommandLine {
  const before = kept === undefined ? undefined : attempt(() => readFileSync(kept))
  const cachedData = before && before.length > 0 ? before : undefined
  const text = `(function (exports, require, module, __filename, __dirname) {${readFileSync(file, 'utf8')}\n})`
  const script = new Script(text, { filename: file, ...(cachedData && { cachedData }) })
  if (kept !== undefined && !before) attempt(() => keep(kept, ''))
  // At the end V8 has also compiled what was called on the way.
  else if (kept !== undefined && (!cachedData || script.cachedDataRejected))
    process.once('exit', () => attempt(() => keep(kept, script.createCachedData())))
  const module = { exports: {} }
  const load = script.runInThisContext() as (...given: readonly unknown[]) => void
  load(module.exports, createRequire(file), module, file, dirname(file))
  return module.exports as CommandLine
}
