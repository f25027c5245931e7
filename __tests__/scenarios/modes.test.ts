import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type Aws, startAws } from '../fakes/aws.js'
import { nodeBinaries, runAction } from '../fakes/runner.js'
import { appTask } from '../fakes/samples.js'
import { CONFIG, ENTRY, linesOf, run, SEED } from './action.js'

let aws: Aws

beforeEach(async () => {
  aws = await startAws()
  aws.seed.taskDefinition(appTask())
})

afterEach(async () => {
  await aws.close()
})

const LINT = { mode: 'lint', 'task-definition': '' }
const VALUES = { 'config-values': 'ApplicationName=orders\nendpoint=https://example.com/api/v1/remote_write' }

test('lint says what is wrong, where, and what to do', async () => {
  const ran = await run({ config: SEED, inputs: { ...LINT, ...VALUES } })
  expect([ran.exitCode, ran.stderr, ran.refusedHosts]).toEqual([1, '', []])
  const lines = linesOf(ran)
  const at = lines.findIndex((line) => line.includes(' error['))
  expect(lines[0]).toBe('collector v0.49.0, pinned by input collector-version')
  expect(lines.slice(at, at + 3)).toEqual([
    'adot.yaml:35:22 error[extension-not-started] "prometheusremotewrite" needs extension "sigv4auth", which is declared but missing in service.extensions',
    '  35 |       authenticator: sigv4auth',
    '     |                      ^^^^^^^^^ add sigv4auth to service.extensions: [health_check, sigv4auth]',
  ])
  expect(lines.at(-1)).toMatch(/^stopped: 1 error/)
  expect(ran.annotations.filter(({ level }) => level === 'error')).toEqual([
    {
      ...{ level: 'error', title: 'extension-not-started', file: 'adot.yaml' },
      ...{ line: 35, endLine: 35, col: 22, endColumn: 31 },
      message: expect.stringMatching(/^"prometheusremotewrite" needs extension "sigv4auth"/),
    },
  ])
  expect(ran.outputs).toMatchObject({ 'collector-version': 'v0.49.0', errors: '1' })
  expect(Object.keys(ran.outputs).sort()).toEqual(['collector-version', 'errors', 'warnings'])
  expect(ran.temp).toEqual({})
})

test('lint of a good config passes, with the outputs that make sense', async () => {
  const ran = await run({ inputs: LINT })
  expect([ran.exitCode, linesOf(ran).at(-1)]).toEqual([0, 'ok: the config has no findings'])
  expect(ran.outputs).toEqual({ 'collector-version': 'v0.49.0', errors: '0', warnings: '0' })
})

/** Whether a file of the build has the SDK in it. */
const isAboutAws = (code: string): boolean => /aws4_request|AWSECSV1|AmazonSSM|AmazonEC2ContainerService/.test(code)

test.each(nodeBinaries())('lint needs nothing of the SDK, under $name', async ({ path }) => {
  const folder = mkdtempSync(join(tmpdir(), 'lint-only-'))
  const source = ENTRY.startsWith('/') ? dirname(ENTRY) : new URL(`../../${dirname(ENTRY)}`, import.meta.url).pathname
  for (const name of readdirSync(source, { recursive: true, encoding: 'utf8' })) {
    if (!/\.(js|json)$/.test(name) || isAboutAws(readFileSync(join(source, name), 'utf8'))) continue
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    copyFileSync(join(source, name), join(folder, name))
  }
  expect(readdirSync(folder)).toContain('index.js')
  expect(readdirSync(source).length).toBeGreaterThan(readdirSync(folder).length)
  const ran = await runAction({
    entry: join(folder, 'index.js'),
    node: path,
    files: { 'adot.yaml': CONFIG },
    inputs: { ...LINT, config: 'adot.yaml', 'collector-version': 'v0.49.0' },
  })
  rmSync(folder, { recursive: true })
  expect([ran.exitCode, ran.stderr]).toEqual([0, ''])
})

test('lint looks at a local task definition too, and calls no AWS', async () => {
  const { executionRoleArn: _, ...task } = appTask()
  const files = { 'task.json': JSON.stringify(task, null, 2) }
  const ran = await run({ env: aws.env, files, inputs: { mode: 'lint', 'task-definition': 'task.json' } })
  expect(ran.exitCode).toBe(1)
  expect(linesOf(ran).join('\n')).toMatch(/task\.json:\d+:\d+ error\[[\w-]+\]/)
  expect(aws.requests).toEqual([])
})

test('lint of a family says that it is not looked at', async () => {
  const ran = await run({ env: aws.env, inputs: { mode: 'lint' } })
  expect(linesOf(ran)).toContain('note: mode "lint" calls no AWS: the task definition is not looked at')
  expect(aws.requests).toEqual([])
})

test('fail-on decides what stops', async () => {
  const config = CONFIG.replace('receivers:\n', 'receivers:\n  awsxray:\n')
  expect((await run({ config, inputs: LINT })).exitCode).toBe(0)
  const strict = await run({ config, inputs: { ...LINT, 'fail-on': 'warning' } })
  expect([strict.exitCode, strict.outputs['warnings']]).toEqual([1, '1'])
  const wrong = CONFIG.replace('exporters: [awsxray]', 'exporters: [awsxrai]')
  expect((await run({ config: wrong, inputs: { ...LINT, 'fail-on': 'never' } })).exitCode).toBe(0)
})

test('rules can be switched off', async () => {
  const config = CONFIG.replace('receivers:\n', 'receivers:\n  awsxray:\n')
  expect((await run({ config, inputs: { ...LINT, rules: 'unused-component=off' } })).outputs).toMatchObject({
    warnings: '0',
  })
  expect((await run({ config, inputs: { ...LINT, rules: 'unused-component=error' } })).exitCode).toBe(1)
})

test('an ignored finding is told, and does not count', async () => {
  const config = CONFIG.replace(
    'receivers:\n',
    'receivers:\n  # adot-ignore[unused-component] comes into use next week\n  awsxray:\n',
  )
  const ran = await run({ config, inputs: { ...LINT, 'fail-on': 'warning' } })
  expect([ran.exitCode, ran.outputs['warnings']]).toEqual([0, '0'])
  expect(linesOf(ran)).toContain('adot.yaml:5 ignored[unused-component] comes into use next week')
})

test('findings are written as SARIF', async () => {
  const ran = await run({ config: SEED, inputs: { ...LINT, ...VALUES, 'sarif-file': 'out/adot.sarif' } })
  expect(ran.outputs['sarif-file']).toBe('out/adot.sarif')
  const { version, runs } = JSON.parse(ran.written['out/adot.sarif'] ?? '{}')
  expect(version).toBe('2.1.0')
  expect(runs[0].results).toContainEqual(
    expect.objectContaining({
      ruleId: 'extension-not-started',
      level: 'error',
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'adot.yaml', uriBaseId: '%SRCROOT%' },
            region: { startLine: 35, startColumn: 22, endLine: 35, endColumn: 31 },
          },
        },
      ],
    }),
  )
})

test('in a plan that is stopped by a finding, the plan is shown all the same', async () => {
  const config = CONFIG.replace('exporters: [awsxray]', 'exporters: [awsxrai]')
  const ran = await run({ env: aws.env, config, inputs: { mode: 'plan' } })
  expect(ran.exitCode).toBe(1)
  expect(linesOf(ran).join('\n')).toContain('register revision "shop": shop:1 -> a new revision of shop')
  expect(linesOf(ran).at(-1)).toMatch(/^stopped: nothing was written: 1 error/)
  expect(ran.temp).toEqual({})
})
