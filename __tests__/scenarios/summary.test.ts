import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { startAws, type Aws } from '../fakes/aws.js'
import type { ActionRun } from '../fakes/runner.js'
import { appContainer, appTask } from '../fakes/samples.js'
import { CONFIG, registrable, run, type Scenario } from './action.js'

let aws: Aws

beforeEach(async () => {
  aws = await startAws()
  aws.seed.taskDefinition(appTask())
})

afterEach(async () => {
  await aws.close()
})

const act = (scenario: Scenario = {}): Promise<ActionRun> => run({ ...scenario, env: { ...aws.env, ...scenario.env } })
const CHANGED = CONFIG.replace('4317', '4319').replace('    region: eu-central-1', '    region: "{{Region}}"')
const VALUES = { 'config-values': 'Region=correct-horse' }

/** The config's part of a summary, without names that are made of hashes. */
const configOf = ({ summary }: ActionRun): string =>
  (/#### Config[^\n]*\n([^]*?)(?=\n####)/.exec(summary)?.[0] ?? '').replaceAll(/\/[0-9a-f]{12}/g, '/HASH')

test('a plan shows what it changes of the config in use, of the task definition, and never a value', async () => {
  await act()
  const ran = await act({ config: CHANGED, inputs: { ...VALUES, mode: 'plan', environment: 'TOKEN=battery-staple' } })
  expect(ran.summary).toMatch(/^### ✅ ADOT sidecar, passed: would change: parameter "[^"]+", revision "shop"\n/)
  expect(configOf(ran)).toBe(`#### Config: 2 changes

Compared with the one in use, parameter "/ecs/shop/adot-config/HASH". Values are not shown.

| Where | Change |
| --- | --- |
| receiver otlp<br><code>protocols.<wbr>grpc.<wbr>endpoint</code> | changed |
| exporter awsxray<br>\`region\` | changed, filled from \`{{Region}}\` |
`)
  for (const text of [
    '#### Task definition: 2 fields change',
    '<code>environment&#91;<wbr>TOKEN&#93;</code><br>',
    '(not shown)',
    'planned: register revision',
  ])
    expect(ran.summary).toContain(text)
  for (const value of ['correct-horse', 'battery-staple', '4319']) expect(ran.summary + ran.stdout).not.toContain(value)
})

test('the log tells the same', async () => {
  await act()
  const { stdout } = await act({ config: CHANGED, inputs: { ...VALUES, mode: 'plan' } })
  expect(stdout).toMatch(/::group::Config, compared with the one in use, parameter "[^"]+"\n/)
  expect(stdout).toContain('\nreceiver otlp: protocols.grpc.endpoint changed\n')
  expect(stdout).toContain('\nexporter awsxray: region changed, filled from {{Region}}\n')
})

test('what is only written in another way is told as that', async () => {
  await act()
  const ran = await act({ config: `# why\n${CONFIG}`, inputs: { mode: 'plan' } })
  expect(configOf(ran)).toContain('Means the same as the one in use')
})

test('a config that may not be read is not compared, and stops nothing', async () => {
  await act()
  aws.fail({ kind: 'access-denied', action: 'GetParameter', after: 1, times: 1 })
  const ran = await act({ config: CHANGED, inputs: { ...VALUES, mode: 'plan' } })
  expect(ran.exitCode).toBe(0)
  expect(configOf(ran)).toMatch(/Not compared with the one in use, [^:]+: ssm:GetParameter [^]*access denied/)
})

test('a parameter that is gone is not compared either', async () => {
  const { outputs } = await act()
  aws.seed.taskDefinition(
    JSON.stringify(registrable(aws.taskDefinition('shop'))).replaceAll(outputs['parameter-name'] ?? '', '/gone'),
  )
  const ran = await act({ inputs: { mode: 'plan' } })
  expect(configOf(ran)).toContain('it is not there any more')
})

test('the same text again is one call less, and no word of it', async () => {
  await act()
  aws.forget()
  const ran = await act()
  expect(aws.calls().filter((call) => call === 'ssm:GetParameter')).toHaveLength(1)
  expect(configOf(ran)).toBe('')
})

test('what a rendered file brings along is told beside what the sidecar changes', async () => {
  await act()
  const app = appContainer({ image: 'shop:2', environment: [{ name: 'NEW', value: 'battery-staple' }] })
  const files = { 'task.json': JSON.stringify(appTask({ containerDefinitions: [app] })) }
  const { summary, stdout } = await act({ files, inputs: { mode: 'plan', 'task-definition': 'task.json' } })
  expect(summary).toContain('| `image`<br>so it stands in task.json |')
  expect(summary).toContain('`environment[NEW]`<br>so it stands in task.json | (not shown) | (not shown) |')
  expect(summary).not.toContain('is new: the collector runs beside')
  expect(summary + stdout).not.toContain('battery-staple')
})

test('headings follow each other in order, and no page is wider than four columns', async () => {
  const { summary } = await act({ config: CHANGED.replace('[awsxray]', '[awsxrai]'), inputs: VALUES })
  const levels = [...summary.matchAll(/^(#+) /gm)].map(([, marks = '']) => marks.length)
  expect(levels[0]).toBe(3)
  expect(levels.slice(1).every((level) => level === 4)).toBe(true)
  expect(summary.indexOf('#### Findings')).toBeLessThan(summary.indexOf('#### Plan'))
  for (const line of summary.split('\n').filter((text) => text.startsWith('| --- ')))
    expect(line.split('|').length - 2).toBeLessThanOrEqual(4)
})
