// Times one process over many files against one over a single file, in turn, as a pre-commit hook would run it.
// node scripts/many.mjs [--files 200] [--runs 9] [--node PATH]: medians of wall time and of CPU time, which a busy machine leaves alone.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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

/** Copies of one file, or texts of their own, of which nothing can be remembered. */
const KINDS = {
  'sound copies': [SOUND, () => ''],
  sound: [SOUND, (index) => `# ${index}\n`],
  faulty: [FAULTY, (index) => `# ${index}\n`],
}

function write(path, more) {
  const text = readFileSync(join(root, path), 'utf8')
  return Array.from({ length: Number(options.files) }, (_, index) => {
    const name = `${path.replaceAll('/', '-')}-${index}.yaml`
    writeFileSync(join(folder, name), text + more(index))
    return name
  })
}

const [hook, told] = [join(folder, 'hook.cjs'), join(folder, 'told')]
writeFileSync(
  hook,
  `process.on('exit', () => { const { user, system } = process.cpuUsage(); require('node:fs').writeFileSync(${JSON.stringify(told)}, String((user + system) / 1000)) })`,
)

function time(files) {
  const start = performance.now()
  const args = ['--require', hook, join(root, 'dist/cli/index.js'), 'lint', ...files, '--collector-version', 'v0.49.0']
  const { status, stderr } = spawnSync(options.node, args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] })
  if (status !== 0 && status !== 1) throw new Error(`exit ${status}: ${stderr}`)
  return { wall: performance.now() - start, cpu: Number(readFileSync(told, 'utf8')) }
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]

for (const [name, [path, more]] of Object.entries(KINDS)) {
  const files = write(path, more)
  const [one, all] = [[], []]
  for (let round = 0; round < Number(options.runs); round++) {
    one.push(time(files.slice(0, 1)))
    all.push(time(files))
  }
  for (const kind of ['wall', 'cpu']) {
    const [single, many] = [one, all].map((times) => median(times.map((each) => each[kind])))
    console.log(
      `${name}, ${kind}: 1 file ${single.toFixed(0)} ms, ${files.length} files ${many.toFixed(0)} ms, ${(many / single).toFixed(2)}x`,
    )
  }
}
rmSync(folder, { recursive: true, force: true })
