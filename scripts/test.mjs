import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { entries } from './pack.mjs'
import { installMoto, installRunnerNode, installSarifSchema } from './tools.mjs'

/** Every check of the project, one after the other, each to its end. The last line is `N passed, N failed`. */
const ROOT = fileURLToPath(new URL('..', import.meta.url))
const RESULTS = join(ROOT, '.cache/jest.json')
const count = { passed: 0, failed: 0 }

const add = (passed, failed) => {
  count.passed += passed
  count.failed += failed
}

function run(program, args, env = {}) {
  const { status } = spawnSync(join(ROOT, program), args, {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  })
  return status === 0
}

const bin = (name, ...args) => run(`node_modules/.bin/${name}`, args)
const node = (script, ...args) =>
  spawnSync(process.execPath, [join(ROOT, script), ...args], { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] })
    .status === 0

function step(title, isFine) {
  const start = performance.now()
  console.log(`\n── ${title}`)
  const fine = isFine()
  console.log(`${fine ? 'ok' : 'NOT OK'}: ${title} (${((performance.now() - start) / 1000).toFixed(1)} s)`)
  add(fine ? 1 : 0, fine ? 0 : 1)
}

/** A tool that is absent costs the tests that need it; in CI it must be there. */
function tool(title, install) {
  try {
    install()
    if (process.env.CI) add(1, 0)
    console.log(`ok: ${title}`)
  } catch (error) {
    if (process.env.CI) add(0, 1)
    console.log(
      `\n${'!'.repeat(80)}\n${title} cannot be set up: ${error.message}\nTests that need it are SKIPPED.\n${'!'.repeat(80)}`,
    )
  }
}

/** Counts jest's tests one by one; a file that cannot run, or a run that ends early, counts as one failure. */
function tests() {
  rmSync(RESULTS, { force: true })
  const fine = run(
    'node_modules/.bin/jest',
    ['--json', `--outputFile=${RESULTS}`, ...(process.env.CI ? ['--ci'] : [])],
    {
      NODE_OPTIONS: '--experimental-vm-modules --no-warnings',
    },
  )
  const results = existsSync(RESULTS) ? JSON.parse(readFileSync(RESULTS, 'utf8')) : undefined
  const failed = (results?.numFailedTests ?? 0) + (results?.numRuntimeErrorTestSuites ?? 0)
  add(results?.numPassedTests ?? 0, fine ? failed : Math.max(failed, 1))
  if (results?.numPendingTests) console.log(`${results.numPendingTests} tests skipped`)
}

step('types', () => bin('tsc', '--noEmit'))
step('lint', () => bin('eslint', '--max-warnings', '0', '.'))
step('format', () => bin('prettier', '--check', '--log-level', 'warn', '.'))
step('unused code and packages', () => bin('knip'))
step('generated files', () => node('scripts/generate.mjs', '--check'))
step('agreement with the real collectors', () => node('scripts/oracle.mjs'))
if (entries().length > 0) step('dist', () => node('scripts/check-dist.mjs'))
console.log('\n── tests')
tool("moto, AWS's emulator", installMoto)
tool("the runner's Node", installRunnerNode)
tool('the schema of SARIF', installSarifSchema)
tests()
console.log(`\n${count.passed} passed, ${count.failed} failed`)
process.exitCode = count.failed > 0 ? 1 : 0
