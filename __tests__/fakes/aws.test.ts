import { DescribeServicesCommand, ECSClient, RegisterTaskDefinitionCommand } from '@aws-sdk/client-ecs'
import { GetParameterCommand, PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { type Aws, type Fault, startAws } from './aws.js'
import { clientOptions, sendRaw } from './clients.js'

let aws: Aws
let ssm: SSMClient

beforeEach(async () => {
  aws = await startAws()
  ssm = new SSMClient(clientOptions(aws))
})

afterEach(async () => {
  ssm.destroy()
  await aws.close()
})

const put = (Name = '/p', Value = 'x') => ssm.send(new PutParameterCommand({ Name, Value, Type: 'String' }))

describe('a request is refused', () => {
  const text = '{"Name":"/p"}'

  test('without a signature', async () => {
    const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': 'AmazonSSM.GetParameter' }
    const response = await fetch(aws.url, { method: 'POST', headers, body: text })
    expect(await response.json()).toMatchObject({ __type: 'MissingAuthenticationTokenException' })
    expect(aws.requests[0]).toMatchObject({ action: 'GetParameter', status: 400 })
  })

  test('when its body is not the one that was signed', async () => {
    const client = new SSMClient(clientOptions(aws))
    client.middlewareStack.add(
      (next) => (args) => {
        const request = args.request as { body: string }
        request.body = '{"Name":"/q"}'
        return next(args)
      },
      { step: 'deserialize', priority: 'low' },
    )
    await expect(client.send(new GetParameterCommand({ Name: '/p' }))).rejects.toMatchObject({
      name: 'InvalidSignatureException',
    })
    client.destroy()
  })

  test('when the key is not known', async () => {
    const credentials = { accessKeyId: 'AKIAOTHER', secretAccessKey: 'other' }
    const client = new SSMClient({ ...clientOptions(aws), credentials })
    await expect(client.send(new GetParameterCommand({ Name: '/p' }))).rejects.toMatchObject({
      name: 'UnrecognizedClientException',
    })
    client.destroy()
  })

  test.each([
    ['the action is not known', { action: 'GetParameterz', text }, 'UnknownOperationException'],
    [
      'the content type is another',
      { action: 'GetParameter', text, headers: { 'content-type': 'text/plain' } },
      undefined,
    ],
    ['the body is not JSON', { action: 'GetParameter', text: '{' }, 'SerializationException'],
    ['a member is missing', { action: 'GetParameter', text: '{}' }, 'ValidationException'],
    ['a member is not known', { action: 'GetParameter', text: '{"Name":"/p","Nme":1}' }, 'ValidationException'],
  ])('when %s', async (_, call, type) => {
    const { status, body } = await sendRaw(aws, { service: 'ssm', ...call })
    expect(status).toBe(400)
    expect(body['__type']).toBe(type ?? 'InvalidSignatureException')
  })
})

describe('a planned fault', () => {
  test.each<[Fault['kind'], object]>([
    ['throttling', { name: 'ThrottlingException', message: 'Rate exceeded', $metadata: { httpStatusCode: 400 } }],
    ['server-error', { name: 'InternalServerError', $metadata: { httpStatusCode: 500 } }],
    ['unavailable', { name: 'ServiceUnavailableException', $metadata: { httpStatusCode: 503 } }],
    ['expired-token', { name: 'ExpiredTokenException' }],
    ['unknown-token', { name: 'UnrecognizedClientException' }],
    ['reset', { message: expect.stringContaining('socket hang up') }],
    ['lost-answer', { message: expect.stringContaining('socket hang up') }],
    [{ status: 400, body: { __type: 'InvalidKeyId' } }, { name: 'InvalidKeyId' }],
    [
      'access-denied',
      {
        name: 'AccessDeniedException',
        message:
          'User: arn:aws:sts::123456789012:assumed-role/deploy/GitHubActions is not authorized to perform: ssm:PutParameter on resource: arn:aws:ssm:eu-central-1:123456789012:parameter/p because no identity-based policy allows the ssm:PutParameter action',
      },
    ],
  ])('%j hits one call, and the next passes', async (kind, error) => {
    aws.fail({ kind, action: 'PutParameter' })
    expect(aws.pendingFaults()).toBe(1)
    await expect(put()).rejects.toMatchObject(error)
    expect(aws.pendingFaults()).toBe(0)
    expect(aws.parameterNames()).toEqual(kind === 'lost-answer' ? ['/p'] : [])
    await put('/q')
    expect(aws.writes().map(({ status }) => status)).toEqual([
      typeof kind === 'string' && /reset|lost/.test(kind) ? 0 : expect.any(Number),
      200,
    ])
  })

  test('hits as often as it says, after as many as it says, and only what it is for', async () => {
    aws.fail({ kind: 'throttling', action: 'PutParameter', after: 1, times: 2, when: ({ Value }) => Value === 'x' })
    await put('/a', 'y')
    await put('/b')
    await expect(put('/c')).rejects.toThrow('Rate exceeded')
    await expect(put('/c')).rejects.toThrow('Rate exceeded')
    await put('/c')
    expect(aws.parameterNames()).toEqual(['/a', '/b', '/c'])
  })

  test('makes an answer slow', async () => {
    aws.fail({ kind: 'slow', ms: 60 })
    await put()
    const { startedAt, endedAt = 0 } = aws.requests[0]!
    expect(endedAt - startedAt).toBeGreaterThanOrEqual(55)
  })

  test.each<[Fault['kind'], string, string]>([
    [
      'concurrent-revision',
      'ClientException',
      'Too many concurrent attempts to create a new revision of the specified family.',
    ],
    ['server-error', 'ServerException', 'Service Unavailable'],
    ['pass-role-denied', 'AccessDeniedException', 'iam:PassRole on resource: arn:aws:iam::123456789012:role/execution'],
    [
      'access-denied',
      'AccessDeniedException',
      'ecs:RegisterTaskDefinition on resource: arn:aws:ecs:eu-central-1:123456789012:task-definition/shop:*',
    ],
  ])('%j says what ECS says', async (kind, name, message) => {
    const ecs = new ECSClient(clientOptions(aws))
    aws.fail({ kind })
    const role = 'arn:aws:iam::123456789012:role/execution'
    const input = {
      family: 'shop',
      executionRoleArn: role,
      containerDefinitions: [{ name: 'app', image: 'app', memory: 64 }],
    }
    const command = new RegisterTaskDefinitionCommand(input)
    await expect(ecs.send(command)).rejects.toMatchObject({ name, message: expect.stringContaining(message) })
    ecs.destroy()
  })
})

describe('the record', () => {
  test('has each request with its body and without its secrets', async () => {
    await put()
    await expect(ssm.send(new GetParameterCommand({ Name: '/q' }))).rejects.toThrow()
    expect(aws.calls()).toEqual(['ssm:PutParameter', 'ssm:GetParameter'])
    expect(aws.writes()).toHaveLength(1)
    const [first, second] = aws.requests
    expect(first).toMatchObject({ raw: '{"Name":"/p","Value":"x","Type":"String"}', body: { Name: '/p' }, status: 200 })
    expect(first?.headers['x-amz-target']).toBe('AmazonSSM.PutParameter')
    expect(JSON.stringify(aws.requests)).not.toMatch(/Signature=/)
    expect(second).toMatchObject({ status: 400, error: 'ParameterNotFound', inFlight: 1 })
    aws.forget()
    expect(aws.requests).toEqual([])
  })

  test('tells what was sent together from what was sent in a row', async () => {
    const slow = await startAws({ latency: 60 })
    const [one, two] = [new SSMClient(clientOptions(slow)), new ECSClient(clientOptions(slow))]
    slow.seed.parameter({ Name: '/p', Value: 'x' })
    const services = new DescribeServicesCommand({ services: ['web'] })
    await Promise.all([one.send(new GetParameterCommand({ Name: '/p' })), two.send(services)])
    await one.send(new GetParameterCommand({ Name: '/p' }))
    expect(slow.requests.map(({ inFlight }) => inFlight)).toEqual([1, 2, 1])
    expect(slow.roundTrips()).toBe(2)
    one.destroy()
    two.destroy()
    await slow.close()
  })
})
