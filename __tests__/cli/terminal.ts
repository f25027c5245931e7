import { runCommand } from '../../src/cli/run.js'
import { Failure } from '../../src/core/problem.js'
import type { Annotation, Terminal } from '../../src/ports.js'
import { openKept } from '../../src/edge/kept.js'

export interface Ran {
  readonly code: number
  readonly out: string
  readonly err: string
  /** Files that were written, by path. */
  readonly written: Readonly<Record<string, string>>
  readonly annotations: readonly Annotation[]
}

export interface Around {
  /** Files by path, `-` being standard input, as text or bytes; a Failure's sentence for one that cannot be read. */
  readonly files?: Readonly<Record<string, string | Uint8Array | { readonly fails: string }>>
  /** Pages by their path below docs/. */
  readonly pages?: Readonly<Record<string, string>>
  readonly isColoured?: boolean
}

/** Runs a command line in memory. */
export async function run(
  line: string | readonly string[],
  { files = {}, pages = {}, isColoured = false }: Around = {},
): Promise<Ran> {
  const [out, err]: [string[], string[]] = [[], []]
  const written: Record<string, string> = {}
  const annotations: Annotation[] = []
  const terminal: Terminal = {
    arguments: typeof line === 'string' ? line.split(' ').filter(Boolean) : line,
    read: (path) => {
      const found = files[path]
      if (found instanceof Uint8Array) return Promise.resolve(found)
      if (typeof found === 'object') return Promise.reject(new Failure({ what: found.fails }))
      return Promise.resolve(found === undefined ? undefined : new TextEncoder().encode(found))
    },
    write: (path, text) => {
      written[path] = text
      return Promise.resolve()
    },
    version: () => Promise.resolve('1.2.3'),
    pathInRepository: (path) => path,
    page: (path) => Promise.resolve(pages[path]),
    annotate: (all) => {
      annotations.push(...all)
      return Promise.resolve()
    },
    print: (text) => out.push(text),
    printError: (text) => err.push(text),
    isColoured,
    kept: () => Promise.resolve(openKept(undefined)),
  }
  const code = await runCommand(terminal)
  return { code, out: out.join(''), err: err.join(''), written, annotations }
}
