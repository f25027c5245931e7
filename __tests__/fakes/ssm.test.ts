import {
  AddTagsToResourceCommand,
  DeleteParameterCommand,
  DeleteParametersCommand,
  DescribeParametersCommand,
  GetParameterCommand,
  GetParametersByPathCommand,
  GetParametersCommand,
  LabelParameterVersionCommand,
  ListTagsForResourceCommand,
  PutParameterCommand,
  type PutParameterCommandInput,
  RemoveTagsFromResourceCommand,
  SSMClient,
} from '@aws-sdk/client-ssm'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { type Aws, startAws } from './aws.js'
import { clientOptions } from './clients.js'

let aws: Aws
let ssm: SSMClient

beforeEach(async () => {
  aws = await startAws({ kmsKeys: ['alias/configs'] })
  ssm = new SSMClient(clientOptions(aws))
})

afterEach(async () => {
  ssm.destroy()
  await aws.close()
})

const put = (more: Partial<PutParameterCommandInput>) =>
  ssm.send(new PutParameterCommand({ Name: '/ecs/shop/adot-config', Value: 'a: 1', Type: 'String', ...more }))

const get = (Name: string, WithDecryption?: boolean) => ssm.send(new GetParameterCommand({ Name, WithDecryption }))

describe('a parameter', () => {
  test('is stored with version and ARN, and read by name, version, label and ARN', async () => {
    expect(await put({})).toMatchObject({ Version: 1, Tier: 'Standard' })
    expect(await put({ Value: 'a: 2', Overwrite: true, Type: undefined })).toMatchObject({ Version: 2 })
    const label = { Name: '/ecs/shop/adot-config', ParameterVersion: 1, Labels: ['good', '1bad'] }
    expect(await ssm.send(new LabelParameterVersionCommand(label))).toMatchObject({ InvalidLabels: ['1bad'] })
    const arn = 'arn:aws:ssm:eu-central-1:123456789012:parameter/ecs/shop/adot-config'
    const { Parameter } = await get('/ecs/shop/adot-config')
    expect(Parameter).toMatchObject({ Value: 'a: 2', Version: 2, ARN: arn, Type: 'String', DataType: 'text' })
    expect((await get(arn)).Parameter?.Value).toBe('a: 2')
    expect((await get('/ecs/shop/adot-config:1')).Parameter).toMatchObject({ Value: 'a: 1', Selector: ':1' })
    expect((await get('/ecs/shop/adot-config:good')).Parameter).toMatchObject({ Value: 'a: 1', Version: 1 })
    await expect(get('/ecs/shop/adot-config:9')).rejects.toMatchObject({ name: 'ParameterVersionNotFound' })
    await expect(get('/ecs/shop')).rejects.toMatchObject({ name: 'ParameterNotFound' })
  })

  test('that is secret shows its value only when it is to be decrypted', async () => {
    await put({ Type: 'SecureString', KeyId: 'alias/configs', Value: 'token: abc' })
    expect((await get('/ecs/shop/adot-config')).Parameter?.Value).toMatch(/^AQICAH/)
    expect((await get('/ecs/shop/adot-config', true)).Parameter?.Value).toBe('token: abc')
    const { Parameters } = await ssm.send(new DescribeParametersCommand({}))
    expect(Parameters?.[0]).toMatchObject({ KeyId: 'alias/configs', Type: 'SecureString' })
  })

  test('is Advanced when Intelligent-Tiering needs it, and never Standard again', async () => {
    expect(await put({ Tier: 'Intelligent-Tiering', Value: 'x'.repeat(4096) })).toMatchObject({ Tier: 'Standard' })
    const large = { Tier: 'Intelligent-Tiering', Value: 'x'.repeat(4097), Overwrite: true } as const
    expect(await put(large)).toMatchObject({ Tier: 'Advanced' })
    expect(await put({ Overwrite: true })).toMatchObject({ Tier: 'Advanced' })
    await expect(put({ Overwrite: true, Tier: 'Standard' })).rejects.toThrow("can't downgrade")
  })

  test('has at most 100 versions: the oldest goes, unless it has a label', async () => {
    for (let count = 0; count < 101; count += 1) aws.seed.parameter({ Name: '/p', Value: 'x', Overwrite: true })
    await expect(get('/p:1')).rejects.toMatchObject({ name: 'ParameterVersionNotFound' })
    expect((await get('/p:2')).Parameter?.Version).toBe(2)
    await ssm.send(new LabelParameterVersionCommand({ Name: '/p', ParameterVersion: 2, Labels: ['kept'] }))
    await expect(put({ Name: '/p', Overwrite: true })).rejects.toMatchObject({
      name: 'ParameterMaxVersionLimitExceeded',
    })
  })

  test('can be invisible for a while after it was written', async () => {
    const slow = await startAws({ invisibleReads: 2 })
    const client = new SSMClient(clientOptions(slow))
    await client.send(new PutParameterCommand({ Name: '/p', Value: 'new', Type: 'String' }))
    const look = () => client.send(new GetParameterCommand({ Name: '/p' }))
    await expect(look()).rejects.toMatchObject({ name: 'ParameterNotFound' })
    await expect(
      client.send(new PutParameterCommand({ Name: '/p', Value: 'x', Type: 'String' })),
    ).rejects.toMatchObject({
      name: 'ParameterAlreadyExists',
    })
    await expect(look()).rejects.toMatchObject({ name: 'ParameterNotFound' })
    expect((await look()).Parameter?.Value).toBe('new')
    client.destroy()
    await slow.close()
  })

  test('is deleted alone or with others', async () => {
    for (const Name of ['/a', '/b', '/c']) await put({ Name })
    await ssm.send(new DeleteParameterCommand({ Name: '/a' }))
    const deleted = await ssm.send(new DeleteParametersCommand({ Names: ['/a', '/b'] }))
    expect(deleted).toMatchObject({ DeletedParameters: ['/b'], InvalidParameters: ['/a'] })
    expect(aws.parameterNames()).toEqual(['/c'])
    await expect(ssm.send(new DeleteParameterCommand({ Name: '/a' }))).rejects.toMatchObject({
      name: 'ParameterNotFound',
    })
  })

  test('has tags that are set when it is created, or on their own', async () => {
    await put({ Name: '/a', Tags: [{ Key: 'team', Value: 'shop' }] })
    const resource = { ResourceType: 'Parameter', ResourceId: '/a' } as const
    await ssm.send(new AddTagsToResourceCommand({ ...resource, Tags: [{ Key: 'env', Value: 'prod' }] }))
    await ssm.send(new RemoveTagsFromResourceCommand({ ...resource, TagKeys: ['team'] }))
    const { TagList } = await ssm.send(new ListTagsForResourceCommand(resource))
    expect(TagList).toEqual([{ Key: 'env', Value: 'prod' }])
    const gone = new ListTagsForResourceCommand({ ...resource, ResourceId: '/gone' })
    await expect(ssm.send(gone)).rejects.toMatchObject({ name: 'InvalidResourceId' })
  })
})

