import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from '@jest/globals'

/** Holds a text against a file of this folder. The file is written with UPDATE=1 only, for a person to read. */
export function expectGolden(name: string, text: string): void {
  const path = join(dirname(fileURLToPath(import.meta.url)), name)
  if (process.env['UPDATE'] === '1' && !process.env['CI']) {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  }
  expect(text).toBe(existsSync(path) ? readFileSync(path, 'utf8') : undefined)
}
