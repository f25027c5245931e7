import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import type { Finding } from '../../src/lint/finding.js'
import { type Surroundings, writeSarif } from '../../src/report/sarif.js'
import { rules } from '../../src/rules/index.js'
import { print, reportOf } from './outlets.js'
import { isSchemaAvailable, schemaReader } from './schema.js'

const CONFIG = readFileSync(new URL('../golden/report/adot.yaml', import.meta.url), 'utf8')
const LINT = { mode: 'lint', config: 'adot.yaml', 'collector-version': 'v0.49.0', 'sarif-file': 'x' }

interface Result {
  readonly ruleId: string
  readonly ruleIndex: number
  readonly level: string
  readonly message: { readonly text: string }
  readonly locations: readonly {
    readonly physicalLocation: {
      readonly artifactLocation: { readonly uri: string; readonly uriBaseId?: string }
      readonly region: Readonly<Record<'startLine' | 'startColumn' | 'endLine' | 'endColumn', number>>
    }
  }[]
  readonly relatedLocations?: readonly unknown[]
  readonly partialFingerprints: Readonly<Record<string, string>>
  readonly suppressions?: readonly unknown[]
}

const around = (more: Partial<Surroundings> = {}): Surroundings => ({
  rules,
  release: 'v0.49.0',
  version: '1.2.3',
  subject: ['shop', 'adot.yaml'],
  troubles: [],
  pathInRepository: (path) => path,
  ...more,
})

const finding = (more: Partial<Finding> = {}): Finding => ({
  rule: 'undefined-component',
  severity: 'error',
  file: 'adot.yaml',
  line: 8,
  column: 19,
  endLine: 8,
  endColumn: 23,
  at: ['service', 'pipelines', 'traces', 'receivers', 0],
  what: 'receiver "otpl" is not declared',
  url: 'https://example.com/rules/undefined-component.md',
  sourceLine: '      receivers: [otpl]',
  ...more,
})

interface Run {
  readonly tool: {
    readonly driver: {
      readonly rules: readonly {
        readonly id: string
        readonly name: string
        readonly shortDescription: { readonly text: string }
        readonly fullDescription: { readonly text: string }
        readonly help: { readonly text: string; readonly markdown: string }
        readonly helpUri: string
        readonly defaultConfiguration: { readonly level: string }
        readonly properties: Readonly<Record<string, unknown>> & { readonly tags: readonly string[] }
      }[]
    }
  }
  readonly automationDetails: { readonly id: string }
  readonly invocations: readonly {
    readonly executionSuccessful: boolean
    readonly toolExecutionNotifications?: readonly { readonly message: { readonly text: string } }[]
  }[]
  readonly results: readonly Result[]
}

const runOf = (text: string): Run => JSON.parse(text).runs[0]
const resultsOf = (text: string): readonly Result[] => runOf(text).results
const write = (findings: readonly Finding[], more: Partial<Surroundings> = {}): string =>
  writeSarif(findings, around(more))
const sarifOf = async (config: string, inputs = {}): Promise<string> =>
  (await reportOf({ ...LINT, ...inputs }, { 'adot.yaml': config })).sarif?.text ?? ''
const printsOf = (results: readonly Result[]) => results.map(({ partialFingerprints }) => partialFingerprints)

const judged = isSchemaAvailable() ? describe : describe.skip

