// How the linter's time grows with a config, and what inputs made to hurt cost: `npm run scale`.
// Exits 1 beyond the marks. Each hostile input runs in a process of its own, which tells its peak of memory.
// Options: --only TEXT (inputs whose name has it), --release vX.Y.Z.
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { bundle } from './bundle.mjs'

const { values: options } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    release: { type: 'string', default: 'v0.49.0' },
    hostile: { type: 'string' },
  },
})
const SHAPES = ['sound', 'faulty', 'aliases', 'deep'].filter((name) => name.includes(options.only))
/** A lint may take so many times as long as reading alone, and twice the lines so many times as long. */
const [LINT_TO_READ, TWICE] = [6, 2.2]
/** Of a hostile input. */
const [SECONDS, MEBIBYTES] = [5, 512]

const { readSource, lint, rules, findRelease, faultsOf, showFinding, large } = await bundle(`
  export { readSource } from './src/core/source.js'
  export { lint } from './src/lint/lint.js'
  export { rules } from './src/rules/index.js'
  export { findRelease } from './src/collector/catalog.js'
  export { showFinding } from './src/report/text.js'
  export { faultsOf } from './__tests__/robust/faults.js'
  export * as large from './__tests__/robust/large.js'
`)
const release = findRelease(options.release)
const request = (text) => ({
  file: 'collector.yaml',
  text,
  release,
  values: undefined,
  environment: new Map(),
  severities: new Map(),
})
if (options.hostile) tell(options.hostile)
else {
  const troubles = [...growth(), ...hostile()]
  for (const trouble of troubles) console.log(`beyond the mark: ${trouble}`)
  process.exitCode = troubles.length > 0 ? 1 : 0
}

function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]
}

/** The milliseconds of some works, done in turns. The first turns are for the compiler. */
function rounds(...works) {
  const all = Array.from({ length: 30 }, () =>
    works.map((work) => {
      const start = performance.now()
      work()
      return performance.now() - start
    }),
  )
  return all.slice(5)
}

function* growth() {
  console.log(
    `${release.version}: ms to lint and to read, median of 25; ratios of what was done in one turn, median of 25`,
  )
  for (const name of SHAPES) {
    const [small, big] = [10_000, 20_000].map(large[name])
    const turns = rounds(
      () => readSource(small),
      () => lint(request(small), rules),
      () => lint(request(big), rules),
    )
    const [read, one] = [0, 1].map((work) => median(turns.map((times) => times[work])))
    const ratio = median(turns.map(([read, one]) => one / read))
    const growth = median(turns.map(([, one, two]) => two / one))
    const found = lint(request(small), rules).length
    console.log(
      `  ${name.padEnd(8)} ${one.toFixed(0).padStart(5)} lint ${read.toFixed(0).padStart(5)} read ${ratio.toFixed(1).padStart(6)}x ` +
        `  twice the lines ${growth.toFixed(2)}x   ${found} findings`,
    )
    if (ratio >= LINT_TO_READ) yield `${name}: lint takes ${ratio.toFixed(1)} times as long as reading`
    if (growth >= TWICE) yield `${name}: twice the lines take ${growth.toFixed(2)} times as long`
  }
}

function* hostile() {
  const self = fileURLToPath(import.meta.url)
  for (const name of Object.keys(large.HOSTILE)) {
    if (!name.includes(options.only)) continue
    let told
    try {
      const out = execFileSync(process.execPath, [self, '--hostile', name, '--release', options.release], {
        timeout: 40_000,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      told = JSON.parse(out)
    } catch (error) {
      console.log(`  ${name.padEnd(46)} ends without an answer`)
      yield `${name}: ends without an answer (${error.code ?? error.status}) ${String(error.stderr).slice(0, 300)}`
      continue
    }
    const { seconds, memory, findings, first, faults } = told
    console.log(
      `  ${name.padEnd(46)} ${seconds.toFixed(2).padStart(6)} s ${memory.toFixed(0).padStart(5)} MiB ${String(findings).padStart(6)} findings  ${first}`,
    )
    if (seconds > SECONDS) yield `${name}: ${seconds.toFixed(1)} s`
    if (memory > MEBIBYTES) yield `${name}: ${memory.toFixed(0)} MiB`
    for (const fault of faults) yield `${name}: ${fault}`
  }
}

/** One hostile input, as JSON for the process above. */
function tell(name) {
  const text = large.HOSTILE[name]()
  const start = performance.now()
  const found = lint(request(text), rules)
  found.forEach(showFinding)
  const seconds = (performance.now() - start) / 1000
  const memory = process.resourceUsage().maxRSS / 1024
  const [one] = found
  const first = one ? `${one.line}:${one.column} [${one.rule}] ${one.what.slice(0, 80)}` : 'nothing'
  const faults = [...new Set(faultsOf(found, { 'collector.yaml': text }))].slice(0, 5)
  console.log(JSON.stringify({ seconds, memory, findings: found.length, first, faults }))
}