describe('many parameters', () => {
  beforeEach(() => {
    for (let count = 10; count < 22; count += 1) aws.seed.parameter({ Name: `/ecs/shop/c/${count}`, Value: 'x' })
    aws.seed.parameter({ Name: '/ecs/shop/c/deep/er', Value: 'x', Tags: [{ Key: 'team', Value: 'shop' }] })
  })

  test('are read by name, ten at a time', async () => {
    const { Parameters, InvalidParameters } = await ssm.send(
      new GetParametersCommand({ Names: ['/ecs/shop/c/10', '/no'] }),
    )
    expect(Parameters).toHaveLength(1)
    expect(InvalidParameters).toEqual(['/no'])
    const Names = Array.from({ length: 11 }, (_, index) => `/p${index}`)
    await expect(ssm.send(new GetParametersCommand({ Names }))).rejects.toMatchObject({ name: 'ValidationException' })
  })

  test('are read by path, page by page', async () => {
    const first = await ssm.send(new GetParametersByPathCommand({ Path: '/ecs/shop/c' }))
    expect(first.Parameters).toHaveLength(10)
    const rest = await ssm.send(new GetParametersByPathCommand({ Path: '/ecs/shop/c/', NextToken: first.NextToken }))
    expect(rest.Parameters?.map(({ Name }) => Name)).toEqual(['/ecs/shop/c/20', '/ecs/shop/c/21'])
    expect(rest.NextToken).toBeUndefined()
    const deep = await ssm.send(new GetParametersByPathCommand({ Path: '/ecs/shop/c/deep', Recursive: true }))
    expect(deep.Parameters).toHaveLength(1)
    await expect(ssm.send(new GetParametersByPathCommand({ Path: 'ecs' }))).rejects.toThrow('slash')
    const wide = new GetParametersByPathCommand({ Path: '/ecs', MaxResults: 11 })
    await expect(ssm.send(wide)).rejects.toMatchObject({ name: 'ValidationException' })
  })

  test.each([
    [[{ Key: 'Name', Option: 'BeginsWith', Values: ['/ecs/shop/c/1'] }], 10],
    [[{ Key: 'Name', Values: ['/ecs/shop/c/11'] }], 1],
    [[{ Key: 'Path', Option: 'Recursive', Values: ['/ecs'] }], 13],
    [[{ Key: 'Path', Values: ['/ecs'] }], 0],
    [[{ Key: 'tag:team', Values: ['shop'] }], 1],
    [[{ Key: 'Type', Values: ['SecureString'] }], 0],
  ])('are found by %j: %i', async (ParameterFilters, count) => {
    const found = await ssm.send(new DescribeParametersCommand({ ParameterFilters, MaxResults: 50 }))
    expect(found.Parameters).toHaveLength(count)
  })
})

