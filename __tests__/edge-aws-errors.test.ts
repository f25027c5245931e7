import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Failure, type Trouble } from '../src/core/problem.js'
import { traceOf } from '../src/edge/aws-call.js'
import { explain } from '../src/edge/aws-errors.js'
import { openMeanwhile } from '../src/edge/aws-meanwhile.js'
import { redact } from '../src/edge/aws-redact.js'
import { awsPorts } from '../src/edge/aws.js'
import { listen, reply } from './fakes/loopback.js'

const environment = { ...process.env }
const closing: (() => Promise<void>)[] = []

beforeEach(() => {
  for (const name of Object.keys(process.env).filter((each) => /^AWS_|_proxy$/i.test(each)))
    Reflect.deleteProperty(process.env, name)
  Object.assign(process.env, { HOME: '/nonexistent', AWS_EC2_METADATA_DISABLED: 'true', AWS_REGION: 'eu-west-1' })
})
afterEach(async () => {
  for (const name of Object.keys(process.env)) Reflect.deleteProperty(process.env, name)
  Object.assign(process.env, environment)
  await Promise.all(closing.splice(0).map((close) => close()))
})

const KEYS = { AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE', AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI' }

interface Said {
  readonly status?: number
  readonly type?: string
  readonly body: string
}

/** A server that gives everyone the same answer, and the ports that talk to it. */
async function openAgainst({ status = 400, type = 'application/x-amz-json-1.1', body }: Said) {
  const { url, close } = await listen((request, response) => {
    request.resume().on('end', () => reply(response, { status, headers: { 'content-type': type }, body }))
  })
  closing.push(close)
  Object.assign(process.env, KEYS, { AWS_ENDPOINT_URL: url })
  return { host: url.replace('http://', ''), ...awsPorts({ maxAttempts: 2, environment: process.env }) }
}

const said = (name: string, message: string): Said => ({ body: JSON.stringify({ __type: name, message }) })

async function troubleOf(promise: Promise<unknown>): Promise<Trouble> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!(error instanceof Failure) || error.troubles.length !== 1) throw new Error('not one trouble', { cause: error })
  return error.troubles[0]!
}

const DENIED = 'User: arn:aws:sts::123456789012:assumed-role/deploy/GitHubActions is not authorized to perform:'
const LOG_IN =
  'run aws-actions/configure-aws-credentials in a step before this one; with an OIDC role the job needs permissions: id-token: write'

test('a missing permission is named with its resource, as AWS says it', async () => {
  const arn = 'arn:aws:ecs:eu-west-1:123456789012:service/prod/web'
  const message = `${DENIED} ecs:DescribeServices on resource: ${arn} because no identity-based policy allows the ecs:DescribeServices action`
  const { taskDefinitions } = await openAgainst(said('AccessDeniedException', message))
  expect(await troubleOf(taskDefinitions.service('prod', 'web'))).toEqual({
    what: 'ecs:DescribeServices on service "web" in cluster "prod": access denied for role "deploy": ecs:DescribeServices is missing (no identity-based policy allows the ecs:DescribeServices action)',
    help: `allow ecs:DescribeServices on ${arn} in the policy of the role that this step runs with`,
  })
})

test('a missing iam:PassRole is explained', async () => {
  const message = `${DENIED} iam:PassRole on resource: arn:aws:iam::123456789012:role/exec because no identity-based policy allows the iam:PassRole action`
  const { taskDefinitions } = await openAgainst(said('AccessDeniedException', message))
  const { what, help } = await troubleOf(taskDefinitions.register('{"family":"shop"}'))
  expect(what).toContain('on family "shop": access denied for role "deploy": iam:PassRole is missing')
  expect(help).toBe(
    'allow iam:PassRole on arn:aws:iam::123456789012:role/exec in the policy of the role that this step runs with: whoever registers a task definition passes its roles on',
  )
})

test('an explicit deny is not answered with advice to allow', async () => {
  const message = `${DENIED} ssm:PutParameter on resource: arn:aws:ssm:eu-west-1:123456789012:parameter/a with an explicit deny in a service control policy`
  const { parameters } = await openAgainst(said('AccessDeniedException', message))
  expect((await troubleOf(parameters.get('/a'))).help).toBe(
    'a policy denies ssm:PutParameter on arn:aws:ssm:eu-west-1:123456789012:parameter/a expressly: that policy has to change, allowing it elsewhere does not help',
  )
})

