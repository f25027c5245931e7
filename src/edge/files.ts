import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Failure } from '../core/problem.js'
import type { Files } from '../ports.js'

/** Far beyond any config or task definition. */
const LARGEST = 16 * 1024 * 1024

export const localFiles: Files = {
  read: async (path) => {
    const bytes = await readBytes(path)
    return bytes && textOf(bytes, path)
  },
  readBytes,
  write: async (path, text) => {
    try {
      await mkdir(dirname(path), { recursive: true })
      await writeFile(path, text)
    } catch (error) {
      throw new Failure({ what: `${path}: cannot be written: ${reasonOf(codeOf(error))}` })
    }
  },
}

async function readBytes(path: string): Promise<Buffer | undefined> {
  const bytes = await readFile(path).catch((error: unknown) => {
    const code = codeOf(error)
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
    throw new Failure({ what: `${path}: cannot be read: ${reasonOf(code)}` })
  })
  if (bytes && bytes.length > LARGEST)
    throw new Failure({ what: `${path}: is ${bytes.length} bytes long, more than the ${LARGEST} that are read` })
  return bytes
}

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : 'unknown')

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission is denied',
  EISDIR: 'it is a folder',
  ENOSPC: 'the disk is full',
  EROFS: 'the disk is read only',
  ENAMETOOLONG: 'its name is too long',
  ENOTDIR: 'a part of its path is a file',
}

const reasonOf = (code: string): string => REASONS[code] ?? code

function textOf(bytes: Buffer, path: string): string {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    throw new Failure({ what: `${path}: is written in UTF-16; accepted: UTF-8`, help: 'save it as UTF-8' })
  }
  return bytes.toString('utf8')
}
