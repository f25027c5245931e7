import { Failure, type Trouble } from '../core/problem.js'
import type { Terminal } from '../ports.js'

/** A file that a command was given. */
export interface Given {
  /** As it was named on the command line. */
  readonly path: string
  /** As messages name it. */
  readonly file: string
  readonly bytes: Uint8Array
}

/** What the path stands for. */
export const STDIN = '-'

/** Every file in the order given, or a Failure with all that cannot be read. */
export async function readGiven(
  paths: readonly string[],
  { stdinFilename, terminal }: { readonly stdinFilename: string | undefined; readonly terminal: Terminal },
): Promise<readonly Given[]> {
  const isTwice = paths.filter((path) => path === STDIN).length > 1
  const troubles: Trouble[] = isTwice ? [{ what: 'standard input can be read only once, and - is given twice' }] : []
  if (stdinFilename !== undefined && !paths.includes(STDIN))
    troubles.push({ what: '--stdin-filename names standard input, which is not read', help: 'give - as the file' })
  if (troubles.length > 0) throw new Failure(...troubles)
  const files: Given[] = []
  for (const path of paths) {
    const found = await readOne(path, terminal)
    if ('what' in found) troubles.push(found)
    else files.push({ ...found, file: path === STDIN ? (stdinFilename ?? 'standard input') : path })
  }
  if (troubles.length > 0) throw new Failure(...troubles)
  return files
}

async function readOne(path: string, terminal: Terminal): Promise<Omit<Given, 'file'> | Trouble> {
  try {
    const bytes = await terminal.read(path)
    return bytes ? { path, bytes } : missing(path)
  } catch (error) {
    const [trouble] = error instanceof Failure ? error.troubles : []
    if (!trouble) throw error
    return trouble.what.endsWith('it is a folder') ? { ...trouble, help: `name its files: ${path}/*.yaml` } : trouble
  }
}

/** A shell hands on a pattern as it is when no file matches. */
const missing = (path: string): Trouble =>
  /[*?[]/.test(path) ? { what: `${path}: no file matches this pattern` } : { what: `${path}: there is no such file` }
