import { readFileSync, realpathSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Terminal } from '../ports.js'
import { localFiles, reasonOf, soon } from './files.js'
import { pathInRepository } from './repository.js'

/** The real terminal. */
export const terminal: Terminal = {
  arguments: process.argv.slice(2),
  read: (path) => (path === '-' ? readAll() : localFiles.readBytes(path)),
  write: localFiles.write,
  version: () => soon(() => (JSON.parse(readOwn('package.json') ?? '{}') as { readonly version?: string }).version),
  pathInRepository,
  page: (rule) => soon(() => readOwn('docs', 'rules', `${rule}.md`)),
  annotate: async (annotations) => {
    const { annotate } = await import('./annotate.js')
    annotate(annotations)
  },
  print: (text) => process.stdout.write(text),
  printError: (text) => process.stderr.write(text),
  isColoured: mayColour(process.env, process.stdout.isTTY),
}

/** FORCE_COLOR (https://force-color.org) wins over NO_COLOR (https://no-color.org), and both over what the output is. */
function mayColour({ FORCE_COLOR, NO_COLOR, TERM }: NodeJS.ProcessEnv, isTerminal: boolean): boolean {
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== '') return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false'
  return isTerminal && !NO_COLOR && TERM !== 'dumb'
}

/**
 * Lets the program end with its own exit code when nobody reads on (`| head`); tells of any other trouble with the output
 * once and ends with 2.
 */
export function watchOutput(): void {
  process.stderr.on('error', () => undefined)
  process.stdout.on('error', ({ code = 'unknown' }: NodeJS.ErrnoException) => {
    if (code === 'EPIPE') return
    process.stderr.write(`adot-ecs: standard output: cannot be written: ${reasonOf(code)}\n`)
    process.exit(2)
  })
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
