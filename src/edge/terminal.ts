import { realpathSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Terminal } from '../ports.js'
import { Failure } from '../core/problem.js'
import { pathInRepository } from './repository.js'

/** The real terminal. NO_COLOR is honoured: https://no-color.org */
export const terminal: Terminal = {
  arguments: process.argv.slice(2),
  read: (path) => (path === '-' ? readAll() : readFile(path).catch((error: unknown) => absent(error, path))),
  write: async (path, text) => {
    await writeFile(path, text)
  },
  version: async () => {
    const text = await readFile(join(packageFolder(), 'package.json'), 'utf8').catch(() => '{}')
    return (JSON.parse(text) as { readonly version?: string }).version
  },
  pathInRepository,
  page: (rule) => readFile(join(packageFolder(), 'docs', 'rules', `${rule}.md`), 'utf8').catch(() => undefined),
  annotate: async (annotations) => {
    const { annotate } = await import('./annotate.js')
    annotate(annotations)
  },
  print: (text) => process.stdout.write(text),
  printError: (text) => process.stderr.write(text),
  isColoured: process.stdout.isTTY && !process.env['NO_COLOR'] && process.env['TERM'] !== 'dumb',
}

async function readAll(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of process.stdin) if (chunk instanceof Uint8Array) chunks.push(chunk)
  return Buffer.concat(chunks)
}

function absent(error: unknown, path: string): undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
  throw new Failure({ what: `${path}: cannot be read: ${code === 'EISDIR' ? 'it is a folder' : String(code)}` })
}

/** The package's root: `dist/cli` is two folders below it. */
const packageFolder = (): string => join(dirname(realpathSync(process.argv[1] ?? '.')), '..', '..')
