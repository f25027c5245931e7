import type { ServerResponse } from 'node:http'
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { Failure } from '../src/core/problem.js'
import { awsPorts, type AwsOptions } from '../src/edge/aws.js'
import { connect } from '../src/edge/connect.js'
import type { NewParameter } from '../src/ports.js'
import { refuse } from './fakes/answer.js'
import { startAws, type Aws, type AwsOptions as FakeOptions } from './fakes/aws.js'
import { listen, reply } from './fakes/loopback.js'
import { appContainer, appTask } from './fakes/samples.js'

const environment = { ...process.env }
const open: Aws[] = []

beforeEach(() => {
  for (const name of Object.keys(process.env).filter((each) => /^AWS_|_proxy$/i.test(each)))
    Reflect.deleteProperty(process.env, name)
  process.env['HOME'] = '/nonexistent'
})
afterEach(async () => {
  for (const name of Object.keys(process.env)) Reflect.deleteProperty(process.env, name)
  Object.assign(process.env, environment)
  await Promise.all(open.splice(0).map((aws) => aws.close()))
})

interface Retry {
  readonly call: string
  readonly attempt: number
  readonly reason: string
}

/** The ports as the action opens them, against the strict fake. */
async function start(fake: FakeOptions = {}, options: Partial<AwsOptions> = {}) {
  const aws = await startAws(fake)
  open.push(aws)
  Object.assign(process.env, aws.env)
  const retries: Retry[] = []
  const calls: string[] = []
  const ports = awsPorts({
    ...{ maxAttempts: 3, environment: process.env },
    onRetry: ({ action }, attempt, reason) => retries.push({ call: action, attempt, reason }),
    onCall: ({ action }, ms) => calls.push(ms >= 0 ? action : 'no time'),
    ...options,
  })
  return { aws, ...ports, retries, calls }
}

/** What a call fails with: every trouble's text and help. */
async function troublesOf(
  promise: Promise<unknown>,
): Promise<readonly { readonly what: string; readonly help?: string }[]> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!(error instanceof Failure)) throw new Error('no Failure was thrown', { cause: error })
  return error.troubles
}

/** Unknown fields on four levels, and numbers that JSON.parse would write differently. */
const ODD_CONTAINER =
  '{"name":"app","image":"shop:1","newInContainer":{"deep":{"deeper":[1e3,1.0,12345678901234567890]}},"memory":512,' +
  '"logConfiguration":{"logDriver":"awslogs","options":{"awslogs-group":"/ecs/shop","awslogs-region":"eu-central-1"},"newInLog":{"deep":{"x":-0.0}}}}'
const ODD_TASK = `{"family":"shop","newAtTop":12345678901234567890,"containerDefinitions":[${ODD_CONTAINER}],"ratio":1.0,"count":1e3}`

test('a revision is described with every field and every number as ECS sent them', async () => {
  const { aws, taskDefinitions } = await start()
  aws.seed.taskDefinition(ODD_TASK)
  const found = await taskDefinitions.describe('shop')
  expect(found).toMatchObject({ family: 'shop', revision: 1, status: 'ACTIVE', tags: '[]' })
  expect(found?.arn).toBe('arn:aws:ecs:eu-central-1:123456789012:task-definition/shop:1')
  for (const piece of [
    '"newAtTop":12345678901234567890',
    '"ratio":1.0',
    '"count":1e3',
    '"newInContainer":{"deep":{"deeper":[1e3,1.0,12345678901234567890]}}',
    '"newInLog":{"deep":{"x":-0.0}}',
  ])
    expect(found?.taskDefinition).toContain(piece)
})

test('a registration is sent byte for byte, and signed so that AWS takes it', async () => {
  const { aws, taskDefinitions } = await start({ extraFields: true })
  const text = `${ODD_TASK.replace('{"family"', '{\n  "family"')}\n`
  expect(await taskDefinitions.register(text)).toEqual({
    arn: 'arn:aws:ecs:eu-central-1:123456789012:task-definition/shop:1',
    ...{ family: 'shop', revision: 1 },
  })
  expect(aws.requests.map(({ action, raw }) => [action, raw])).toEqual([['RegisterTaskDefinition', text]])
})

test('characters of several bytes are counted as bytes', async () => {
  const { aws, taskDefinitions } = await start()
  const text = JSON.stringify(
    appTask({ containerDefinitions: [appContainer({ environment: [{ name: 'GREETING', value: 'grüß 🐘' }] })] }),
  )
  await taskDefinitions.register(text)
  expect(aws.requests[0]!.raw).toBe(text)
})

