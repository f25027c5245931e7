// Times whole processes against `node -e 0` of the same run, in turn, so that the machine's mood hits both alike.
// npm run bench -- [--runs 15]: medians for this Node and, where it is installed, the runner's.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { load } from '../__tests__/fakes/load.mjs'

const { values: options } = parseArgs({ options: { runs: { type: 'string', default: '15' } } })
const runs = Number(options.runs)
const root = fileURLToPath(new URL('..', import.meta.url))
const { startAws } = await load('aws')
const { appTask } = await load('samples')
const { nodeBinaries, runAction, runProgram } = await load('runner')
const config = readFileSync(join(root, 'examples/collector.yaml'), 'utf8')
const values =
  'ApplicationName=shop\nendpoint=https://aps-workspaces.ap-northeast-1.amazonaws.com/workspaces/ws-1/api/v1/remote_write'

const folder = mkdtempSync(join(tmpdir(), 'bench-'))
writeFileSync(join(folder, 'collector.yaml'), config)
const aws = await startAws({ region: 'ap-northeast-1' })
const seed = () => {
  aws.seed.taskDefinition(appTask())
  aws.seed.service({ name: 'shop', taskDefinition: 'shop' })
}
seed()

const inputs = { config: 'collector.yaml', 'config-values': values, 'collector-version': 'v0.49.0' }
const service = { ...inputs, cluster: 'default', service: 'shop' }
/** Each config text is new, so that every apply writes. */
let texts = 0
const fresh = () => writeFileSync(join(folder, 'collector.yaml'), `${config}# ${++texts}\n`)
const common = { workspace: folder, guard: false }
const action = (given) => (how) => runAction({ ...common, ...how, inputs: given, env: { ...aws.env, ...how.env } })
const lint = action({ ...inputs, mode: 'lint' })
const program = { entry: 'dist/cli/index.js', args: ['lint', 'collector.yaml', '--collector-version', 'v0.49.0'] }
const started = (env) => (how) => runProgram({ ...common, ...program, ...how, env })
const CASES = [
  { name: 'lint (action)', run: lint },
  { name: 'lint (command line)', run: started({ XDG_CACHE_HOME: folder }) },
  { name: '  its first start', run: started({ NODE_DISABLE_COMPILE_CACHE: '1' }) },
  { name: 'apply, all new', run: action(service), before: fresh },
  { name: 'apply, nothing to do', run: action(service) },
]

/** Milliseconds of a process that does nothing. */
function nothing(node) {
  return new Promise((resolve, reject) => {
    const start = performance.now()
    const child = spawn(node, ['-e', '0'], {
      cwd: folder,
      env: { PATH: process.env.PATH, HOME: folder },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child.on('error', reject)
    child.on('close', () => resolve(performance.now() - start))
  })
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]

async function measure({ name, run, before }, node) {
  const [own, base] = [[], []]
  for (let round = -1; round < runs; round++) {
    before?.()
    const { exitCode, milliseconds, stdout } = await run({ node })
    if (exitCode !== 0) throw new Error(`${name}: exit code ${exitCode}\n${stdout}`)
    const base0 = await nothing(node)
    if (round < 0) continue
    own.push(milliseconds)
    base.push(base0)
  }
  return median(own) / median(base)
}

/** Peak of resident memory in MiB, told by the process itself at its end. */
async function memory(run, node) {
  const [file, out] = [join(folder, 'rss.cjs'), join(folder, 'rss.txt')]
  const write = `require('node:fs').writeFileSync(${JSON.stringify(out)}, String(process.resourceUsage().maxRSS))`
  writeFileSync(file, `process.on('exit', () => ${write})`)
  await run({ node, env: { NODE_OPTIONS: `--require=${file}` } })
  return Number(readFileSync(out, 'utf8')) / 1024
}

const sizeOf = (path) =>
  readdirSync(path, { withFileTypes: true }).reduce(
    (sum, entry) =>
      sum +
      (entry.isDirectory()
        ? entry.name === 'cli'
          ? 0
          : sizeOf(join(path, entry.name))
        : statSync(join(path, entry.name)).size),
    0,
  )

for (const { name, path } of nodeBinaries()) {
  console.log(`${name}: median of ${runs} runs, as a ratio to node -e 0`)
  for (const one of CASES) console.log(`  ${one.name.padEnd(24)} ${(await measure(one, path)).toFixed(2)}x`)
  console.log(`  memory of lint           ${(await memory(lint, path)).toFixed(0)} MiB`)
}
console.log(`dist without the command line: ${(sizeOf(join(root, 'dist')) / 1e6).toFixed(2)} MB`)
await aws.close()
rmSync(folder, { recursive: true, force: true })
