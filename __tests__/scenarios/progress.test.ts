import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { startAws, type Aws } from '../fakes/aws.js'
import type { ActionRun } from '../fakes/runner.js'
import { appContainer, appTask } from '../fakes/samples.js'
import { run } from './action.js'

let aws: Aws

beforeEach(async () => {
  aws = await startAws({ latency: 0 })
  aws.seed.taskDefinition(
    appTask({ containerDefinitions: [appContainer({ environment: [{ name: 'TOKEN', value: SECRET }] })] }),
  )
})

afterEach(async () => {
  await aws.close()
})

const SECRET = 'correct-horse-battery'

/** The lines of each group in the log, by its title. */
function groupsOf({ stdout }: ActionRun): readonly (readonly string[])[] {
  const groups: string[][] = []
  let isOpen = false
  for (const line of stdout.split('\n')) {
    if (line.startsWith('::group::')) {
      expect(isOpen).toBe(false)
      groups.push([line.slice('::group::'.length)])
    } else if (isOpen && line !== '::endgroup::') groups.at(-1)?.push(line)
    isOpen = line.startsWith('::group::') || (isOpen && line !== '::endgroup::')
  }
  expect(isOpen).toBe(false)
  return groups
}

const shown = (lines: readonly string[] = []): readonly string[] =>
  lines.map((line) => line.replace(/[\d.]+ s$/, 'N s'))

test('calls that AWS throttles are told while they are tried again, in a group that ends', async () => {
  aws.fail({ kind: 'throttling', action: 'DescribeTaskDefinition', times: 2 })
  const ran = await run({ env: aws.env, inputs: { mode: 'plan' } })
  expect(ran.exitCode).toBe(0)
  const call = 'ecs:DescribeTaskDefinition on task definition "shop"'
  expect(shown(groupsOf(ran)[0])).toEqual([
    'Waiting for AWS',
    `${call}: attempt 2 of 8, for the one before ended with ThrottlingException`,
    `${call}: attempt 3 of 8, for the one before ended with ThrottlingException`,
    `${call}: 3 attempts took N s`,
  ])
  expect(groupsOf(ran)[1]?.[0]).toBe('Plan')
})

test('throttled calls at the same time are told in groups that do not nest, also when they come to nothing', async () => {
  aws.fail({ kind: 'throttling', times: Infinity })
  const ran = await run({ env: aws.env, inputs: { mode: 'plan', 'max-retries': '2' } })
  expect(ran.exitCode).toBe(1)
  const lines = groupsOf(ran).flat()
  expect(lines.filter((line) => line.includes('attempt 2 of 2'))).toHaveLength(2)
  expect(lines.filter((line) => line.includes('2 attempts took'))).toHaveLength(2)
})

test('reading many revisions says how far it is', async () => {
  await aws.close()
  aws = await startAws({ latency: 250 })
  for (let count = 0; count < 70; count += 1) aws.seed.taskDefinition(appTask({ cpu: String(256 * (1 + (count % 2))) }))
  const ran = await run({ env: aws.env, inputs: { mode: 'plan', 'keep-configs': '3' } })
  expect(ran.exitCode).toBe(0)
  const [group = []] = groupsOf(ran)
  expect(group[0]).toBe('Waiting for AWS')
  expect(group[1]).toMatch(/^reading the revisions of family "shop": \d+ of 70$/)
})

test('a quick run says nothing of waiting', async () => {
  const ran = await run({ env: aws.env })
  expect(ran.stdout).not.toContain('Waiting')
})

test('with debug lines asked for, the log has every call with its time, and no value', async () => {
  aws.fail({ kind: 'throttling', action: 'GetParameter', times: 1 })
  const ran = await run({
    env: { ...aws.env, RUNNER_DEBUG: '1' },
    inputs: { environment: `TOKEN=${SECRET}`, 'config-values': `Region=${SECRET}` },
    config: `exporters: {debug: {}, awsxray: {region: "{{Region}}"}}\nreceivers: {otlp: {protocols: {grpc: }}}\nservice: {pipelines: {traces: {receivers: [otlp], exporters: [awsxray, debug]}}}\n`,
  })
  expect(ran.exitCode).toBe(0)
  const lines = ran.commands.flatMap(({ name, message }) => (name === 'debug' ? [message] : []))
  const calls = lines.map((line) => line.replace(/[0-9a-f]{12}"/, 'HASH"').replace(/\d+ ms$/, 'N ms'))
  expect(calls.toSorted()).toEqual([
    'ecs:DescribeTaskDefinition on task definition "shop": 1 attempt, N ms',
    'ecs:RegisterTaskDefinition on family "shop": 1 attempt, N ms',
    'ssm:GetParameter on parameter "/ecs/shop/adot-config/HASH": 2 attempts, N ms',
    'ssm:PutParameter on parameter "/ecs/shop/adot-config/HASH": 1 attempt, N ms',
  ])
  expect(ran.stdout + ran.summary).not.toContain(SECRET)
})