test('what is described and registered again loses nothing on the way', async () => {
  const { aws, taskDefinitions } = await start({ extraFields: true })
  aws.seed.taskDefinition(ODD_TASK)
  const found = await taskDefinitions.describe('shop')
  const ONLY_DESCRIBED =
    /"(taskDefinitionArn|revision|status|requiresAttributes|compatibilities|registeredAt|registeredBy)":("[^"]*"|\[[^\]]*\]|[\d.]+),?/g
  const request = found!.taskDefinition.replace(ONLY_DESCRIBED, '').replace(/,}$/, '}')
  await taskDefinitions.register(request)
  const again = await taskDefinitions.describe('shop:2')
  expect(again!.taskDefinition.replace(ONLY_DESCRIBED, '')).toBe(found!.taskDefinition.replace(ONLY_DESCRIBED, ''))
})

test('tags come with a revision', async () => {
  const { aws, taskDefinitions } = await start()
  aws.seed.taskDefinition(appTask({ tags: [{ key: 'team', value: 'shop' }] }))
  expect((await taskDefinitions.describe('shop'))?.tags).toBe('[{"key":"team","value":"shop"}]')
  expect(aws.requests[0]!.body).toEqual({ taskDefinition: 'shop', include: ['TAGS'] })
})

test('a family, revision or ARN that is not there is undefined, not a failure', async () => {
  const { aws, taskDefinitions } = await start()
  aws.seed.taskDefinition(appTask())
  const names = ['nix', 'shop:7', 'arn:aws:ecs:eu-central-1:123456789012:task-definition/shop:7']
  for (const name of names) expect(await taskDefinitions.describe(name)).toBeUndefined()
})

test('an inactive revision is described with its status', async () => {
  const { aws, taskDefinitions } = await start()
  aws.seed.taskDefinition(appTask(), { status: 'INACTIVE' })
  expect(await taskDefinitions.describe('shop:1')).toMatchObject({ status: 'INACTIVE', revision: 1 })
})

test('an ARN of another region is told apart from a missing revision', async () => {
  const { taskDefinitions } = await start()
  const arn = 'arn:aws:ecs:us-east-1:123456789012:task-definition/shop:1'
  expect(await troublesOf(taskDefinitions.describe(arn))).toEqual([
    {
      what: `ecs:DescribeTaskDefinition on task definition "${arn}": the ARN is of region us-east-1, the call went to eu-central-1`,
      help: 'set aws-region to us-east-1, or give an ARN of eu-central-1',
    },
  ])
})

test('every ACTIVE revision of a family is found over several pages, and none of a family that begins alike', async () => {
  const { aws, taskDefinitions } = await start()
  for (let revision = 1; revision <= 104; revision++)
    aws.seed.taskDefinition(appTask(), { revision, status: revision % 4 === 0 ? 'INACTIVE' : 'ACTIVE' })
  aws.seed.taskDefinition(appTask({ family: 'shop-worker' }))
  const found = await taskDefinitions.revisions('shop')
  expect(found.map(({ revision }) => revision)).toEqual(
    Array.from({ length: 104 }, (_, index) => 104 - index).filter((revision) => revision % 4 !== 0),
  )
  expect(Math.max(...aws.requests.map(({ inFlight }) => inFlight))).toBeLessThanOrEqual(5)
})

test('a service names the revision of its PRIMARY deployment, and those it still replaces', async () => {
  const { aws, taskDefinitions } = await start()
  for (let count = 0; count < 3; count++) aws.seed.taskDefinition(appTask())
  aws.seed.service({ name: 'web', cluster: 'prod', taskDefinition: 'shop:3', replacing: ['shop:2', 'shop:3'] })
  const arn = 'arn:aws:ecs:eu-central-1:123456789012:task-definition/shop'
  expect(await taskDefinitions.service('prod', 'web')).toEqual({
    ...{ name: 'web', taskDefinitionArn: `${arn}:3`, isOnFargate: true },
    rollingOut: [{ taskDefinitionArn: `${arn}:2`, status: 'ACTIVE' }],
  })
})

