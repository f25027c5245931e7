// Holds the linter against what the real collectors did: every case of __tests__/oracle on every release that was run.
// `npm run oracle` prints the figures and exits 1 below the marks.
// Options: --area NAME, --release vX.Y.Z, --case NAME (narrow the run), --show (each disagreement).
// A narrowed run has no marks to reach.
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { bundle } from './bundle.mjs'

const { values: options } = parseArgs({
  options: {
    area: { type: 'string' },
    release: { type: 'string' },
    case: { type: 'string' },
    show: { type: 'boolean' },
  },
})
const folder = new URL('../__tests__/oracle/', import.meta.url)
const { releases, cases } = JSON.parse(readFileSync(new URL('verdicts.json', folder), 'utf8'))
const { lint, rules, findRelease } = await bundle(`
  export { lint } from './src/lint/lint.js'
  export { rules } from './src/rules/index.js'
  export { findRelease } from './src/collector/catalog.js'
`)

/** The environment of every run. A name without a value was set to something that does not matter. */
const environment = new Map([
  ...['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'ECS_CONTAINER_METADATA_URI_V4', 'AOT_CONFIG_CONTENT'].map(
    (name) => [name, undefined],
  ),
  ['AWS_REGION', 'us-east-1'],
  ['AWS_EC2_METADATA_DISABLED', 'true'],
  ['RUN_IN_CONTAINER', 'True'],
  ['HOME', '/home/aoc'],
  ['SET_INT', '14317'],
  ['SET_STR', 'hello'],
  ['SET_BOOL', 'true'],
  ['SET_EMPTY', ''],
  ['SET_YAML', '[a, b]'],
  ['SET_DOLLAR', 'a$b'],
])
/** Releases from which on the expected lines hold. */
const LINES_FROM = 'v0.43.3'
/** Where every start that fails must be found. */
const COMPLETE = ['toplevel', 'ids', 'pipelines', 'extensions', 'yaml', 'env']

const areas = new Map()
const shown = new Map()
const total = { fails: 0, found: 0, starts: 0, alarms: 0, placed: 0, onLine: 0 }
for (const [name, it] of Object.entries(cases)) {
  if (it.place || (options.area && it.area !== options.area) || (options.case && name !== options.case)) continue
  const text = readFileSync(new URL(`cases/${name}`, folder))
  const area = areas.get(it.area) ?? { fails: 0, found: 0, starts: 0, alarms: 0, placed: 0, onLine: 0 }
  areas.set(it.area, area)
  for (const [index, version] of releases.entries()) {
    const verdict = it.starts[index]
    if (verdict === '.' || (options.release && version !== options.release)) continue
    judge({ name, it, version, starts: verdict === '+', area, findings: run(name, text, version) })
  }
}

function run(file, text, version) {
  const request = { file, text, release: findRelease(version), values: undefined, environment, severities: new Map() }
  return lint(request, rules).filter(({ severity, suppressed }) => severity === 'error' && suppressed === undefined)
}

function judge({ name, it, version, starts, area, findings }) {
  const add = (figure) => {
    total[figure]++
    area[figure]++
  }
  const say = (kind) => {
    const key = `${kind} ${name} [${it.area}] ${it.note}`
    shown.set(key, [...(shown.get(key) ?? []), [version, findings]])
  }
  add(starts ? 'starts' : 'fails')
  if (starts && findings.length > 0) {
    add('alarms')
    say('ALARM')
  }
  if (starts) return
  if (findings.length === 0) return say('MISS')
  add('found')
  if (!it.line || releases.indexOf(version) < releases.indexOf(LINES_FROM)) return
  add('placed')
  const lines = [it.line, ...(it.otherLines ?? [])]
  if (findings.some(({ line }) => lines.includes(line))) add('onLine')
  else say(`LINE ${lines.join('/')}`)
}

const percent = (part, whole) => (whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)} %`)
const row = (name, { fails, found, starts, alarms, placed, onLine }) =>
  `${name.padEnd(34)} ${`${found}/${fails}`.padStart(10)} ${percent(found, fails).padStart(8)}  ${`${alarms}/${starts}`.padStart(9)}  ${percent(onLine, placed).padStart(8)}`
if (options.show)
  for (const [what, runs] of [...shown].sort(([a], [b]) => (a < b ? -1 : 1))) {
    console.log(`${what}: ${runs.map(([version]) => version).join(' ')}`)
    for (const finding of new Set(
      runs.flatMap(([, findings]) => findings.map((f) => `${f.line}:${f.column} [${f.rule}] ${f.what}`)),
    ))
      console.log(`    ${finding}`)
  }
console.log(
  `${'area'.padEnd(34)} ${'found'.padStart(10)} ${''.padStart(8)}  ${'alarms'.padStart(9)}  ${'on line'.padStart(8)}`,
)
for (const [name, figures] of [...areas].sort(([a], [b]) => (a < b ? -1 : 1))) console.log(row(name, figures))
console.log(row('all', total))

const narrowed = options.area || options.release || options.case
const short = [...areas]
  .filter(([name, { fails, found }]) => COMPLETE.includes(name) && found < fails)
  .map(([name]) => name)
const troubles = [
  total.found < 0.98 * total.fails && 'fewer than 98 % of the starts that fail are found',
  total.alarms > 0 && 'a config that starts was called an error',
  total.onLine < 0.97 * total.placed && 'fewer than 97 % of the findings stand on the expected line',
  short.length > 0 && `not everything is found in ${short.join(', ')}`,
].filter(Boolean)
if (!narrowed) for (const trouble of troubles) console.log(`below the mark: ${trouble}`)
process.exitCode = !narrowed && troubles.length > 0 ? 1 : 0