test('credentials of another account than the resource are pointed out', async () => {
  const message = `${DENIED} ecs:DescribeServices on resource: arn:aws:ecs:eu-west-1:999999999999:service/prod/web`
  const { taskDefinitions } = await openAgainst(said('AccessDeniedException', message))
  expect((await troubleOf(taskDefinitions.service('prod', 'web'))).help).toMatch(
    /; the credentials are of account 123456789012, the resource is of account 999999999999$/,
  )
})

test('a bare access denied is filled in from the call', async () => {
  const { parameters, taskDefinitions } = await openAgainst(said('AccessDeniedException', ''))
  expect(await troubleOf(parameters.get('/ecs/shop/config'))).toEqual({
    what: 'ssm:GetParameter on parameter "/ecs/shop/config": access denied: ssm:GetParameter is missing',
    help: 'allow ssm:GetParameter on arn:aws:ssm:eu-west-1:*:parameter/ecs/shop/config in the policy of the role that this step runs with',
  })
  expect((await troubleOf(taskDefinitions.describe('shop'))).help).toMatch(/^allow ecs:DescribeTaskDefinition on \* in/)
  process.env['AWS_REGION'] = 'eusc-de-east-1'
  const european = await openAgainst(said('AccessDeniedException', ''))
  expect((await troubleOf(european.parameters.get('/a'))).help).toMatch(
    /^allow ssm:GetParameter on arn:aws-eusc:ssm:eusc-de-east-1:\*:parameter\/a in/,
  )
})

test.each([
  ['No access to reserved parameter name: /aws/a.', 'choose a parameter-name that does not begin with aws or ssm'],
  [
    'The ciphertext refers to a customer master key that does not exist, does not exist in this region, or you are not allowed to access.',
    'allow kms:Decrypt on the key of the parameter in the policy of the role that this step runs with, and in the policy of the key',
  ],
])('an access denied that is something else is told in its own words: %s', async (message, help) => {
  const { parameters } = await openAgainst(said('AccessDeniedException', message))
  expect(await troubleOf(parameters.get('/aws/a'))).toEqual({
    what: `ssm:GetParameter on parameter "/aws/a": access denied: ${message.slice(0, -1)}`,
    help,
  })
})

test.each([
  [
    'ExpiredTokenException',
    'the session of the AWS credentials has expired',
    /^run aws-actions\/configure-aws-credentials right before this step, or .*role-duration-seconds$/,
  ],
  [
    'UnrecognizedClientException',
    'AWS does not accept the credentials (UnrecognizedClientException)',
    /id-token: write; a region that the account has not enabled \(now: eu-west-1\)/,
  ],
  ['InvalidClientTokenId', 'AWS does not accept the credentials (InvalidClientTokenId)', /id-token: write/],
])('%s is about the credentials', async (name, why, help) => {
  const { parameters } = await openAgainst(said(name, 'The security token included in the request is whatever.'))
  const trouble = await troubleOf(parameters.get('/a'))
  expect(trouble.what).toBe(`ssm:GetParameter on parameter "/a": ${why}`)
  expect(trouble.help).toMatch(help)
})

test('a clock that is wrong is told from credentials that are wrong', async () => {
  const message = 'Signature expired: 20260101T000000Z is now earlier than 20260101T010000Z (20260101T010500Z - 5 min.)'
  const { parameters } = await openAgainst(said('InvalidSignatureException', message))
  expect((await troubleOf(parameters.get('/a'))).what).toBe(
    `ssm:GetParameter on parameter "/a": the machine's clock and AWS's differ too much for a signature`,
  )
})

test('no credentials at all: the step that is missing is named', async () => {
  const { taskDefinitions } = awsPorts({ maxAttempts: 2, environment: process.env })
  expect(await troubleOf(taskDefinitions.describe('shop'))).toEqual({
    what: 'ecs:DescribeTaskDefinition on task definition "shop": no AWS credentials are set',
    help: LOG_IN,
  })
})