test('under CodeDeploy the PRIMARY task set says what runs', async () => {
  const { aws, taskDefinitions } = await start()
  for (let count = 0; count < 2; count++) aws.seed.taskDefinition(appTask())
  const arn = 'arn:aws:ecs:eu-central-1:123456789012:task-definition/shop'
  const taskSets = [
    { status: 'ACTIVE', taskDefinition: `${arn}:2` },
    { status: 'PRIMARY', taskDefinition: `${arn}:1` },
  ]
  const fields = { deploymentController: { type: 'CODE_DEPLOY' }, taskSets, deployments: [] }
  aws.seed.service({ name: 'web', taskDefinition: 'shop:2', fields })
  expect(await taskDefinitions.service('default', 'web')).toMatchObject({
    taskDefinitionArn: `${arn}:1`,
    rollingOut: [{ taskDefinitionArn: `${arn}:2`, status: 'ACTIVE' }],
  })
})

test.each([
  [{ launchType: 'FARGATE' }, true],
  [{ launchType: 'EC2' }, false],
  [{ launchType: null, capacityProviderStrategy: providers('FARGATE_SPOT', 'FARGATE') }, true],
  [{ launchType: null, capacityProviderStrategy: providers('on-ec2') }, false],
  [{ launchType: null }, undefined],
])('a service with %j is on Fargate: %p', async (fields, isOnFargate) => {
  const { aws, taskDefinitions } = await start()
  aws.seed.taskDefinition(appTask())
  aws.seed.service({ name: 'web', taskDefinition: 'shop', fields })
  expect((await taskDefinitions.service('default', 'web')).isOnFargate).toBe(isOnFargate)
})

function providers(...names: readonly string[]) {
  return names.map((capacityProvider) => ({ capacityProvider, weight: 1, base: 0 }))
}

const ELSE = 'give the cluster and the name of a service that runs, or name the task definition in task-definition'

test('a service that is not there, or not any more, is said so', async () => {
  const { aws, taskDefinitions } = await start()
  aws.seed.taskDefinition(appTask())
  aws.seed.service({ name: 'old', cluster: 'prod', taskDefinition: 'shop', status: 'INACTIVE' })
  aws.seed.service({ name: 'going', cluster: 'prod', taskDefinition: 'shop', status: 'DRAINING' })
  expect(await troublesOf(taskDefinitions.service('prod', 'web'))).toEqual([
    {
      what: 'service "web" in cluster "prod": the cluster has no service by this name in eu-central-1',
      help: `${ELSE}; check aws-region and the credentials' account too`,
    },
  ])
  expect(await troublesOf(taskDefinitions.service('prod', 'old'))).toEqual([
    { what: 'service "old" in cluster "prod": it was deleted (status INACTIVE)', help: ELSE },
  ])
  expect(await troublesOf(taskDefinitions.service('prod', 'going'))).toEqual([
    { what: 'service "going" in cluster "prod": it is being deleted (status DRAINING)', help: ELSE },
  ])
  expect(await troublesOf(taskDefinitions.service('staging', 'web'))).toEqual([
    {
      what: 'service "web" in cluster "staging": there is no such cluster in eu-central-1',
      help: "check the inputs cluster and aws-region, and that the credentials are of the cluster's account",
    },
  ])
})

test('a service under an external deployment controller is left to its owner', async () => {
  const { aws, taskDefinitions } = await start()
  const taskDefinition = aws.seed.taskDefinition(appTask())
  const taskSets = [{ status: 'PRIMARY', taskDefinition }]
  aws.seed.service({
    name: 'web',
    taskDefinition: 'shop',
    fields: { deploymentController: { type: 'EXTERNAL' }, taskSets },
  })
  expect(await troublesOf(taskDefinitions.service('default', 'web'))).toEqual([
    {
      what: `service "web" in cluster "default": an external deployment controller runs it through task sets (task definitions: "${taskDefinition}")`,
      help: 'name the task definition in task-definition, without cluster and service',
    },
  ])
})

const NAME = '/ecs/shop/adot-config/0123456789ab'
const config = (more: Partial<NewParameter> = {}): NewParameter => ({
  ...{ name: NAME, value: 'receivers: {}', type: 'String', tier: 'Standard', overwrite: false },
  ...{ description: 'config of the collector', tags: [{ key: 'team', value: 'shop' }] },
  ...more,
})

test('a parameter is created with its tags and read back', async () => {
  const { aws, parameters } = await start()
  expect(await parameters.get(NAME)).toBeUndefined()
  expect(await parameters.put(config())).toEqual({ version: 1 })
  expect(await parameters.get(NAME)).toEqual({
    ...{ name: NAME, type: 'String', version: 1, value: 'receivers: {}' },
    arn: `arn:aws:ssm:eu-central-1:123456789012:parameter${NAME}`,
  })
  expect([...aws.parameter(NAME)!.tags]).toEqual([['team', 'shop']])
})