describe('refuses', () => {
  test.each<[string, Partial<PutParameterCommandInput>, string, string]>([
    [
      'a value of 4,097 bytes in 4,096 letters',
      { Value: `ä${'x'.repeat(4095)}` },
      'ValidationException',
      'Standard tier parameters support a maximum parameter value of 4096',
    ],
    ['a value of 8,193 bytes', { Value: 'x'.repeat(8193), Tier: 'Advanced' }, 'ValidationException', '8192'],
    [
      'the same with Intelligent-Tiering',
      { Value: 'x'.repeat(8193), Tier: 'Intelligent-Tiering' },
      'ValidationException',
      '8192',
    ],
    ['an empty value', { Value: '' }, 'ValidationException', 'length greater than or equal to 1'],
    ['double braces', { Value: 'job_name: {{App}}' }, 'ValidationException', "can't nest another parameter"],
    ['a name without its first slash', { Name: 'ecs/shop' }, 'ValidationException', 'fully qualified'],
    ['a name with a blank', { Name: '/ecs/my shop' }, 'ValidationException', '.-_'],
    ['a name with a colon', { Name: '/ecs/shop:1' }, 'ValidationException', '.-_'],
    ['a name that ends in a slash', { Name: '/ecs/shop/' }, 'ValidationException', '.-_'],
    [
      'a name of aws',
      { Name: '/aws/shop' },
      'AccessDeniedException',
      'No access to reserved parameter name: /aws/shop.',
    ],
    [
      'a name that begins with aws',
      { Name: 'AwsShop' },
      'ValidationException',
      'can\'t be prefixed with "aws" or "ssm"',
    ],
    ['a name that begins with ssm', { Name: '/ssm-shop/a' }, 'ValidationException', 'can\'t be prefixed with "ssm"'],
    ['a name of 16 levels', { Name: '/a'.repeat(16) }, 'HierarchyLevelLimitExceededException', 'fifteen'],
    ['a name that is too long with its ARN', { Name: `/${'x'.repeat(1000)}` }, 'ValidationException', '1011'],
    [
      'an unknown type',
      { Type: 'Text' as 'String' },
      'ValidationException',
      'Member must satisfy enum value set: [String, StringList, SecureString]',
    ],
    ['no type', { Type: undefined }, 'ValidationException', 'A parameter type is required'],
    ['a key for a String', { KeyId: 'alias/configs' }, 'ValidationException', 'SecureString only'],
    ['a key that is not there', { Type: 'SecureString', KeyId: 'alias/gone' }, 'InvalidKeyId', 'alias/gone'],
    ['a long description', { Description: 'x'.repeat(1025) }, 'ValidationException', 'less than or equal to 1024'],
    [
      'tags and overwrite together',
      { Overwrite: true, Tags: [{ Key: 'a', Value: 'b' }] },
      'ValidationException',
      "tags and overwrite can't be used together",
    ],
    ['a reserved tag', { Tags: [{ Key: 'aws:a', Value: 'b' }] }, 'ValidationException', 'reserved'],
    ['an unknown data type', { DataType: 'Text' }, 'ValidationException', 'data type is not supported: Text'],
    [
      'a value against its pattern',
      { AllowedPattern: '^\\d+$' },
      'ParameterPatternMismatchException',
      'allowedPattern',
    ],
    ['a policy on a standard parameter', { Policies: '[]' }, 'ValidationException', 'policies'],
  ])('%s', async (_, more, name, message) => {
    await expect(put(more)).rejects.toMatchObject({ name, message: expect.stringContaining(message) })
    expect(aws.parameterNames()).toEqual([])
  })

  test('to write over a parameter that is there, or to change its type', async () => {
    await put({})
    await expect(put({})).rejects.toMatchObject({
      name: 'ParameterAlreadyExists',
      message:
        'The parameter already exists. To overwrite this value, set the overwrite option in the request to true.',
    })
    const other = put({ Overwrite: true, Type: 'SecureString' })
    await expect(other).rejects.toMatchObject({ name: 'HierarchyTypeMismatchException' })
    expect(aws.parameter('/ecs/shop/adot-config')?.versions).toHaveLength(1)
  })

  test('a seed that it would refuse', () => {
    expect(() => aws.seed.parameter({ Name: '/a', Value: '{{x}}' })).toThrow("can't nest")
  })
})
