// Times one process over many files against one over a single file, in turn, as a pre-commit hook would run it.
// node scripts/many.mjs [--files 200] [--runs 9] [--node PATH]: medians of wall time and of CPU time, which a busy machine leaves alone.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const { values: options } = parseArgs({
  options: {
    files: { type: 'string', default: '200' },
    runs: { type: 'string', default: '9' },
    node: { type: 'string', default: process.execPath },
  },
})
const root = fileURLToPath(new URL('..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'many-'))
const [SOUND, FAULTY] = ['examples/collector.yaml', '__tests__/golden/report/adot.yaml']

const START = { NODE_DISABLE_COMPILE_CACHE: '1' }
/** Of each kind its config, what stands behind that in a round's file, and the environment. */
const KINDS = {
  'linted before': [SOUND, (_, index) => `# ${index}\n`],
  'linted before, with findings': [FAULTY, (_, index) => `# ${index}\n`],
  'copies of one file': [SOUND, (round) => `# ${round}\n`],
  'new texts, first start': [SOUND, (round, index) => `# ${round} ${index}\n`, START],
  'new texts': [SOUND, (round, index) => `# new ${round} ${index}\n`],
  'new texts with findings, first start': [FAULTY, (round, index) => `# ${round} ${index}\n`, START],
  'new texts with findings': [FAULTY, (round, index) => `# new ${round} ${index}\n`],
}

function write(text, more) {
  return Array.from({ length: Number(options.files) }, (_, index) => {
    const name = `${index}.yaml`
    writeFileSync(join(folder, name), text + more(index))
    return name
  })
}

const [hook, told] = [join(folder, 'hook.cjs'), join(folder, 'told')]
writeFileSync(
  hook,
  `process.on('exit', () => { const { user, system } = process.cpuUsage(); require('node:fs').writeFileSync(${JSON.stringify(told)}, String((user + system) / 1000)) })`,
)

function time(files, environment) {
  const start = performance.now()
  const args = ['--require', hook, join(root, 'dist/cli/index.js'), 'lint', ...files, '--collector-version', 'v0.49.0']
  const { status, stderr } = spawnSync(resolve(options.node), args, {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, XDG_CACHE_HOME: join(folder, 'cache'), ...environment },
  })
  if (status !== 0 && status !== 1) throw new Error(`exit ${status}: ${stderr}`)
  return { wall: performance.now() - start, cpu: Number(readFileSync(told, 'utf8')) }
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]

for (const [name, [path, more, environment]] of Object.entries(KINDS)) {
  const text = readFileSync(join(root, path), 'utf8')
  const [one, all] = [[], []]
  // The first two rounds leave behind what later ones find.
  for (let round = -2; round < Number(options.runs); round++) {
    const files = write(text, (index) => more(round, index))
    const times = [time(files.slice(0, 1), environment), time(files, environment)]
    if (round < 0) continue
    one.push(times[0])
    all.push(times[1])
  }
  for (const kind of ['wall', 'cpu']) {
    const [single, many] = [one, all].map((times) => median(times.map((each) => each[kind])))
    console.log(
      `${name}, ${kind}: 1 file ${single.toFixed(0)} ms, ${options.files} files ${many.toFixed(0)} ms, ${(many / single).toFixed(2)}x`,
    )
  }
}
rmSync(folder, { recursive: true, force: true })