test('a SecureString is stored with its key and read decrypted', async () => {
  const { aws, parameters } = await start()
  await parameters.put(config({ type: 'SecureString', keyId: 'alias/adot' }))
  expect(await parameters.get(NAME)).toMatchObject({ type: 'SecureString', value: 'receivers: {}' })
  expect(aws.parameter(NAME)!.versions[0]).toMatchObject({ keyId: 'alias/adot' })
})

test('overwriting makes a new version and sends no tags', async () => {
  const { aws, parameters } = await start()
  await parameters.put(config())
  expect(await parameters.put(config({ value: 'exporters: {}', overwrite: true }))).toEqual({ version: 2 })
  expect(aws.requests.at(-1)!.body).not.toHaveProperty('Tags')
  expect(await parameters.get(NAME)).toMatchObject({ version: 2, value: 'exporters: {}' })
})

test('a parameter that another run created with the same text is as good', async () => {
  const { aws, parameters } = await start({ invisibleReads: 2 })
  await parameters.put(config())
  expect(await parameters.put(config())).toEqual({ version: 1 })
  expect(aws.parameter(NAME)!.versions).toHaveLength(1)
})

test('a parameter that another run created with another text is left as it is, and no text is shown', async () => {
  const { aws, parameters } = await start()
  aws.seed.parameter({ Name: NAME, Value: 'theirs: hidden' })
  expect(await troublesOf(parameters.put(config({ value: 'mine: hidden' })))).toEqual([
    {
      what: `ssm:PutParameter on parameter "${NAME}": another run created it meanwhile with another text: left as it is`,
      help: 'run this again: it then starts from what is there now',
    },
  ])
  expect(aws.parameter(NAME)!.versions).toHaveLength(1)
})

test('parameters below a path are listed newest first over several pages', async () => {
  const { aws, parameters } = await start()
  for (let index = 0; index < 23; index++)
    aws.seed.parameter({ Name: `/ecs/shop/adot-config/${String(index).padStart(12, '0')}`, Value: 'x' })
  aws.seed.parameter({ Name: '/ecs/shop/adot-config/deeper/still', Value: 'x' })
  const found = await parameters.list('/ecs/shop/adot-config')
  expect(found).toHaveLength(23)
  const times = found.map(({ modified }) => modified)
  expect(times).toEqual(times.toSorted((a, b) => b - a))
  expect(times.every((time) => Math.abs(time - Date.now()) < 60_000)).toBe(true)
})

test('many parameters are removed in as few calls as AWS allows, gone ones without complaint', async () => {
  const { aws, parameters } = await start()
  const names = Array.from({ length: 12 }, (_, index) => `/ecs/shop/adot-config/${index}`)
  for (const name of names.slice(1)) aws.seed.parameter({ Name: name, Value: 'x' })
  await parameters.remove(names)
  expect(aws.parameterNames()).toEqual([])
  expect(aws.calls()).toEqual(['ssm:DeleteParameters', 'ssm:DeleteParameters'])
})

test('a call knows nothing of the other service, and says who calls', async () => {
  const { aws, parameters, calls } = await start()
  await parameters.get(NAME)
  expect(aws.calls()).toEqual(['ssm:GetParameter'])
  expect(calls).toEqual(['ssm:GetParameter'])
  expect(aws.requests[0]!.headers['user-agent']).toMatch(/ adot-ecs-sidecar$/)
})

