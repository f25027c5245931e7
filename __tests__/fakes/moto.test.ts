import {
  CreateClusterCommand,
  CreateServiceCommand,
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  ECSClient,
  RegisterTaskDefinitionCommand,
  type RegisterTaskDefinitionCommandInput,
} from '@aws-sdk/client-ecs'
import {
  GetParameterCommand,
  GetParametersByPathCommand,
  PutParameterCommand,
  type PutParameterCommandInput,
  SSMClient,
} from '@aws-sdk/client-ssm'
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { type Aws, startAws } from './aws.js'
import { clientOptions } from './clients.js'
import { isMotoAvailable, type Moto, startMoto } from './moto.js'
import { appTask } from './samples.js'

const judged = isMotoAvailable() ? describe : describe.skip

interface Both {
  readonly ecs: ECSClient
  readonly ssm: SSMClient
}

judged('the fake and moto agree', () => {
  let aws: Aws
  let moto: Moto
  let fake: Both
  let real: Both

  beforeAll(async () => {
    ;[aws, moto] = await Promise.all([startAws(), startMoto()])
    fake = { ecs: new ECSClient(clientOptions(aws)), ssm: new SSMClient(clientOptions(aws)) }
    real = { ecs: new ECSClient(clientOptions(moto)), ssm: new SSMClient(clientOptions(moto)) }
  }, 90_000)

  afterAll(async () => {
    for (const { ecs, ssm } of [fake, real]) {
      ecs.destroy()
      ssm.destroy()
    }
    await Promise.all([aws.close(), moto.stop()])
  })

  /** What both say, cut down to what `pick` takes; an error is its name. */
  const ask = async (call: (both: Both) => Promise<unknown>): Promise<readonly unknown[]> => {
    const one = (both: Both) =>
      call(both).catch((cause: unknown) => (cause instanceof Object && 'name' in cause ? cause.name : cause))
    return [await one(fake), await one(real)]
  }

  const task = appTask({ containerDefinitions: [{ name: 'app', image: 'app:1', essential: true, memory: 64 }] })

  test('on a registered revision', async () => {
    const input = task as unknown as RegisterTaskDefinitionCommandInput
    const [ours, theirs] = await ask(async ({ ecs }) => {
      const { taskDefinition } = await ecs.send(
        new RegisterTaskDefinitionCommand({ ...input, tags: [{ key: 'a', value: 'b' }] }),
      )
      const found = await ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: 'shop', include: ['TAGS'] }))
      const { family, revision, status, cpu, memory, networkMode, taskDefinitionArn, volumes } =
        found.taskDefinition ?? {}
      return [
        taskDefinition?.revision,
        found.tags,
        { family, revision, status, cpu, memory, networkMode, taskDefinitionArn, volumes },
      ]
    })
    expect(ours).toEqual(theirs)
  })

  test('on a service and on one that is not there', async () => {
    aws.seed.service({ name: 'web', cluster: 'prod', taskDefinition: 'shop' })
    await real.ecs.send(new CreateClusterCommand({ clusterName: 'prod' }))
    await real.ecs.send(
      new CreateServiceCommand({
        cluster: 'prod',
        serviceName: 'web',
        taskDefinition: 'shop',
        desiredCount: 1,
        launchType: 'FARGATE',
      }),
    )
    const [ours, theirs] = await ask(async ({ ecs }) => {
      const { services, failures } = await ecs.send(
        new DescribeServicesCommand({ cluster: 'prod', services: ['web', 'gone'] }),
      )
      const { serviceArn, clusterArn, status, taskDefinition, launchType, deployments, deploymentController } =
        services?.[0] ?? {}
      const rollouts = deployments?.map((each) => [each.status, each.taskDefinition])
      return [
        failures?.map(({ reason }) => reason),
        { serviceArn, clusterArn, status, taskDefinition, launchType, deploymentController },
        rollouts,
      ]
    })
    expect(ours).toEqual(theirs)
  })

  test.each<[string, (both: Both) => Promise<unknown>]>([
    ['an unknown family', ({ ecs }) => ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: 'gone' }))],
    ['an unknown cluster', ({ ecs }) => ecs.send(new DescribeServicesCommand({ cluster: 'gone', services: ['a'] }))],
    ['an unknown parameter', ({ ssm }) => ssm.send(new GetParameterCommand({ Name: '/gone' }))],
  ])('on %s', async (_, call) => {
    const [ours, theirs] = await ask(call)
    expect(ours).toEqual(expect.any(String))
    expect(ours).toBe(theirs)
  })

  test('on a parameter, its versions and its path', async () => {
    const [ours, theirs] = await ask(async ({ ssm }) => {
      await ssm.send(
        new PutParameterCommand({ Name: '/ecs/shop/c', Value: 'a', Type: 'String', Tags: [{ Key: 'a', Value: 'b' }] }),
      )
      const { Version } = await ssm.send(new PutParameterCommand({ Name: '/ecs/shop/c', Value: 'b', Overwrite: true }))
      const { Parameter } = await ssm.send(new GetParameterCommand({ Name: '/ecs/shop/c:1' }))
      const { Parameters } = await ssm.send(new GetParametersByPathCommand({ Path: '/ecs', Recursive: true }))
      return [
        Version,
        { ...Parameter, LastModifiedDate: 0, Selector: '' },
        Parameters?.map(({ Name, Value }) => [Name, Value]),
      ].map((part) => (typeof part === 'object' && '$metadata' in part ? {} : part))
    })
    expect(ours).toEqual(theirs)
  })

  test.each<[string, PutParameterCommandInput]>([
    ['a name that is there', { Name: '/ecs/shop/c', Value: 'a', Type: 'String' }],
    ['an empty value', { Name: '/e', Value: '', Type: 'String' }],
    ['a name of aws', { Name: '/aws/e', Value: 'a', Type: 'String' }],
    ['a name that begins with ssm', { Name: 'ssmE', Value: 'a', Type: 'String' }],
    ['no type', { Name: '/e', Value: 'a' }],
    ['an unknown type', { Name: '/e', Value: 'a', Type: 'Text' as 'String' }],
    [
      'tags with overwrite',
      { Name: '/e', Value: 'a', Type: 'String', Overwrite: true, Tags: [{ Key: 'a', Value: 'b' }] },
    ],
    ['a data type', { Name: '/e', Value: 'a', Type: 'String', DataType: 'Text' }],
  ])('to refuse %s', async (_, input) => {
    const [ours, theirs] = await ask(({ ssm }) => ssm.send(new PutParameterCommand(input)))
    expect(ours).toEqual(expect.any(String))
    expect(ours).toBe(theirs)
  })
})

describe('without moto_server', () => {
  const before = process.env['CI']

  afterEach(() => {
    if (before === undefined) delete process.env['CI']
    else process.env['CI'] = before
  })

  test('CI fails', () => {
    process.env['CI'] = 'true'
    expect(() => isMotoAvailable([])).toThrow('CI must have it')
  })

  test('a test elsewhere is skipped', () => {
    delete process.env['CI']
    expect(isMotoAvailable([])).toBe(false)
  })
})
