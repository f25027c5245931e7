import { spawn, spawnSync } from 'node:child_process'
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from '@jest/globals'

const ENTRY = fileURLToPath(new URL('../../dist/cli/index.js', import.meta.url))
const FAULTY = fileURLToPath(new URL('../golden/report/adot.yaml', import.meta.url))
let home = ''

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'kept-'))
  const faulty = readFileSync(FAULTY, 'utf8')
  writeFileSync(join(home, 'a.yaml'), faulty)
  writeFileSync(join(home, 'b.yaml'), `# b\n${faulty}`)
  writeFileSync(join(home, 'task.json'), JSON.stringify({ family: 'shop', containerDefinitions: [] }))
})
afterEach(() => rmSync(home, { recursive: true }))

/** What the command line prints about files in the folder `home`. */
function lint(words: readonly string[], env: Record<string, string> = {}): string {
  const { stdout, stderr } = spawnSync(process.execPath, [ENTRY, 'lint', ...words], {
    cwd: home,
    env: { XDG_CACHE_HOME: home, HOME: home, ...env },
    encoding: 'utf8',
  })
  return stdout + stderr
}

const BOTH = ['a.yaml', 'b.yaml', '--collector-version', 'v0.49.0']
const folder = (): string => join(home, 'adot-ecs')
const keptFiles = (): readonly string[] => readdirSync(folder()).filter((name) => name.endsWith('-findings'))
const kept = (): string => join(folder(), keptFiles()[0] ?? '')
/** What nobody but a test could have put there: so it is seen where the answer comes from. */
const forge = (): void => writeFileSync(kept(), readFileSync(kept(), 'utf8').replaceAll('"what":"', '"what":"FORGED '))

test.each(['text', 'json', 'sarif', 'github'])('what is known from an earlier run reads the same as %s', (format) => {
  const words = [...BOTH, '--format', format]
  const first = lint(words)
  expect(lint(words)).toBe(first)
  expect(lint(words, { NODE_DISABLE_COMPILE_CACHE: '1' })).toBe(first)
  forge()
  expect(lint(words)).not.toBe(first)
})

test.each([
  ['another release', ['a.yaml', 'b.yaml', '--collector-version', 'v0.40.0']],
  ['another level of a rule', [...BOTH, '--rule', 'deprecated-name=error']],
  ['another environment', [...BOTH, '--env', 'STAGE=prod']],
  ['a task definition', [...BOTH, '--task-definition', 'task.json']],
])('%s asks anew', (_, words) => {
  lint(BOTH)
  forge()
  expect(lint(BOTH)).toContain('FORGED')
  expect(lint(words)).not.toContain('FORGED')
})

test('another text is linted, the one beside it is not', () => {
  lint(BOTH)
  forge()
  appendFileSync(join(home, 'b.yaml'), '# more\n')
  const told = lint([...BOTH, '--format', 'json'])
  const { files } = JSON.parse(told) as { files: { findings: { message: string }[] }[] }
  expect(files.map(({ findings }) => findings.every(({ message }) => message.startsWith('FORGED')))).toEqual([
    true,
    false,
  ])
  expect(files[1]?.findings.length).toBe(files[0]?.findings.length)
})

test('one file alone is linted each time, and nothing is kept of it', () => {
  lint(['a.yaml', '--collector-version', 'v0.49.0'])
  expect(keptFiles()).toEqual([])
})

test('a file by another name has the same findings under its own', () => {
  lint(BOTH)
  const before = lint(['a.yaml', ...BOTH])
  writeFileSync(join(home, 'other.yaml'), readFileSync(join(home, 'a.yaml')))
  forge()
  const told = lint(['other.yaml', ...BOTH])
  expect(told).toContain('FORGED')
  expect(told.replaceAll('FORGED ', '').replaceAll('other.yaml', 'a.yaml')).toBe(before)
})

test('what is broken is found out anew', () => {
  const first = lint(BOTH)
  const whole = readFileSync(kept(), 'utf8')
  for (const broken of [
    '',
    '\0\n\n',
    whole.slice(0, whole.length / 2),
    whole.replaceAll('"findings":', '"found":'),
    whole.replaceAll('{"file"', '["file"'),
  ]) {
    writeFileSync(kept(), broken)
    expect(lint(BOTH)).toBe(first)
    forge()
    expect(lint(BOTH)).toContain('FORGED')
  }
})

test('it is for the owner only, and holds no value of the environment', () => {
  lint([...BOTH, '--env', 'TOKEN=hunter2hunter2'])
  expect(statSync(kept()).mode & 0o077).toBe(0)
  expect(readFileSync(kept(), 'utf8')).not.toContain('hunter2')
})

test('processes at one time keep what each of them found', async () => {
  const names = Array.from({ length: 12 }, (_, index) => `${String(index)}.yaml`)
  for (const name of names) writeFileSync(join(home, name), `# ${name}\n${readFileSync(FAULTY, 'utf8')}`)
  const words = (all: readonly string[]): readonly string[] => [...all, '--collector-version', 'v0.49.0']
  await Promise.all(
    [0, 3, 6, 9].map(
      (from) =>
        new Promise((resolve) => {
          const args = [ENTRY, 'lint', ...words(names.slice(from, from + 3))]
          spawn(process.execPath, args, { cwd: home, env: { XDG_CACHE_HOME: home }, stdio: 'ignore' }).on(
            'close',
            resolve,
          )
        }),
    ),
  )
  const before = readFileSync(kept(), 'utf8')
  lint(words(names))
  expect(readFileSync(kept(), 'utf8')).toBe(before)
})

test('a file that has become large begins anew', () => {
  lint(BOTH)
  truncateSync(kept(), 5_000_000)
  appendFileSync(join(home, 'b.yaml'), '# more\n')
  lint(BOTH)
  expect(statSync(kept()).size).toBeLessThan(100_000)
})

test('where nothing can be kept, nothing is said of it', () => {
  const first = lint(BOTH)
  const file = kept()
  rmSync(file)
  mkdirSync(file)
  expect(lint(BOTH)).toBe(first)
  expect(lint(BOTH, { XDG_CACHE_HOME: '/dev/null/nowhere' })).toBe(first)
})
