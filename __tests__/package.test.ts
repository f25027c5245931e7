import { execFileSync, spawnSync } from 'node:child_process'
import {
  accessSync,
  constants,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const CONFIG =
  'receivers: {otlp: {protocols: {grpc: {}}}}\nexporters: {awsxray: {}}\nservice: {pipelines: {traces: {receivers: [otlp], exporters: [awsxray]}}}\n'
const VERSION = 'v0.49.0'

interface Packed {
  readonly filename: string
  readonly unpackedSize: number
  readonly files: readonly { readonly path: string; readonly mode: number }[]
}

let home = ''
let packed: Packed
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'package-'))
  mkdirSync(join(home, 'app'))
  ;[packed] = JSON.parse(npm(ROOT, 'pack', '--json', '--ignore-scripts', '--pack-destination', home))
})
afterAll(() => {
  rmSync(home, { recursive: true })
})

/** npm without a network, a configuration of anybody's, or anything in its cache. */
function npm(cwd: string, ...args: readonly string[]): string {
  const env = { PATH: process.env['PATH'], HOME: home, npm_config_userconfig: join(home, 'npmrc') }
  const all = [...args, '--offline', '--cache', join(home, 'cache'), '--no-update-notifier', '--loglevel=error']
  return execFileSync('npm', all, { cwd, env, encoding: 'utf8' })
}

const adotEcs = (...args: readonly string[]) =>
  spawnSync(join(home, 'app/node_modules/.bin/adot-ecs'), args, {
    cwd: join(home, 'app'),
    env: { PATH: process.env['PATH'], HOME: home },
    encoding: 'utf8',
  })

describe('the package', () => {
  test('holds the program, its pages and its licences, and nothing else', () => {
    const kinds = new Set(
      packed.files.map(({ path }) =>
        path
          .replace(/^(docs\/rules)\/[a-z0-9-]+\.md$/, '$1')
          .replace(/^dist\/cli\/\d+\.index\.js$/, 'dist/cli/N.index.js'),
      ),
    )
    kinds.delete('dist/cli/package.json')
    expect([...kinds].toSorted()).toEqual([
      'LICENSE',
      'README.md',
      'dist/cli/N.index.js',
      'dist/cli/index.js',
      'dist/cli/main.js',
      'dist/licenses.txt',
      'dist/package.json',
      'docs/rules',
      'docs/task-definition.md',
      'package.json',
    ])
    expect(packed.files.filter(({ path }) => path.startsWith('docs/rules/'))).toHaveLength(
      readdirSync(join(ROOT, 'docs/rules')).length,
    )
    expect(packed.unpackedSize).toBeLessThan(1_500_000)
  })

  test('needs no other package', () => {
    const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
    for (const field of ['dependencies', 'optionalDependencies', 'peerDependencies', 'bundleDependencies'])
      expect(manifest[field] ?? {}).toEqual({})
    for (const hook of ['preinstall', 'install', 'postinstall', 'prepare'])
      expect(manifest.scripts[hook]).toBeUndefined()
  })

  test('installs offline into an empty folder and runs there', () => {
    const app = join(home, 'app')
    writeFileSync(join(app, 'package.json'), '{"private": true}\n')
    npm(app, 'install', join(home, packed.filename))
    expect(readdirSync(join(app, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual(['adot-ecs-sidecar'])

    writeFileSync(join(app, 'fine.yaml'), CONFIG)
    writeFileSync(join(app, 'broken.yaml'), CONFIG.replace('[awsxray]', '[awsxray, awsemf]'))
    expect(adotEcs('lint', 'fine.yaml', '--collector-version', VERSION)).toMatchObject({
      status: 0,
      stderr: '',
      stdout: expect.stringContaining(`1 file checked for ${VERSION}: `),
    })
    expect(adotEcs('lint', 'broken.yaml', '--collector-version', VERSION)).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('broken.yaml:3:72 error[undefined-component]'),
    })
    expect(adotEcs('explain', 'undefined-component').stdout).toContain('\nWrong\n')
    expect(adotEcs('explain', 'cpu-over-task').stdout).toContain('\nWrong:\n')
    expect(adotEcs('--version').stdout).toMatch(/^adot-ecs \d+\.\d+\.\d+, knows ADOT/)
    for (const line of ['rules', 'versions v0.41.0', `schema --collector-version ${VERSION}`, 'completion bash'])
      expect(adotEcs(...line.split(' '))).toMatchObject({ status: 0, stderr: '' })
    expect(adotEcs('lint', 'fine.yaml', '--collector-version', VERSION, '--format', 'github').status).toBe(0)
  })
})

describe('the hook for pre-commit', () => {
  const [hook] = parse(readFileSync(join(ROOT, '.pre-commit-hooks.yaml'), 'utf8'))
  const [program = '', ...args] = String(hook.entry).split(' ')

  test('is a program of this repository that can be run', () => {
    expect(hook.language).toBe('script')
    accessSync(join(ROOT, program), constants.X_OK)
    expect(args).toEqual(['lint'])
  })

  test.each([
    ['otel/collector.yaml', true],
    ['adot.yml', true],
    ['deploy/otel-collector-config.yaml', true],
    ['.github/workflows/ci.yml', false],
    ['otel/readme.md', false],
    ['docker-compose.yaml', false],
  ])('%s: %s', (path, isMatching) => {
    expect(new RegExp(hook.files).test(path)).toBe(isMatching)
  })

  test('takes the files that pre-commit hands on, and the release of .adot-version', () => {
    writeFileSync(join(home, 'collector.yaml'), CONFIG)
    writeFileSync(join(home, '.adot-version'), `${VERSION}\n`)
    const env = { PATH: process.env['PATH'], HOME: home }
    const run = (path: string) => spawnSync(join(ROOT, program), [...args, path], { cwd: home, env, encoding: 'utf8' })
    expect(run('collector.yaml')).toMatchObject({ status: 0, stderr: '' })
    expect(run('nope.yaml').status).toBe(2)
  })
})
