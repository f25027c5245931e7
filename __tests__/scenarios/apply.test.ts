import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import { type Aws, startAws } from '../fakes/aws.js'
import type { ActionRun } from '../fakes/runner.js'
import { appTask } from '../fakes/samples.js'
import { CONFIG, handedOn, linesOf, registrable, run, type Scenario } from './action.js'

let aws: Aws

beforeEach(async () => {
  aws = await startAws({ latency: 60 })
  aws.seed.taskDefinition(appTask())
  aws.seed.service({ name: 'web', cluster: 'prod', taskDefinition: 'shop' })
})

afterEach(async () => {
  await aws.close()
})

async function succeed(scenario: Scenario = {}): Promise<ActionRun> {
  const ran = await run({ ...scenario, env: { ...aws.env, ...scenario.env } })
  expect([ran.exitCode, ran.stdout, ran.stderr]).toEqual([0, ran.stdout, ran.stderr])
  return ran
}

const SERVICE = { cluster: 'prod', service: 'web' }
const HASH = createHash('sha256').update(CONFIG).digest('hex')
const NAME = `/ecs/shop/adot-config/${HASH.slice(0, 12)}`
const actions = (): readonly string[] => aws.writes().map(({ action }) => action)

test('the outputs say what was done', async () => {
  const { outputs } = await succeed()
  expect(outputs).toEqual({
    'task-definition': expect.stringMatching(/^\/.*\/task-definition-shop-[0-9a-f]{12}\.json$/),
    'task-definition-arn': 'arn:aws:ecs:eu-central-1:123456789012:task-definition/shop:2',
    family: 'shop',
    revision: '2',
    'parameter-name': NAME,
    'parameter-arn': `arn:aws:ssm:eu-central-1:123456789012:parameter${NAME}`,
    'parameter-version': '1',
    'config-hash': HASH,
    'collector-version': 'v0.49.0',
    image: 'public.ecr.aws/aws-observability/aws-otel-collector:v0.49.0',
    changed: 'true',
    errors: '0',
    warnings: '0',
  })
})

test('the parameter is written before the revision, which is sent as the file says', async () => {
  const ran = await succeed()
  expect(actions()).toEqual(['PutParameter', 'RegisterTaskDefinition'])
  const [put, register] = aws.writes()
  expect(put?.body).toMatchObject({ Name: NAME, Value: CONFIG, Type: 'String', Tier: 'Standard', Overwrite: false })
  expect(handedOn(ran)).toBe(register?.raw)
})

test('plan writes nothing but the file, and apply sends just that', async () => {
  const planned = await succeed({ inputs: { mode: 'plan' } })
  expect(aws.writes()).toEqual([])
  expect(planned.outputs).toMatchObject({ changed: 'true', 'parameter-name': NAME })
  expect(planned.outputs['task-definition-arn']).toBeUndefined()
  expect(planned.outputs['revision']).toBeUndefined()
  await succeed()
  expect(aws.writes().at(-1)?.raw).toBe(handedOn(planned))
})

test('a second run writes nothing, in two round trips', async () => {
  const first = await succeed({ inputs: SERVICE })
  aws.forget()
  const second = await succeed({ inputs: SERVICE })
  expect(aws.writes()).toEqual([])
  expect(aws.roundTrips()).toBeLessThanOrEqual(2)
  expect(second.outputs).toEqual({
    ...first.outputs,
    changed: 'false',
    'task-definition': second.outputs['task-definition'],
  })
  expect(linesOf(second).at(-1)).toBe('ok: nothing to change: shop:2 is as wanted')
})

test('a second run on the family takes one round trip more at most', async () => {
  await succeed()
  aws.forget()
  expect((await succeed()).outputs).toMatchObject({
    changed: 'false',
    'task-definition-arn': expect.stringMatching(/:2$/),
  })
  expect(aws.roundTrips()).toBeLessThanOrEqual(2)
})

