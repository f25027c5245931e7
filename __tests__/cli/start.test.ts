import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from '@jest/globals'

const ENTRY = fileURLToPath(new URL('../../dist/cli/index.js', import.meta.url))
let home = ''

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'start-'))
})
afterEach(() => {
  chmodSync(home, 0o700)
  rmSync(home, { recursive: true })
})

const folder = (): string => join(home, 'adot-ecs')
const kept = (): readonly string[] => readdirSync(folder()).sort()
const onlyKept = (): string => join(folder(), kept()[0] ?? '')
const start = (env: Record<string, string> = {}): string =>
  execFileSync(process.execPath, [ENTRY, '--version'], {
    env: { XDG_CACHE_HOME: home, HOME: home, ...env },
    encoding: 'utf8',
  })

test('who starts once leaves next to nothing', () => {
  start()
  expect(statSync(onlyKept()).size).toBe(0)
})

test('what the second start compiled is kept for the third, which leaves it as it is', () => {
  const first = start()
  expect(start()).toBe(first)
  expect(kept()).toEqual([expect.stringMatching(/^[0-9a-f]{16}-v\d+\.\d+\.\d+-\w+$/)])
  const { ino, size, mode } = statSync(onlyKept())
  expect(size).toBeGreaterThan(100_000)
  expect(mode & 0o077).toBe(0)
  expect(start()).toBe(first)
  expect(statSync(onlyKept()).ino).toBe(ino)
})

test('what V8 cannot use is put right', () => {
  start()
  const first = start()
  const whole = readFileSync(onlyKept())
  for (const broken of [Buffer.from('no code'), whole.subarray(0, 1000)]) {
    writeFileSync(onlyKept(), broken)
    expect(start()).toBe(first)
    expect(readFileSync(onlyKept()).length).toBeGreaterThan(100_000)
  }
})

test('what other versions left goes after a month', () => {
  start()
  rmSync(onlyKept())
  const [old, recent] = [join(folder(), 'of-last-month'), join(folder(), 'of-yesterday')]
  for (const file of [old, recent]) writeFileSync(file, '')
  const lastMonth = Date.now() / 1000 - 31 * 24 * 3600
  utimesSync(old, lastMonth, lastMonth)
  start()
  expect(kept()).toEqual([expect.stringMatching(/^[0-9a-f]{16}-/), 'of-yesterday'])
})

test.each([
  ['it is switched off', { NODE_DISABLE_COMPILE_CACHE: '1' }],
  ['the folder cannot be written', { XDG_CACHE_HOME: '/dev/null/nowhere' }],
])('nothing is kept when %s, and nothing is said', (_, env) => {
  expect(start(env)).toMatch(/^adot-ecs /)
  expect(readdirSync(home)).toEqual([])
})
