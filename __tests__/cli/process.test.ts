import { spawnSync, type SpawnSyncReturns } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'

const ENTRY = fileURLToPath(new URL('../../dist/cli/index.js', import.meta.url))
const FINE =
  'receivers: {otlp: {protocols: {grpc: {}}}}\nexporters: {awsxray: {}}\nservice: {pipelines: {traces: {receivers: [otlp], exporters: [awsxray]}}}\n'
const V = '--collector-version=v0.49.0'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'adot-ecs-'))
  writeFileSync(join(folder, 'fine.yaml'), FINE)
  writeFileSync(join(folder, 'broken.yaml'), FINE.replace('[awsxray]', '[awsxray, awsemf]'))
  writeFileSync(join(folder, 'locked.yaml'), FINE)
  chmodSync(join(folder, 'locked.yaml'), 0)
  writeFileSync(join(folder, 'empty.yaml'), '')
  mkdirSync(join(folder, 'folder'))
  symlinkSync('circle.yaml', join(folder, 'circle.yaml'))
})
afterAll(() => {
  rmSync(folder, { recursive: true })
})

/** Runs a line of a shell in which `adot-ecs` is the built program. */
function shell(line: string, env: Readonly<Record<string, string>> = {}, input = ''): SpawnSyncReturns<string> {
  const script = `adot-ecs() { "${process.execPath}" "${ENTRY}" "$@"; }\n${line}`
  const all = { PATH: process.env['PATH'], HOME: folder, TERM: 'xterm', ...env }
  return spawnSync('bash', ['--norc', '-c', script], { cwd: folder, env: all, input, encoding: 'utf8' })
}

describe('colours', () => {
  const RED = '\u001b[31merror\u001b[0m['
  const line = `adot-ecs lint broken.yaml ${V}`
  /** The same in a terminal of its own. */
  const terminal = `script -qec "'${process.execPath}' '${ENTRY}' lint broken.yaml ${V}" /dev/null`

  test('stay away when the output is no terminal', () => {
    expect(shell(line)).toMatchObject({ status: 1, stderr: '', stdout: expect.not.stringContaining('\u001b') })
  })

  test('come with FORCE_COLOR, whatever else is said', () => {
    for (const env of [
      { FORCE_COLOR: '1' },
      { FORCE_COLOR: '1', NO_COLOR: '1' },
      { FORCE_COLOR: 'true', TERM: 'dumb' },
    ])
      expect(shell(line, env).stdout).toContain(RED)
    for (const FORCE_COLOR of ['0', 'false', '']) expect(shell(line, { FORCE_COLOR }).stdout).not.toContain('\u001b')
  })

  test('come on a terminal, unless NO_COLOR or TERM=dumb', () => {
    expect(shell(terminal).stdout).toContain(RED)
    for (const env of [{ NO_COLOR: '1' }, { TERM: 'dumb' }, { FORCE_COLOR: '0' }])
      expect(shell(terminal, env).stdout).not.toContain('\u001b[31m')
    expect(shell(terminal, { NO_COLOR: '' }).stdout).toContain(RED)
  })
})

describe('output', () => {
  test('that nobody reads on ends the program quietly, with its own exit code', () => {
    const piped = 'adot-ecs versions v0.18.0..v0.49.0 --format json | head -c 1; echo " ${PIPESTATUS[0]}"'
    expect(shell(piped)).toMatchObject({ stdout: '{ 0\n', stderr: '' })
    const many = Array(300).fill('broken.yaml').join(' ')
    const lint = `adot-ecs lint ${many} ${V} | head -n 1 > /dev/null; echo "\${PIPESTATUS[0]}"`
    expect(shell(lint)).toMatchObject({ stdout: '1\n', stderr: '' })
  })

  test('that cannot be written is told', () => {
    expect(shell('adot-ecs rules > /dev/full')).toMatchObject({
      status: 2,
      stderr: 'adot-ecs: standard output: cannot be written: the disk is full\n',
    })
  })
})

describe('files', () => {
  test('that cannot be read are told together, each with its reason', () => {
    const { status, stdout, stderr } = shell(
      `adot-ecs lint fine.yaml folder nope.yaml circle.yaml fine.yaml/x *.toml ${V}`,
    )
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr.trimEnd().split('\n')).toEqual([
      'adot-ecs: folder: cannot be read: it is a folder',
      '  name its files: folder/*.yaml',
      'adot-ecs: nope.yaml: there is no such file',
      'adot-ecs: circle.yaml: cannot be read: its links lead back to it',
      'adot-ecs: fine.yaml/x: there is no such file',
      'adot-ecs: *.toml: no file matches this pattern',
    ])
  })

  const forOthers = process.getuid?.() === 0 ? test.skip : test
  forOthers('without permission are told so', () => {
    expect(shell(`adot-ecs lint locked.yaml ${V}`)).toMatchObject({
      status: 2,
      stderr: 'adot-ecs: locked.yaml: cannot be read: permission is denied\n',
    })
  })

  test('that are empty are a finding', () => {
    expect(shell(`adot-ecs lint empty.yaml ${V}`)).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('[empty-config]'),
    })
  })

  test('come from standard input too', () => {
    const piped = `adot-ecs lint - ${V} --stdin-filename otel/x.yaml < broken.yaml`
    expect(shell(piped)).toMatchObject({ status: 1, stdout: expect.stringMatching(/^otel\/x\.yaml:3:/) })
    expect(shell(`adot-ecs lint - ${V} < fine.yaml`).status).toBe(0)
  })
})

test('the program knows its version and its pages, also through a link', () => {
  symlinkSync(ENTRY, join(folder, 'adot'))
  const version = /^adot-ecs \d+\.\d+\.\d+, knows ADOT v0\.18\.0 to v\d/
  expect(shell('adot-ecs --version').stdout).toMatch(version)
  expect(shell('./adot --version').stdout).toMatch(version)
  expect(shell('./adot explain wrong-type').stdout).toMatch(
    /^wrong-type\n\n.+\n\nseverity: error\nreleases: every release\n/,
  )
})