judged("OASIS's schema", () => {
  const faultsIn = schemaReader()

  test.each<[string, () => string | Promise<string>]>([
    ['a faulty config', () => sarifOf(CONFIG, { 'config-values': 'Name=shop' })],
    ['a config that cannot be read as YAML', () => sarifOf('a: [\n')],
    ['an empty config', () => sarifOf('')],
    ['a run that was stopped', () => sarifOf(CONFIG, { 'collector-version': 'v0.48.7' })],
    ['no findings', () => write([])],
    ['no version and no release', () => write([finding()], { version: undefined, release: undefined, subject: [] })],
    ['what no rule found', () => write([finding({ rule: 'cpu-over-task', file: 'task.json' })])],
    ['more findings than GitHub shows', () => write(Array.from({ length: 5_010 }, () => finding()))],
    [
      'hostile text',
      () => write([finding({ file: 'a b\\%"<\ud800>\n[x](y)', what: '\ud800\u0000{0}', help: '[a](1)' })]),
    ],
    ['a file elsewhere', () => write([finding({ file: '/etc/a b.yaml' }), finding({ file: 'C:/a b.yaml' })])],
    ['related places', () => write([finding({ related: [{ line: 2, column: 3, what: 'the first' }] })])],
    ['an ignored finding', () => write([finding({ suppressed: 'we know' })])],
  ])('has nothing against %s', async (_, make) => {
    expect(faultsIn(await make())).toEqual([])
  })

  test('has something against a level, a line and a property that do not exist', () => {
    const log = JSON.parse(write([finding()]))
    log.runs[0].results[0].level = 'grave'
    log.runs[0].results[0].locations[0].physicalLocation.region.startLine = 0
    log.runs[0].tool.driver.rules[0].colour = 'red'
    expect(faultsIn(JSON.stringify(log)).join('\n')).toMatch(/\/rules\/0 [^]*\/level [^]*\/startLine /)
  })
})

test('each result names its rule, and each rule has what GitHub shows, in the lengths that it takes', async () => {
  const run = runOf(await sarifOf(CONFIG))
  const { driver } = run.tool
  expect(driver.rules).toHaveLength(rules.length)
  for (const { ruleId, ruleIndex } of run.results) expect(driver.rules[ruleIndex]?.id).toBe(ruleId)
  for (const { id, name, shortDescription, fullDescription, help, helpUri, properties, ...more } of driver.rules) {
    expect(name).toMatch(/^[A-Z]\w{2,254}$/)
    expect(shortDescription.text).toMatch(/^.{10,1024}$/)
    expect(fullDescription.text).toMatch(/^.{10,1024}$/)
    expect(help.text).toContain(shortDescription.text)
    expect(help.markdown).toContain(helpUri)
    expect(helpUri).toMatch(new RegExp(`^https://.+/${id}\\.md$`))
    expect(properties.tags.length).toBeLessThanOrEqual(10)
    expect(['very-high', 'high', 'medium', 'low']).toContain(properties['precision'])
    expect(['error', 'warning', 'recommendation']).toContain(properties['problem.severity'])
    expect(more.defaultConfiguration.level).toBe(rules.find((rule) => rule.id === id)?.severity)
  }
  expect(driver).toMatchObject({ name: 'adot-ecs-sidecar', semanticVersion: '1.2.3' })
  expect(run).toMatchObject({ columnKind: 'utf16CodeUnits', properties: { collectorRelease: 'v0.49.0' } })
})