test('the order in which ECS lists things is no change', async () => {
  const other = await startAws({ reordered: true, extraFields: true })
  other.seed.taskDefinition(appTask())
  const inputs = { environment: 'A=1\nB=2\nC=3' }
  const [first, second] = [await run({ env: other.env, inputs }), await run({ env: other.env, inputs })]
  await other.close()
  expect([first.outputs['changed'], second.outputs['changed']]).toEqual(['true', 'false'])
})

test('a local file is registered once', async () => {
  const files = { 'ecs/task.json': JSON.stringify(appTask()) }
  const inputs = { 'task-definition': 'ecs/task.json' }
  expect((await succeed({ files, inputs })).outputs).toMatchObject({ changed: 'true', revision: '2' })
  aws.forget()
  expect((await succeed({ files, inputs })).outputs).toMatchObject({ changed: 'false', revision: '2' })
  expect(aws.writes()).toEqual([])
})

test('the output of describe-task-definition in YAML is a local file too', async () => {
  const files = {
    'task.yaml': `taskDefinition:\n  revision: 7\n  status: ACTIVE\n  family: shop\n  executionRoleArn: arn:aws:iam::123456789012:role/x\n  taskRoleArn: arn:aws:iam::123456789012:role/y\n  containerDefinitions:\n    - name: app\n      image: app:1\n      memory: 128\ntags:\n  - key: team\n    value: core\n`,
  }
  const ran = await succeed({ files, inputs: { 'task-definition': 'task.yaml', register: 'false' } })
  const { revision, status, tags } = JSON.parse(handedOn(ran))
  expect([revision, status, tags]).toEqual([undefined, undefined, [{ key: 'team', value: 'core' }]])
})

test('a family that is new is registered from its file', async () => {
  const files = { 'task.json': JSON.stringify(appTask({ family: 'fresh' })) }
  expect((await succeed({ files, inputs: { 'task-definition': 'task.json' } })).outputs).toMatchObject({
    'task-definition-arn': 'arn:aws:ecs:eu-central-1:123456789012:task-definition/fresh:1',
    'parameter-arn': expect.stringMatching(
      /^arn:aws:ssm:eu-central-1:123456789012:parameter\/ecs\/fresh\/adot-config\//,
    ),
  })
})

test('without registering, the parameter is written and the file handed on', async () => {
  const ran = await succeed({ inputs: { register: 'false' } })
  expect(actions()).toEqual(['PutParameter'])
  expect(ran.outputs).toMatchObject({ changed: 'true', family: 'shop' })
  expect(ran.outputs['task-definition-arn']).toBeUndefined()
  expect(JSON.parse(handedOn(ran)).containerDefinitions).toHaveLength(2)
  const again = await succeed({ inputs: { register: 'false' } })
  expect(linesOf(again).at(-1)).toBe('ok: nothing to change at AWS')
})

test('a fixed parameter gets a new version when the config changes', async () => {
  const inputs = { 'parameter-mode': 'fixed', 'parameter-name': '/adot/{family}' }
  await succeed({ inputs })
  const second = await succeed({ inputs, config: `# changed\n${CONFIG}` })
  const { outputs } = second
  const note =
    'note: running tasks keep the config that they started with, for shop:2 stays: deploy with --force-new-deployment'
  expect(linesOf(second)).toContain(note)
  expect(linesOf(await succeed({ inputs, config: `# changed\n${CONFIG}` }))).not.toContain(note)
  expect(outputs).toMatchObject({
    'parameter-name': '/adot/shop',
    'parameter-version': '2',
    changed: 'true',
    revision: '2',
  })
})

test('a fixed parameter that was Advanced once takes a short config too', async () => {
  const inputs = { 'parameter-mode': 'fixed', 'parameter-name': '/adot/{family}' }
  const long = CONFIG.replace(
    'awsxray',
    `awsxray:\n    index_all_attributes: true # ${'x'.repeat(10)}\n  awsxray/${'x'.repeat(4200)}`,
  )
  await succeed({ inputs: { ...inputs, 'fail-on': 'never' }, config: long })
  expect(aws.writes()[0]?.body).toMatchObject({ Tier: 'Advanced' })
  const { outputs } = await succeed({ inputs })
  expect(outputs).toMatchObject({ 'parameter-version': '2' })
})

