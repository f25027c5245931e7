import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { annotationsIn, commandsIn } from '../fakes/runner-output.js'
import { runAction, runProgram } from '../fakes/runner.js'
import { inSarif, inText } from '../formats/readers.js'
import { CONFIG, ENTRY } from './action.js'

const WRONG = CONFIG.replace('exporters: [awsxray]', 'exporters: [awsxray, awsxrai]')
const COMMAND = join(dirname(ENTRY), 'cli/index.js')
const AT = { line: 16, col: 28 }

let root: string

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'places-')))
})

afterEach(() => {
  rmSync(root, { recursive: true })
})

const lint = (
  config: string,
  more: { readonly folder?: string; readonly text?: string; readonly path?: string } = {},
) => {
  const workspace = join(root, 'shop')
  mkdirSync(join(workspace, more.folder ?? '.git'), { recursive: true })
  return runAction({
    entry: ENTRY,
    workspace,
    files: { [more.path ?? 'otel/adot.yaml']: more.text ?? WRONG },
    inputs: { mode: 'lint', config, 'collector-version': 'v0.49.0', 'sarif-file': 'x.sarif' },
  })
}

describe('the action tells the place in the repository', () => {
  test.each([
    ['a path from the root', () => 'otel/adot.yaml'],
    ['a path with dots', () => './otel/../otel/./adot.yaml'],
    ['an absolute path', () => join(root, 'shop/otel/adot.yaml')],
    ['a path out of the workspace and back', () => '../shop/otel/adot.yaml'],
  ])('of %s', async (_, path) => {
    const { annotations, written } = await lint(path())
    expect(annotations).toMatchObject([{ level: 'error', file: 'otel/adot.yaml', ...AT }])
    expect(inSarif(written['x.sarif'] ?? '')).toMatchObject([{ file: 'otel/adot.yaml', line: AT.line, column: AT.col }])
  })

  test('of a checkout below the workspace', async () => {
    const { annotations } = await lint('app/otel/adot.yaml', { folder: 'app/.git', path: 'app/otel/adot.yaml' })
    expect(annotations).toMatchObject([{ file: 'otel/adot.yaml', ...AT }])
  })

  test('of a workspace that was not checked out with git', async () => {
    const { annotations } = await lint('otel/adot.yaml', { folder: 'empty' })
    expect(annotations).toMatchObject([{ file: 'otel/adot.yaml', ...AT }])
  })

  test('and a path with backslashes, where that is no folder, is told as missing', async () => {
    const { exitCode, annotations, stdout } = await lint('otel\\adot.yaml')
    expect([exitCode, annotations.length]).toEqual([1, 1])
    expect(stdout).toContain('otel\\adot.yaml: there is no such file')
    expect(stdout).toContain('write / between folders')
  })
})

describe('the command line tells the place in the repository', () => {
  const run = (format: string, ...paths: readonly string[]) => {
    mkdirSync(join(root, 'shop/.git'), { recursive: true })
    return runProgram({
      entry: COMMAND,
      args: ['lint', ...paths, '--collector-version', 'v0.49.0', '--format', format],
      workspace: join(root, 'shop/services/a'),
      files: { 'adot.yaml': WRONG, '../b/Bücher 1.yaml': WRONG },
    })
  }
  const places = [
    { file: 'services/a/adot.yaml', line: AT.line },
    { file: 'services/b/Bücher 1.yaml', line: AT.line },
  ]

  test('from a folder below, in annotations', async () => {
    const { exitCode, stdout } = await run('github', './adot.yaml', '../b/Bücher 1.yaml')
    expect(exitCode).toBe(1)
    expect(annotationsIn(commandsIn(stdout))).toMatchObject(places)
    // People find the files by the names that they gave.
    expect(inText(stdout).map(({ file }) => file)).toEqual(['./adot.yaml', '../b/Bücher 1.yaml'])
  })

  test('from a folder below, in SARIF', async () => {
    const { stdout } = await run('sarif', 'adot.yaml', '../b/Bücher 1.yaml')
    expect(inSarif(stdout)).toMatchObject(places)
  })
})

describe('of each kind the runner shows ten annotations', () => {
  /** As many findings of each severity as wanted, in one config. */
  const many = (count: number): string => {
    const each = (line: (index: number) => string): string =>
      Array.from({ length: count }, (_, index) => line(index)).join('')
    return [
      'extensions:\n',
      each((index) => `  health_check/${String(index)}: { endpoint: "127.0.0.1:${String(14000 + index)}" }\n`),
      'receivers:\n  otlp: { protocols: { grpc: { endpoint: "127.0.0.1:4317" } } }\n',
      'exporters:\n  awsxray: {}\n',
      each((index) => `  nonsense/${String(index)}: {}\n`),
      'service:\n  pipelines:\n    traces: { receivers: [otlp], exporters: [awsxray] }\n',
    ].join('')
  }

  test('the rest is counted, and is in the log and the summary', async () => {
    const { annotations, stdout, summary } = await lint('otel/adot.yaml', { text: many(13) })
    for (const level of ['error', 'warning'] as const) {
      const all = annotations.filter((one) => one.level === level)
      expect(all).toHaveLength(10)
      expect(all.at(-1)?.message).toBe(`4 more ${level}s: see the log and the summary of this job`)
    }
    expect(inText(stdout)).toHaveLength(26)
    expect(summary.match(/nonsense\/\d+/g)?.length).toBeGreaterThanOrEqual(13)
  })

  test('ten of ten are shown', async () => {
    const { annotations } = await lint('otel/adot.yaml', { text: many(10) })
    expect(annotations.filter(({ level, line }) => level === 'error' && line !== undefined)).toHaveLength(10)
  })

  test('the command line prints all as text, since there is no summary', async () => {
    const { stdout } = await runProgram({
      entry: COMMAND,
      args: ['lint', 'adot.yaml', '--collector-version', 'v0.49.0', '--format', 'github'],
      files: { 'adot.yaml': many(13) },
    })
    expect(annotationsIn(commandsIn(stdout)).filter(({ level }) => level === 'error')).toHaveLength(10)
    expect(stdout).toContain('4 more errors: see the log\n')
    expect(inText(stdout)).toHaveLength(26)
  })
})
