#!/usr/bin/env node
import { realpathSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { runCompiled } from './edge/compiled.js'

/** The hash of main.js, the built command line beside this file: put in by the build. */
declare const MAIN_HASH: string

runCompiled(join(dirname(realpathSync(process.argv[1] ?? '.')), 'main.js'), MAIN_HASH, process.env)
