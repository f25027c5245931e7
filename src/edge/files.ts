import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { Failure } from '../core/problem.js'
import type { Files } from '../ports.js'

/** Far beyond any config or task definition. */
const LARGEST = 16 * 1024 * 1024

/** Few and small files: reading them at once takes less time than loading what reads them in turns. */
export const localFiles: Files = {
  read: (path) =>
    soon(() => {
      const bytes = readBytes(path)
      return bytes && textOf(bytes, path)
    }),
  readBytes: (path) => soon(() => readBytes(path)),
  write: (path, text) => soon(() => write(path, text)),
}

/** What a function returns or throws, as a promise. */
export const soon = <T>(work: () => T): Promise<T> =>
  new Promise((resolve) => {
    resolve(work())
  })

function write(path: string, text: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  } catch (error) {
    throw new Failure({ what: `${path}: cannot be written: ${reasonOf(codeOf(error))}` })
  }
}

function readBytes(path: string): Buffer | undefined {
  try {
    const bytes = readFileSync(path)
    if (bytes.length <= LARGEST) return bytes
    throw new Failure({ what: `${path}: is ${bytes.length} bytes long, more than the ${LARGEST} that are read` })
  } catch (error) {
    if (error instanceof Failure) throw error
    const code = codeOf(error)
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
    throw new Failure({ what: `${path}: cannot be read: ${reasonOf(code)}` })
  }
}

export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unknown'

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission is denied',
  EISDIR: 'it is a folder',
  ENOSPC: 'the disk is full',
  EROFS: 'the disk is read only',
  ELOOP: 'its links lead back to it',
  ENAMETOOLONG: 'its name is too long',
  EPERM: 'permission is denied',
  ENOTDIR: 'a part of its path is a file',
}

/** Why the system refused, from the code of its error. */
export const reasonOf = (code: string): string => REASONS[code] ?? code

function textOf(bytes: Buffer, path: string): string {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    throw new Failure({ what: `${path}: is written in UTF-16; accepted: UTF-8`, help: 'save it as UTF-8' })
  }
  return bytes.toString('utf8')
}