test('a long config is compacted before it costs money', async () => {
  const config = `${'# a comment that explains something\n'.repeat(150)}${CONFIG}`
  const ran = await succeed({ config })
  expect(aws.writes()[0]?.body).toMatchObject({ Tier: 'Standard' })
  expect(linesOf(ran).join('\n')).toMatch(
    /note: 5,\d{3} bytes as written are more than 4,096: stored without comments and blanks/,
  )
})

test('tags, key and tier reach Parameter Store', async () => {
  await succeed({
    inputs: {
      tags: 'team=core\nenv=prod',
      'parameter-type': 'SecureString',
      'parameter-kms-key-id': 'alias/adot',
      'parameter-tier': 'Advanced',
    },
  })
  expect(aws.writes()[0]?.body).toMatchObject({
    Type: 'SecureString',
    KeyId: 'alias/adot',
    Tier: 'Advanced',
    Tags: [
      { Key: 'team', Value: 'core' },
      { Key: 'env', Value: 'prod' },
    ],
  })
})

test('steps of one job that make different definitions of one family write different files', async () => {
  aws.seed.taskDefinition({ ...appTask(), memory: '2048' })
  const inputs = { register: 'false' }
  const paths = []
  for (const name of ['shop:1', 'shop:2', 'shop:1'])
    paths.push((await succeed({ inputs: { ...inputs, 'task-definition': name } })).outputs['task-definition'] ?? '')
  const [first, other, again] = paths.map((path) => basename(path))
  expect(other).not.toBe(first)
  expect(again).toBe(first)
})

test('values are filled in and never told', async () => {
  const config = CONFIG.replace('eu-central-1', '"{{Region}}"')
  const inputs = { 'config-values': 'Region=eu-secret-7', environment: 'TOKEN=hunter22' }
  const ran = await succeed({ config, inputs })
  expect(aws.writes()[0]?.body).toMatchObject({ Value: CONFIG.replace('eu-central-1', '"eu-secret-7"') })
  const said = [ran.stdout, ran.stderr, ran.summary, JSON.stringify(ran.outputs)].join('\n')
  expect(said).not.toMatch(/eu-secret-7|hunter22/)
  expect(handedOn(ran)).toContain('hunter22')
})

test('old configs are deleted when told so, but none that a revision names', async () => {
  const inputs = { 'keep-configs': '1' }
  await succeed({ inputs })
  await succeed({ inputs, config: `# 2\n${CONFIG}` })
  expect(aws.parameterNames()).toHaveLength(2)
  aws.seed.parameter({ Name: '/ecs/shop/adot-config/0123456789ab', Value: 'x' })
  const ran = await succeed({ inputs, config: `# 2\n${CONFIG}` })
  expect(aws.parameterNames()).toHaveLength(2)
  expect(ran.outputs).toMatchObject({ changed: 'true', revision: '3' })
})

test('when registering fails, the log says what was done and what was not', async () => {
  aws.fail({ kind: 'access-denied', action: 'RegisterTaskDefinition', times: Infinity })
  const ran = await run({ env: aws.env })
  expect(ran.exitCode).toBe(1)
  const lines = linesOf(ran)
  expect(lines.slice(-3)).toEqual([
    `done: parameter "${NAME}", file "${ran.outputs['task-definition'] ?? ''}"`,
    'not done: revision "shop"',
    `stopped: stopped at the revision "shop": written before: parameter "${NAME}"`,
  ])
  expect(lines.join('\n')).toContain('ecs:RegisterTaskDefinition')
  expect(ran.outputs).toMatchObject({ changed: 'true', 'parameter-name': NAME })
  expect(ran.outputs['revision']).toBeUndefined()
})

