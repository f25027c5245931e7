import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { type Aws, type JsonObject, startAws } from './aws.js'
import { type Outcome, sendRaw } from './clients.js'
import { objectsOf } from './json.js'
import { appContainer, appTask } from './samples.js'

let aws: Aws

beforeEach(async () => {
  aws = await startAws()
})

afterEach(async () => {
  await aws.close()
})

const register = (task: JsonObject, on = aws): Promise<Outcome> =>
  sendRaw(on, { service: 'ecs', action: 'RegisterTaskDefinition', text: JSON.stringify(task) })

const withContainer = (more: JsonObject): JsonObject => appTask({ containerDefinitions: [appContainer(more)] })

describe('refuses, against the service model,', () => {
  test.each<[string, JsonObject, string, string]>([
    [
      'a field that it does not know',
      appTask({ futureField: {} }),
      'InvalidParameterException',
      'Unknown parameter in input: "futureField"',
    ],
    [
      'one two levels deep',
      withContainer({ healthCheck: { command: ['CMD', '/h'], future: 1 } }),
      'InvalidParameterException',
      '"containerDefinitions.1.member.healthCheck.future"',
    ],
    [
      'a field that only Describe answers',
      appTask({ revision: 3 }),
      'InvalidParameterException',
      'Unknown parameter in input: "revision"',
    ],
    [
      'a number for a text',
      appTask({ cpu: 512 }),
      'SerializationException',
      'NUMBER_VALUE can not be converted to a String',
    ],
    [
      'a text for a number',
      withContainer({ cpu: '64' }),
      'SerializationException',
      'STRING_VALUE can not be converted to an Integer',
    ],
    [
      'a text for a boolean',
      withContainer({ essential: 'true' }),
      'SerializationException',
      'STRING_VALUE can not be converted to a Boolean',
    ],
    [
      'a fraction',
      withContainer({ cpu: 0.5 }),
      'SerializationException',
      'NUMBER_VALUE can not be converted to an Integer',
    ],
    ['an object for a list', appTask({ containerDefinitions: {} }), 'SerializationException', 'Expected list or null'],
    [
      'a list for an object',
      withContainer({ healthCheck: [] }),
      'SerializationException',
      'Start of list found where not expected',
    ],
    [
      'a secret without valueFrom',
      withContainer({ secrets: [{ name: 'A' }] }),
      'InvalidParameterException',
      "at 'containerDefinitions.1.member.secrets.1.member.valueFrom'",
    ],
    [
      'an unknown network mode',
      appTask({ networkMode: 'vpc' }),
      'InvalidParameterException',
      'Member must satisfy enum value set: [bridge, host, awsvpc, none]',
    ],
    [
      '51 tags',
      appTask({ tags: Array.from({ length: 51 }, (_, i) => ({ key: `k${i}`, value: '' })) }),
      'InvalidParameterException',
      "at 'tags'",
    ],
    ['a reserved tag', appTask({ tags: [{ key: 'aws:name', value: 'x' }] }), 'InvalidParameterException', 'reserved'],
    [
      'a tag twice',
      appTask({
        tags: [
          { key: 'a', value: 'x' },
          { key: 'a', value: 'y' },
        ],
      }),
      'InvalidParameterException',
      'Duplicate tag key found: a.',
    ],
  ])('%s', async (_, task, type, message) => {
    const { status, body } = await register(task)
    expect({ status, type: body['__type'] }).toEqual({ status: 400, type })
    expect(body['message']).toEqual(expect.stringContaining(message))
  })

  test('nothing that it does not know when extra fields are allowed, and keeps it', async () => {
    const open = await startAws({ extraFields: true })
    const task = appTask({
      top: { deep: [1, null] },
      containerDefinitions: [appContainer({ future: true, healthCheck: { command: ['CMD', '/h'], later: 'x' } })],
    })
    await register(task, open)
    expect(open.taskDefinition('shop')).toMatchObject({
      top: { deep: [1, null] },
      containerDefinitions: [{ future: true, healthCheck: { later: 'x' } }],
    })
    expect(await register({ ...task, status: 'ACTIVE' }, open)).toMatchObject({ status: 400 })
    await open.close()
  })

  test('but keeps the form of numbers in what it does not know', async () => {
    const open = await startAws({ extraFields: true })
    const text = JSON.stringify(appTask()).replace('{', '{"a":1.0,"b":[1e3,12345678901234567890],"c":"1.0",')
    await sendRaw(open, { service: 'ecs', action: 'RegisterTaskDefinition', text })
    const seeded = open.seed.taskDefinition(text.replace('"shop"', '"seeded"'))
    for (const taskDefinition of ['shop', seeded]) {
      const body = JSON.stringify({ taskDefinition })
      const { raw } = await sendRaw(open, { service: 'ecs', action: 'DescribeTaskDefinition', text: body })
      expect(raw).toContain('"a":1.0,"b":[1e3,12345678901234567890],"c":"1.0"')
    }
    await open.close()
  })
})

test('Describe may list environment and secrets in another order', async () => {
  const other = await startAws({ reordered: true })
  other.seed.taskDefinition(appTask())
  const [container] = objectsOf(other.taskDefinition('shop') ?? {}, 'containerDefinitions')
  expect(objectsOf(container ?? {}, 'environment').map(({ name }) => name)).toEqual([
    'JAVA_OPTS',
    'SPRING_PROFILES_ACTIVE',
  ])
  await other.close()
})

test('a seed that ECS would refuse is an Error', () => {
  expect(() => aws.seed.taskDefinition(appTask({ cpu: '300' }))).toThrow('No Fargate configuration')
  expect(aws.seed.taskDefinition(appTask({ cpu: '300' }), { unchecked: true })).toMatch(/shop:1$/)
  expect(() => aws.seed.service({ name: 'web', taskDefinition: 'gone' })).toThrow('no such revision')
})
