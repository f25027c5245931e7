#!/usr/bin/env node
import { realpathSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { cacheFile } from './edge/cache.js'
import { loadCompiled } from './edge/compiled.js'

/** The hash of main.js, the built command line beside this file: put in by the build. */
declare const MAIN_HASH: string

/** What is kept belongs to one content of main.js and to one Node. */
const kept = (what: string): string | undefined =>
  cacheFile(`${MAIN_HASH}-${process.version}-${process.arch}${what}`, process.env)

const file = join(dirname(realpathSync(process.argv[1] ?? '.')), 'main.js')
loadCompiled(file, kept('')).run(kept('-findings'))