test('a run that another run overtakes ends well', async () => {
  aws.fail({ kind: 'concurrent-revision', action: 'RegisterTaskDefinition', times: 2 })
  aws.fail({ kind: 'throttling', action: 'PutParameter', times: 2 })
  expect((await succeed()).outputs).toMatchObject({ revision: '2' })
  expect(aws.pendingFaults()).toBe(0)
})

test('a rollout in progress is taken from its PRIMARY deployment, with a note', async () => {
  aws.seed.taskDefinition(appTask({ cpu: '1024', memory: '2048' }))
  aws.seed.service({ name: 'rolling', cluster: 'prod', taskDefinition: 'shop:2', replacing: ['shop:1'] })
  const ran = await succeed({ inputs: { cluster: 'prod', service: 'rolling' } })
  expect(linesOf(ran).join('\n')).toContain(
    `note: service "rolling" is being rolled out: the PRIMARY deployment's shop:2 is taken, 1 other deployment still runs: shop:1 (ACTIVE)`,
  )
  expect(JSON.parse(handedOn(ran)).cpu).toBe('1024')
})

test('the pin of an existing sidecar is kept, and told', async () => {
  const app = appTask()
  aws.seed.taskDefinition(
    appTask({
      containerDefinitions: [
        ...(app['containerDefinitions'] as []),
        { name: 'otel', image: 'mirror.local/aws-otel-collector:v0.40.2', essential: false },
      ],
    }),
  )
  const ran = await succeed({ inputs: { 'collector-version': '' } })
  expect(linesOf(ran)[0]).toBe(`collector v0.40.2, pinned by the image's tag in container "otel"`)
  expect(ran.outputs['image']).toBe('mirror.local/aws-otel-collector:v0.40.2')
})

test('a release newer than the data is taken, with a warning', async () => {
  const ran = await succeed({ inputs: { 'collector-version': 'v0.99.0' } })
  expect(ran.outputs['image']).toBe('public.ecr.aws/aws-observability/aws-otel-collector:v0.99.0')
  expect(ran.annotations).toMatchObject([{ level: 'warning', message: expect.stringContaining('newer than v0.49.0') }])
})

test('the version file is read', async () => {
  const ran = await succeed({ inputs: { 'collector-version': '' }, files: { '.adot-version': '# why\n0.40.2\n' } })
  expect(linesOf(ran)[0]).toBe('collector v0.40.2, pinned by .adot-version:2')
})

test.each([
  ['EC2', 0, 'warning'],
  ['FARGATE', 1, 'error'],
])('a task without a role, of a service on %s', async (launchType, exitCode, severity) => {
  const { taskRoleArn: _, requiresCompatibilities: __, ...task } = appTask()
  aws.seed.taskDefinition({ ...task, family: 'orders' })
  aws.seed.service({ name: 'orders', cluster: 'prod', taskDefinition: 'orders', fields: { launchType } })
  const ran = await run({ inputs: { cluster: 'prod', service: 'orders' }, env: aws.env })
  expect(ran.exitCode).toBe(exitCode)
  expect(linesOf(ran).join('\n')).toContain(`${severity}[task-role-missing] "taskRoleArn" is missing`)
})

test('removing the sidecar gives back the original exactly', async () => {
  const files = { 'task.json': `${JSON.stringify(appTask(), null, 2)}\n` }
  await succeed({ inputs: SERVICE })
  const ran = await succeed({ inputs: { state: 'absent' } })
  expect(registrable(aws.taskDefinition('shop:3'))).toEqual(registrable(aws.taskDefinition('shop:1')))
  expect(JSON.parse(handedOn(ran))).toEqual(registrable(aws.taskDefinition('shop:1')))
  const none = await succeed({ files, inputs: { state: 'absent', 'task-definition': 'task.json' } })
  expect(none.outputs).toMatchObject({ changed: 'false', revision: '3' })
})