test('a token file that is not there is named', async () => {
  Object.assign(process.env, {
    AWS_WEB_IDENTITY_TOKEN_FILE: '/nonexistent/token',
    AWS_ROLE_ARN: 'arn:aws:iam::123456789012:role/deploy',
  })
  const { taskDefinitions } = awsPorts({ maxAttempts: 2, environment: process.env })
  expect(await troubleOf(taskDefinitions.describe('shop'))).toEqual({
    what: `ecs:DescribeTaskDefinition on task definition "shop": no AWS credentials could be got: ENOENT: no such file or directory, open '/nonexistent/token'`,
    help: LOG_IN,
  })
})

test('credentials that are no JSON are not quoted', async () => {
  const { url, close } = await listen((_, response) =>
    reply(response, { status: 200, headers: {}, body: 'secret-key-of-someone' }),
  )
  closing.push(close)
  process.env['AWS_CONTAINER_CREDENTIALS_FULL_URI'] = url
  const { parameters } = awsPorts({ maxAttempts: 1, environment: process.env })
  const { what } = await troubleOf(parameters.get('/a'))
  expect(what).toMatch(/^ssm:GetParameter on parameter "\/a": no AWS credentials could be got: /)
  expect(what).not.toContain('secret')
})

test('a role that does not trust the token is told from one that lacks a permission', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'adot-'))
  closing.push(() => rm(folder, { recursive: true }))
  await writeFile(join(folder, 'token'), 'header.payload.signature')
  const body =
    '<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>Not authorized to perform sts:AssumeRoleWithWebIdentity</Message></Error></ErrorResponse>'
  const { url, close } = await listen((request, response) => {
    request.resume().on('end', () => reply(response, { status: 403, headers: { 'content-type': 'text/xml' }, body }))
  })
  closing.push(close)
  const role = 'arn:aws:iam::123456789012:role/deploy'
  Object.assign(process.env, {
    AWS_WEB_IDENTITY_TOKEN_FILE: join(folder, 'token'),
    AWS_ROLE_ARN: role,
    AWS_ENDPOINT_URL_STS: url,
  })
  const { parameters } = awsPorts({ maxAttempts: 1, environment: process.env })
  expect(await troubleOf(parameters.get('/a'))).toEqual({
    what: 'ssm:GetParameter on parameter "/a": access denied: sts:AssumeRoleWithWebIdentity is missing',
    help: "let the role's trust policy accept this repository and branch (sub and aud of GitHub's token), and check the role's ARN",
  })
})

test('no region: the input is named', async () => {
  Reflect.deleteProperty(process.env, 'AWS_REGION')
  Object.assign(process.env, KEYS)
  const { taskDefinitions } = awsPorts({ maxAttempts: 2, environment: process.env })
  expect(await troubleOf(taskDefinitions.describe('shop'))).toEqual({
    what: 'ecs:DescribeTaskDefinition on task definition "shop": no AWS region is set',
    help: 'set the input aws-region, or the environment variable AWS_REGION',
  })
})

test('a region that cannot be one is quoted', async () => {
  Object.assign(process.env, KEYS)
  const { taskDefinitions } = awsPorts({ maxAttempts: 2, environment: process.env, region: 'eu west' })
  expect((await troubleOf(taskDefinitions.describe('shop'))).what).toBe(
    'ecs:DescribeTaskDefinition on task definition "shop": "eu west" cannot be a region',
  )
})

test("ECS's own words are passed on in our frame", async () => {
  const { taskDefinitions } = await openAgainst(
    said('ClientException', 'No Fargate configuration exists for given values: 300 CPU, 512 memory.'),
  )
  expect(await troubleOf(taskDefinitions.register('{"family":"shop"}'))).toEqual({
    what: 'ecs:RegisterTaskDefinition on family "shop": AWS refuses it with ClientException: No Fargate configuration exists for given values: 300 CPU, 512 memory',
  })
})

