import { fstatSync, readFileSync, realpathSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Terminal } from '../ports.js'
import { codeOf, localFiles, reasonOf, soon } from './files.js'
import { pathInRepository } from './repository.js'

/** The real terminal; `kept` is a file for what later runs of this very program may use. */
export const openTerminal = (kept: string | undefined): Terminal => ({
  arguments: process.argv.slice(2),
  read: (path) => (path === '-' ? readAll() : localFiles.readBytes(path)),
  write: localFiles.write,
  version: () => soon(() => (JSON.parse(readOwn('package.json') ?? '{}') as { readonly version?: string }).version),
  pathInRepository,
  page: (path) => soon(() => readOwn('docs', ...path.split('/'))),
  annotate: async (annotations) => {
    const { annotate } = await import('./annotate.js')
    annotate(annotations)
  },
  print: (text) => {
    const trouble = write('stdout', text)
    if (trouble === undefined || trouble === 'EPIPE') return
    write('stderr', `adot-ecs: standard output: cannot be written: ${reasonOf(trouble)}\n`)
    process.exit(2)
  },
  printError: (text) => {
    write('stderr', text)
  },
  isColoured: mayColour(process.env, isTerminal()),
  kept: async () => (await import('./kept.js')).openKept(kept),
})

/** FORCE_COLOR (https://force-color.org) wins over NO_COLOR (https://no-color.org), and both over what the output is. */
function mayColour({ FORCE_COLOR, NO_COLOR, TERM }: NodeJS.ProcessEnv, isTerminal: boolean): boolean {
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== '') return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false'
  return isTerminal && !NO_COLOR && TERM !== 'dumb'
}

/** Of the devices that output may go to, terminals are the only ones that show it. */
function isTerminal(): boolean {
  try {
    return fstatSync(1).isCharacterDevice()
  } catch {
    return false
  }
}

const DESCRIPTORS = { stdout: 1, stderr: 2 } as const

/**
 * Writes past Node's streams, which take as long to load as a config to check. Returns the system's code of what went
 * wrong: EPIPE when nobody reads on (`| head`).
 */
function write(output: keyof typeof DESCRIPTORS, text: string): string | undefined {
  let rest = Buffer.from(text)
  try {
    while (rest.length > 0) rest = rest.subarray(writeSync(DESCRIPTORS[output], rest))
    return undefined
  } catch (error) {
    if (codeOf(error) !== 'EAGAIN') return codeOf(error)
    // A pipe that is full and does not block: the stream knows how to wait.
    process[output].on('error', () => undefined).write(rest)
    return undefined
  }
}

async function readAll(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of process.stdin) if (chunk instanceof Uint8Array) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** The text of a file of this package, whose root is two folders above `dist/cli`; undefined when it is not there. */
function readOwn(...path: readonly string[]): string | undefined {
  try {
    return readFileSync(join(dirname(realpathSync(process.argv[1] ?? '.')), '..', '..', ...path), 'utf8')
  } catch {
    return undefined
  }
}