test.each([
  ['1', [expect.stringMatching(/^::debug::ssm:GetParameter on parameter "[^"]+": 1 attempt, \d+ ms$/)]],
  [undefined, []],
])('the log tells of each call when the runner asks for debug lines (%s)', async (asked, lines) => {
  await start()
  if (asked !== undefined) process.env['RUNNER_DEBUG'] = asked
  else Reflect.deleteProperty(process.env, 'RUNNER_DEBUG')
  const write = jest.spyOn(process.stdout, 'write').mockReturnValue(true)
  const { parameters } = await connect({ region: undefined, attempts: 1 })
  await parameters.get(NAME)
  const written = write.mock.calls.map(([text]) => String(text).trim())
  write.mockRestore()
  expect(written).toEqual(lines)
})

test('both services can be asked at the same time, each with its own client', async () => {
  const { aws, parameters, taskDefinitions } = await start({ latency: 50 })
  aws.seed.taskDefinition(appTask())
  const [revision, parameter] = await Promise.all([taskDefinitions.describe('shop'), parameters.get(NAME)])
  expect([revision?.revision, parameter]).toEqual([1, undefined])
  expect(aws.calls().toSorted()).toEqual(['ecs:DescribeTaskDefinition', 'ssm:GetParameter'])
})

test('the region is the input, else the environment', async () => {
  const { aws, parameters } = await start({}, { region: 'us-west-2' })
  await parameters.get(NAME)
  Reflect.deleteProperty(process.env, 'AWS_REGION')
  process.env['AWS_DEFAULT_REGION'] = 'eu-north-1'
  await awsPorts({ maxAttempts: 1, environment: process.env, region: '' }).parameters.get(NAME)
  expect(aws.requests.map(({ region }) => region)).toEqual(['us-west-2', 'eu-north-1'])
})

const register = JSON.stringify(appTask())

test.each([
  ['throttling', 'ThrottlingException'],
  ['concurrent-revision', 'another revision of the family is being registered'],
] as const)('a registration refused by %s is tried again', async (kind, reason) => {
  const { aws, taskDefinitions, retries, calls } = await start()
  aws.fail({ kind, action: 'RegisterTaskDefinition', times: 2 })
  expect(await taskDefinitions.register(register)).toMatchObject({ revision: 1 })
  expect(aws.calls()).toEqual(Array.from({ length: 3 }, () => 'ecs:RegisterTaskDefinition'))
  const call = 'ecs:RegisterTaskDefinition'
  expect(retries).toEqual([
    { call, attempt: 2, reason },
    { call, attempt: 3, reason },
  ])
  expect(calls).toEqual([call])
})

test.each([
  ['server-error', 'InternalServerError'],
  ['unavailable', 'ServiceUnavailableException'],
  ['reset', 'ECONNRESET'],
  ['lost-answer', 'ECONNRESET'],
] as const)('reading a parameter outlasts %s', async (kind, reason) => {
  const { aws, parameters, retries } = await start()
  aws.seed.parameter({ Name: NAME, Value: 'x' })
  aws.fail({ kind })
  expect(await parameters.get(NAME)).toMatchObject({ value: 'x' })
  expect(retries).toEqual([{ call: 'ssm:GetParameter', attempt: 2, reason }])
})

test('TooManyUpdates is waited out', async () => {
  const { aws, parameters, retries } = await start()
  aws.fail({ kind: refuse('TooManyUpdates', 'There are concurrent updates for a resource'), action: 'PutParameter' })
  expect(await parameters.put(config())).toEqual({ version: 1 })
  expect(retries).toMatchObject([{ reason: 'TooManyUpdates' }])
})

test('a creation whose answer is lost is not taken for another run', async () => {
  const { aws, parameters } = await start()
  aws.fail({ kind: 'lost-answer', action: 'PutParameter' })
  expect(await parameters.put(config())).toEqual({ version: 1 })
  expect(aws.calls()).toEqual(['ssm:PutParameter', 'ssm:PutParameter', 'ssm:GetParameter'])
})

test('throttling that lasts is given up after max-retries attempts, with the time they took', async () => {
  const { aws, parameters } = await start({}, { maxAttempts: 2 })
  aws.fail({ kind: 'throttling', times: Infinity })
  const [trouble] = await troublesOf(parameters.get(NAME))
  expect(trouble!.what).toMatch(
    /^ssm:GetParameter on parameter "\S+": AWS throttled it in all 2 attempts over \d\.\d s \(ThrottlingException\)$/,
  )
  expect(trouble!.help).toBe('run it again later, with fewer deployments at the same time, or raise max-retries')
  expect(aws.requests).toHaveLength(2)
})

test('a family that others register all the time is given up with their number of attempts', async () => {
  const { aws, taskDefinitions } = await start({}, { maxAttempts: 2 })
  aws.fail({ kind: 'concurrent-revision', times: Infinity })
  const [trouble] = await troublesOf(taskDefinitions.register(register))
  expect(trouble!.what).toMatch(
    /^ecs:RegisterTaskDefinition on family "shop": other revisions of the family were being registered in all 2 attempts over \d\.\d s$/,
  )
})

test('a registration whose answer is lost is found again, not sent again', async () => {
  const { aws, taskDefinitions } = await start({ reordered: true })
  aws.fail({ kind: 'lost-answer', action: 'RegisterTaskDefinition' })
  expect(await taskDefinitions.register(register)).toEqual({
    ...{ family: 'shop', revision: 1 },
    arn: 'arn:aws:ecs:eu-central-1:123456789012:task-definition/shop:1',
  })
  expect(aws.calls()).toEqual(['ecs:RegisterTaskDefinition', 'ecs:DescribeTaskDefinition'])
  expect(aws.taskDefinition('shop:2')).toBeUndefined()
})

test.each(['reset', 'server-error', 'unavailable'] as const)(
  'a registration that %s kept from ECS is sent again, once',
  async (kind) => {
    const { aws, taskDefinitions } = await start()
    aws.fail({ kind, action: 'RegisterTaskDefinition' })
    expect(await taskDefinitions.register(register)).toMatchObject({ revision: 1 })
    expect(aws.writes().map(({ action }) => action)).toEqual(['RegisterTaskDefinition', 'RegisterTaskDefinition'])
    expect(aws.taskDefinition('shop:2')).toBeUndefined()
  },
)

test('an older revision does not keep a registration from being sent again', async () => {
  const { aws, taskDefinitions } = await start()
  aws.seed.taskDefinition(appTask({ cpu: '256' }))
  await new Promise((resolve) => setTimeout(resolve, 3_100))
  aws.fail({ kind: 'reset', action: 'RegisterTaskDefinition' })
  expect(await taskDefinitions.register(register)).toMatchObject({ revision: 2 })
})

test('a registration is not sent again when another revision came in between', async () => {
  const { aws, taskDefinitions } = await start()
  const meanwhile = (): boolean => aws.seed.taskDefinition(appTask({ cpu: '256' })) !== ''
  aws.fail({ kind: 'reset', action: 'RegisterTaskDefinition', when: meanwhile })
  const [trouble] = await troublesOf(taskDefinitions.register(register))
  expect(trouble!.what).toBe(
    'ecs:RegisterTaskDefinition on family "shop": no clear answer came (ECONNRESET), and arn:aws:ecs:eu-central-1:123456789012:task-definition/shop:1 was registered meanwhile with another content: not sent a second time',
  )
  expect(aws.writes()).toHaveLength(1)
})

test('a registration whose fate cannot be looked up is not sent again', async () => {
  const { aws, taskDefinitions } = await start()
  aws.fail({ kind: 'lost-answer', action: 'RegisterTaskDefinition' })
  aws.fail({ kind: 'access-denied', action: 'DescribeTaskDefinition' })
  const [trouble, cause] = await troublesOf(taskDefinitions.register(register))
  expect(trouble!.what).toBe(
    'ecs:RegisterTaskDefinition on family "shop": no clear answer came (ECONNRESET), and whether the revision was made could not be looked up: not sent a second time',
  )
  expect(cause!.what).toMatch(
    /^ecs:DescribeTaskDefinition on task definition "shop": access denied for role "deploy": /,
  )
  expect(aws.writes()).toHaveLength(1)
})

describe('what is worth doing while AWS answers', () => {
  const KEYS = { AWS_ACCESS_KEY_ID: 'AKID', AWS_SECRET_ACCESS_KEY: 'secret', AWS_REGION: 'eu-central-1' }
  const MISSING = {
    status: 400,
    headers: { 'content-type': 'application/x-amz-json-1.1' },
    body: '{"__type":"ParameterNotFound"}',
  }

  test('is done once all calls are on their way, before the first answer', async () => {
    const waiting: ServerResponse[] = []
    const { url, close } = await listen((_, response) => {
      waiting.push(response)
    })
    Object.assign(process.env, KEYS, { AWS_ENDPOINT_URL: url })
    const { parameters, meanwhile } = awsPorts({ maxAttempts: 1, environment: process.env })
    const calls = Promise.all([parameters.get('/a'), parameters.get('/b')])
    // No call is answered until the work is done: done later, nothing would ever end.
    await new Promise<void>((resolve) => {
      meanwhile(resolve)
    })
    while (waiting.length < 2) await new Promise((resolve) => setTimeout(resolve, 1))
    for (const response of waiting) reply(response, MISSING)
    expect(await calls).toEqual([undefined, undefined])
    await close()
  })

  test('is done too when no call gets so far, and its own trouble stops nothing', async () => {
    Object.assign(process.env, { AWS_REGION: 'eu-central-1', AWS_EC2_METADATA_DISABLED: 'true' })
    const { parameters, meanwhile } = awsPorts({ maxAttempts: 1, environment: process.env })
    const done = new Promise<void>((resolve) => {
      meanwhile(() => {
        resolve()
        throw new Error('told where the result is needed')
      })
    })
    expect(await troublesOf(parameters.get('/a'))).toHaveLength(1)
    await done
  })
})