test('a reached quota says what can be done', async () => {
  const { parameters } = await openAgainst(
    said('ParameterMaxVersionLimitExceeded', 'You attempted to create a new version.'),
  )
  expect((await troubleOf(parameters.get('/a'))).help).toBe(
    'move the label away from the oldest version of the parameter, or use parameter-mode: immutable',
  )
})

test('an answer of 5xx that lasts is told with its attempts', async () => {
  const { parameters } = await openAgainst({ status: 503, type: 'text/plain', body: '' })
  const { what, help } = await troubleOf(parameters.get('/a'))
  expect(what).toMatch(/^ssm:GetParameter on parameter "\/a": AWS answered 503 in all 2 attempts over \d\.\d s$/)
  expect(help).toBe('look at the AWS Health Dashboard for ssm in eu-west-1, then run it again')
})

test('a page that is not from AWS is not quoted', async () => {
  const { host, parameters } = await openAgainst({ status: 200, type: 'text/html', body: '<html>secret login page' })
  expect(await troubleOf(parameters.get('/a'))).toEqual({
    what: `ssm:GetParameter on parameter "/a": ${host} answered HTTP 200 with text/html that is not AWS's`,
    help: 'something answers in place of AWS: check HTTPS_PROXY, NO_PROXY and AWS_ENDPOINT_URL',
  })
})

test('a closed port is told with host and attempts', async () => {
  const { url, close } = await listen(() => undefined)
  await close()
  Object.assign(process.env, KEYS, { AWS_ENDPOINT_URL: url })
  const { parameters } = awsPorts({ maxAttempts: 3, environment: process.env })
  expect((await troubleOf(parameters.get('/a'))).what).toMatch(
    /^ssm:GetParameter on parameter "\/a": 127\.0\.0\.1:\d+ refused the connection in all 3 attempts over \d\.\d s \(ECONNREFUSED\)$/,
  )
})

test('a server without TLS is told as that', async () => {
  const { url, close } = await listen(() => undefined)
  closing.push(close)
  Object.assign(process.env, KEYS, { AWS_ENDPOINT_URL: url.replace('http:', 'https:') })
  const { parameters } = awsPorts({ maxAttempts: 3, environment: process.env })
  const { what, help } = await troubleOf(parameters.get('/a'))
  expect(what).toMatch(/: 127\.0\.0\.1:\d+ does not speak TLS as expected at the only attempt \(EPROTO\)$/)
  expect(help).toContain('http or https')
})

const trace = {
  ...traceOf(
    { action: 'ecs:DescribeServices', resource: 'service "web" in cluster "prod"' },
    { meanwhile: openMeanwhile() },
  ),
  isSent: true,
  attempts: 1,
}
const site = { region: 'eu-west-1', proxyOf: (): undefined => undefined }

test.each([
  [
    'ENOTFOUND',
    'the name of ecs.eu-west-1.amazonaws.com could not be resolved',
    "check the region's spelling (now: eu-west-1)",
  ],
  ['EAI_AGAIN', 'the name of ecs.eu-west-1.amazonaws.com could not be resolved', 'HTTPS_PROXY'],
  ['ECONNRESET', 'ecs.eu-west-1.amazonaws.com broke the connection', 'HTTPS_PROXY'],
  ['ETIMEDOUT', 'ecs.eu-west-1.amazonaws.com did not answer in time', 'HTTPS_PROXY'],
  ['EHOSTUNREACH', 'ecs.eu-west-1.amazonaws.com could not be reached', 'HTTPS_PROXY'],
  [
    'SELF_SIGNED_CERT_IN_CHAIN',
    'the TLS certificate of ecs.eu-west-1.amazonaws.com is not trusted',
    'NODE_EXTRA_CA_CERTS',
  ],
  [
    'ERR_TLS_CERT_ALTNAME_INVALID',
    'the TLS certificate of ecs.eu-west-1.amazonaws.com is not trusted',
    'NODE_EXTRA_CA_CERTS',
  ],
])('%s names the host', (code, why, help) => {
  const error = Object.assign(new Error('whatever Node says'), { code })
  const { troubles } = explain(error, { ...trace, host: 'ecs.eu-west-1.amazonaws.com' }, site)
  expect(troubles[0]!.what).toBe(
    `ecs:DescribeServices on service "web" in cluster "prod": ${why} at the only attempt (${code})`,
  )
  expect(troubles[0]!.help).toContain(help)
})

