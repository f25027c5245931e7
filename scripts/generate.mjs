#!/usr/bin/env node
/**
 * node scripts/generate.mjs [--check]
 * Writes every file of this project that follows from others. With --check it writes nothing and exits 1 when one is stale.
 */
import { catalog } from './generate/catalog.mjs'
import { readme } from './generate/readme.mjs'
import { ruleIndex, rulePages } from './generate/rules.mjs'

/** Each step is `{name, run(check)}`; run returns the paths that were stale, or a promise of them. */
const STEPS = [ruleIndex, catalog, rulePages, readme]

const check = process.argv.includes('--check')
let stale = 0
for (const { name, run } of STEPS) {
  for (const path of await run(check)) {
    stale++
    console.log(`${name}: ${path} ${check ? 'is stale, run `node scripts/generate.mjs`' : 'written'}`)
  }
}
if (check && stale > 0) process.exitCode = 1