test('what is told of the task definition itself says what it is and where to read on', () => {
  const { tool, results } = runOf(write([finding({ rule: 'cpu-over-task', file: 'task.json' })]))
  const described = tool.driver.rules[results[0]?.ruleIndex ?? -1]
  expect(described).toMatchObject({
    id: 'cpu-over-task',
    name: 'CpuOverTask',
    shortDescription: { text: 'Containers that reserve more cpu than the task has' },
    helpUri: expect.stringMatching(/^https:\/\/.+\/docs\/task-definition\.md#cpu-over-task$/),
    defaultConfiguration: { level: 'error' },
  })
  expect(described?.help.markdown).toContain(`[More about cpu-over-task](${described?.helpUri ?? ''})`)
})

test('a rule that is switched off is none of the rules', async () => {
  const { tool, results } = runOf(await sarifOf(CONFIG, { rules: 'unused-extension=off\nport-used-twice=note' }))
  expect(tool.driver.rules.map(({ id }) => id)).not.toContain('unused-extension')
  const port = results.find(({ ruleId }) => ruleId === 'port-used-twice')
  expect(port?.level).toBe('note')
  expect(tool.driver.rules[port?.ruleIndex ?? -1]?.defaultConfiguration.level).toBe('error')
})

test('lines and columns are those of the text', async () => {
  const words = ['lint', 'adot.yaml', '--collector-version', 'v0.49.0']
  const { stdout } = await print(words, { 'adot.yaml': CONFIG })
  const heads = [...stdout.matchAll(/^adot\.yaml:(\d+):(\d+) (\w+)\[([\w-]+)\]/gm)].map(([, ...parts]) => parts)
  const open = resultsOf(await sarifOf(CONFIG, { 'config-values': 'Name=shop' })).filter(
    ({ suppressions }) => !suppressions,
  )
  expect(open.length).toBeGreaterThan(8)
  const placeOf = ({ locations: [place] }: Result) => place!.physicalLocation.region
  expect(
    open.map((result) => {
      const { startLine, startColumn } = placeOf(result)
      return [String(startLine), String(startColumn), result.level, result.ruleId]
    }),
  ).toEqual(heads)
  // Before these words stand letters beyond ASCII, and an emoji of two units.
  const lines = CONFIG.split('\n')
  const wordAt = (results: readonly Result[], line: number): string | undefined => {
    const found = results.map(placeOf).find(({ startLine }) => startLine === line)
    return found && lines[line - 1]?.slice(found.startColumn - 1, found.endColumn - 1)
  }
  expect(wordAt(open, 22)).toBe('inserts')
  expect(wordAt(resultsOf(await sarifOf(CONFIG)), 14)).toBe('{{Name}}')
})

test('fingerprints stay when lines and items are added, and differ within one file', async () => {
  const before = resultsOf(await sarifOf(CONFIG))
  const moved = CONFIG.replace('extensions:\n', '\n# one more line\n\nextensions:\n  pprof:\n')
    .replace('service:\n', 'service:\n  extensions: [pprof]\n')
    .replace('    actions:\n', '    actions:\n      - { key: a, action: delete }\n')
  const after = resultsOf(await sarifOf(moved))
  expect(after.map(({ ruleId }) => ruleId)).toEqual(before.map(({ ruleId }) => ruleId))
  expect(after.map(({ locations }) => locations)).not.toEqual(before.map(({ locations }) => locations))
  expect(printsOf(after)).toEqual(printsOf(before))
  expect(new Set(printsOf(before).map((one) => JSON.stringify(one))).size).toBe(before.length)
})

test('findings that are alike differ by their number; other files, keys and lines make others', () => {
  const all = resultsOf(
    write([
      ...[
        finding(),
        finding({ line: 12 }),
        finding({ file: 'b.yaml' }),
        finding({ sourceLine: 'receivers: [otpl, a]' }),
      ],
      finding({ at: ['service', 'pipelines', 'logs', 'receivers', 0] }),
    ]),
  )
  expect(new Set(printsOf(all).map((one) => JSON.stringify(one))).size).toBe(all.length)
  for (const { partialFingerprints } of all)
    expect(partialFingerprints).toEqual({ 'finding/v2': expect.stringMatching(/^[0-9a-f]{16}$/) })
})

test('of very many findings the gravest stay, and the file says how many are left out', () => {
  const notes = Array.from({ length: 5_000 }, (_, index) => finding({ severity: 'note', line: index + 1 }))
  const quiet = Array.from({ length: 50 }, () => finding({ suppressed: 'we know' }))
  const text = write([...quiet, ...notes, finding({ line: 9_000 })])
  const results = resultsOf(text)
  expect(results).toHaveLength(5_000)
  expect(results.at(-1)).toMatchObject({ level: 'error' })
  expect(results.some(({ suppressions }) => suppressions)).toBe(false)
  expect(runOf(text).invocations).toEqual([
    {
      executionSuccessful: true,
      toolExecutionNotifications: [{ level: 'note', message: { text: '51 more findings not in this file' } }],
    },
  ])
})

test.each([
  ['services/shop/adot.yaml', 'services/shop/adot.yaml'],
  ['Bücher/a b#1?.yaml', 'B%C3%BCcher/a%20b%231%3F.yaml'],
  ['100%.yaml', '100%25.yaml'],
  ['a:b.yaml', 'a%3Ab.yaml'],
  ['a\\b.yaml', 'a%5Cb.yaml'],
])('the path %s is the relative URI %s', (file, uri) => {
  const [result] = resultsOf(write([finding({ file })]))
  expect(result?.locations[0]?.physicalLocation.artifactLocation).toEqual({ uri, uriBaseId: '%SRCROOT%' })
  expect(decodeURIComponent(uri)).toBe(file)
})

test.each([
  ['/home/me/a b.yaml', 'file:///home/me/a%20b.yaml'],
  ['D:/a/b c.yaml', 'file:///D:/a/b%20c.yaml'],
])('the path %s outside of the repository is the URI %s', (file, uri) => {
  const [result] = resultsOf(write([finding({ file })]))
  expect(result?.locations[0]?.physicalLocation.artifactLocation).toEqual({ uri })
})

test('a message holds no link that is not ours, and nothing unseen', () => {
  const [result] = resultsOf(write([finding({ what: '[free money](https://evil.example) \u202e', help: '[x](1)' })]))
  expect(result?.message.text).toBe('[free money] (https://evil.example) \\u{202e}.\n[x] (1)')
})

test('findings in a preset or in a definition that AWS holds have no file to be shown in', () => {
  expect(resultsOf(write([finding({ file: 'preset xray' }), finding({ file: 'new task definition' })]))).toEqual([])
})

test('a run that was stopped says so: no findings then does not mean that all is well', async () => {
  const { invocations, results } = runOf(await sarifOf(CONFIG, { 'collector-version': 'v0.48.7' }))
  expect(results).toEqual([])
  expect(invocations[0]?.executionSuccessful).toBe(false)
  expect(invocations[0]?.toolExecutionNotifications?.[0]?.message.text).toContain('v0.48.7')
})

test.each<[string, Readonly<Record<string, string>>, string]>([
  ['a config alone', {}, 'adot-ecs-sidecar/adot.yaml/'],
  ['a service', { cluster: 'prod', service: 'shop' }, 'adot-ecs-sidecar/prod/shop/adot.yaml/'],
  ['a revision', { 'task-definition': 'shop:7' }, 'adot-ecs-sidecar/shop/adot.yaml/'],
  ['a rendered file', { 'task-definition': '/tmp/task-definition-x7.json' }, 'adot-ecs-sidecar/web/adot.yaml/'],
])('uploads for %s have a category of their own', async (_, inputs, id) => {
  const task = '{"family":"web","containerDefinitions":[{"name":"app","image":"app:1","memory":64}]}'
  const files = { 'adot.yaml': CONFIG, '/tmp/task-definition-x7.json': task }
  const { sarif } = await reportOf({ ...LINT, ...inputs }, files)
  expect(runOf(sarif?.text ?? '').automationDetails).toEqual({ id, description: { text: 'checked for ADOT v0.49.0' } })
})

test('the command line names one file, and many together', async () => {
  const files = { 'a.yaml': CONFIG, 'b/c.yaml': CONFIG }
  const idOf = async (...paths: readonly string[]): Promise<unknown> => {
    const words = ['lint', ...paths, '--collector-version', 'v0.49.0', '--format', 'sarif']
    return runOf((await print(words, files)).stdout).automationDetails.id
  }
  expect(await idOf('b/c.yaml')).toBe('adot-ecs-sidecar/b/c.yaml/')
  expect(await idOf('a.yaml', 'b/c.yaml')).toBe('adot-ecs-sidecar/')
})

describe('without the schema', () => {
  const away = new URL('file:///nowhere/schema.json')

  test('CI fails, and a test elsewhere is skipped', () => {
    const before = process.env['CI']
    process.env['CI'] = 'true'
    expect(() => isSchemaAvailable(away)).toThrow('CI must have it')
    delete process.env['CI']
    expect(isSchemaAvailable(away)).toBe(false)
    if (before !== undefined) process.env['CI'] = before
  })
})