test('a proxy in trouble is named beside the host', () => {
  const error = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })
  const { troubles } = explain(
    error,
    { ...trace, host: 'ecs.eu-west-1.amazonaws.com' },
    { ...site, proxyOf: () => 'proxy:3128' },
  )
  expect(troubles[0]!.what).toContain(
    'the proxy proxy:3128 on the way to ecs.eu-west-1.amazonaws.com refused the connection',
  )
})

const CONFIG = "receivers:\n  otlp:\n    token: 'top' at 'secret level'\nexporters:\n  debug: {}\n"

test.each([
  [
    `1 validation error detected: Value '${CONFIG}' at 'value' failed to satisfy constraint: Member must have length less than or equal to 4096`,
  ],
  [
    `2 validation errors detected: Value '${CONFIG}' at 'value' failed to satisfy constraint: Member must have length less than or equal to 4096; Value '${CONFIG}' at 'value' failed to satisfy constraint: Member must not be null`,
  ],
  [`Parameter value ${CONFIG} is too long`],
  [`Parameter value ${JSON.stringify(CONFIG)} is too long`],
  [`Parameter value ${CONFIG.slice(3, 50)}... is too long`],
])('a parameter is not refused with its own text: %#', async (message) => {
  const { parameters } = await openAgainst(said('ValidationException', message))
  const input = {
    name: '/a',
    value: CONFIG,
    type: 'String',
    tier: 'Standard',
    overwrite: true,
    description: '',
    tags: [],
  } as const
  const { what } = await troubleOf(parameters.put(input))
  expect(what).toMatch(
    /^ssm:PutParameter on parameter "\/a": AWS refuses it with ValidationException: (value: Member must|Parameter value .*is too long)/,
  )
  expect(what).not.toMatch(/otlp|token|secret level|debug/)
})

test.each(['hunter22', 's3', 'correct horse battery staple'])(
  'environment values never come back out of a refusal: %s',
  async (value) => {
    const { taskDefinitions } = await openAgainst(
      said('ClientException', `Container app: value '${value}' of DB_PASSWORD is "${value}".`),
    )
    const request = {
      family: 'shop',
      containerDefinitions: [{ name: 'app', environment: [{ name: 'DB_PASSWORD', value }] }],
    }
    expect((await troubleOf(taskDefinitions.register(JSON.stringify(request)))).what).toBe(
      'ecs:RegisterTaskDefinition on family "shop": AWS refuses it with ClientException: Container app: value \'***\' of DB_PASSWORD is "***"',
    )
  },
)

test('a log option that is a secret is kept back, one that is not is shown', async () => {
  const { taskDefinitions } = await openAgainst(
    said('ClientException', 'Log driver refuses abcd-1234 of eu-nowhere-1.'),
  )
  const options = { 'splunk-token': 'abcd-1234', 'awslogs-region': 'eu-nowhere-1' }
  const request = { family: 'shop', containerDefinitions: [{ name: 'app', logConfiguration: { options } }] }
  expect((await troubleOf(taskDefinitions.register(JSON.stringify(request)))).what).toMatch(
    /refuses \*\*\* of eu-nowhere-1$/,
  )
})

test('a message without values stays as it is, on one line', () => {
  expect(redact('Invalid request\n  provided: unknown field.', ['prod', '1'])).toBe(
    'Invalid request provided: unknown field',
  )
})

test('who was refused what is told in full, also where the config has the same region and account', () => {
  const secret = 'region: eu-central-1\nrole: arn:aws:iam::123456789012:role/deploy'
  const user = 'arn:aws:sts::123456789012:assumed-role/deploy/GitHubActions'
  const parameter = 'arn:aws:ssm:eu-central-1:123456789012:parameter/a'
  const message = `User: ${user} is not authorized to perform: ssm:PutParameter on resource: ${parameter} because`
  expect(redact(message, [secret])).toBe(message)
  expect(redact(`the value region: eu-central-1 of ${message}`, [secret])).toBe(`the value *** of ${message}`)
})
