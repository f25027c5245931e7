// Lints seeded mutations of real configs and holds what comes out against what must be so for any text: no exception,
// no hang, every finding with a place in the text and its own line, nothing said twice, the same answer twice.
// `npm run fuzz -- --runs 50000 --seed 1`; one of them again: `--runs 1 --seed N --show`.
import { parseArgs } from 'node:util'
import { bundle } from './bundle.mjs'

const { values: options } = parseArgs({
  options: {
    runs: { type: 'string', default: '5000' },
    seed: { type: 'string', default: '1' },
    show: { type: 'boolean' },
  },
})
/** Milliseconds after which a lint counts as hanging. */
const HANG = 2000
const { readConfigs, requestOf, tryOut } = await bundle(`export * from './__tests__/robust/runs.js'`)
const configs = readConfigs(new URL('..', import.meta.url))
const [runs, first] = [Number(options.runs), Number(options.seed)]

const kinds = new Map()
const slowest = { milliseconds: 0, seed: first }
let findings = 0
const start = performance.now()
for (let seed = first; seed < first + runs; seed++) {
  const request = requestOf(seed, configs)
  if (options.show) show(request)
  const run = tryOut(request)
  findings += run.findings
  if (run.milliseconds > slowest.milliseconds) Object.assign(slowest, { milliseconds: run.milliseconds, seed })
  const hangs = run.milliseconds > HANG ? ['hangs'] : []
  for (const fault of new Set([...run.faults, ...hangs])) {
    const kind = kinds.get(fault) ?? { count: 0, seed }
    kinds.set(fault, { ...kind, count: kind.count + 1 })
  }
}
const seconds = (performance.now() - start) / 1000
for (const [fault, { count, seed }] of kinds) console.log(`seed ${seed} (${count} times): ${fault}`)
console.log(
  `${runs} runs from seed ${first}, ${findings} findings, ${seconds.toFixed(0)} s; ` +
    `slowest ${slowest.milliseconds.toFixed(0)} ms (seed ${slowest.seed}); ${kinds.size} kinds of faults`,
)
process.exitCode = kinds.size > 0 ? 1 : 0

function show({ text, release, values, environment, taskDefinition }) {
  console.log(`${release.version}, values ${JSON.stringify(values && [...values])}`)
  console.log(`environment ${JSON.stringify(environment && [...environment])}`)
  console.log(typeof text === 'string' ? text : Buffer.from(text).toString('latin1'))
  if (taskDefinition) console.log(taskDefinition.text)
}
