import {
  DeregisterTaskDefinitionCommand,
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  DescribeTasksCommand,
  ECSClient,
  ListServicesCommand,
  ListTaskDefinitionFamiliesCommand,
  ListTaskDefinitionsCommand,
  ListTasksCommand,
  RegisterTaskDefinitionCommand,
  type RegisterTaskDefinitionCommandInput,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { type Aws, type JsonObject, startAws } from './aws.js'
import { clientOptions } from './clients.js'
import { appContainer, appTask } from './samples.js'

let aws: Aws
let ecs: ECSClient

beforeEach(async () => {
  aws = await startAws()
  ecs = new ECSClient(clientOptions(aws))
})

afterEach(async () => {
  ecs.destroy()
  await aws.close()
})

const register = (task: JsonObject) =>
  ecs.send(new RegisterTaskDefinitionCommand(task as unknown as RegisterTaskDefinitionCommandInput))

describe('revisions of a task definition', () => {
  test('are numbered from 1 and found by family, by family and revision, and by ARN', async () => {
    await register(appTask())
    const { taskDefinition } = await register(appTask({ tags: [{ key: 'team', value: 'shop' }] }))
    expect(taskDefinition).toMatchObject({ family: 'shop', revision: 2, status: 'ACTIVE' })
    const arn = taskDefinition?.taskDefinitionArn ?? ''
    expect(arn).toBe('arn:aws:ecs:eu-central-1:123456789012:task-definition/shop:2')
    for (const [name, revision] of [
      ['shop', 2],
      ['shop:1', 1],
      [arn, 2],
    ] as const) {
      const found = await ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: name }))
      expect(found.taskDefinition?.revision).toBe(revision)
      expect(found.tags).toBeUndefined()
    }
    const tagged = await ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: arn, include: ['TAGS'] }))
    expect(tagged.tags).toEqual([{ key: 'team', value: 'shop' }])
  })

  test('come back with what ECS fills in', async () => {
    const container = appContainer({ healthCheck: { command: ['CMD', '/healthy'] }, environment: null })
    const { taskDefinition } = await register(
      appTask({ cpu: '.5 vCPU', memory: '1 GB', containerDefinitions: [container] }),
    )
    expect(taskDefinition).toMatchObject({
      cpu: '512',
      memory: '1024',
      volumes: [],
      compatibilities: ['EC2', 'FARGATE'],
      containerDefinitions: [
        {
          cpu: 0,
          environment: [],
          mountPoints: [],
          portMappings: [{ containerPort: 8080, hostPort: 8080, protocol: 'tcp' }],
          healthCheck: { command: ['CMD', '/healthy'], interval: 30, timeout: 5, retries: 3 },
        },
      ],
    })
    expect(taskDefinition?.registeredAt).toBeInstanceOf(Date)
  })

  test('stay there when they are INACTIVE, but a family without an active one is unknown', async () => {
    await register(appTask())
    await ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition: 'shop:1' }))
    const found = await ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: 'shop:1' }))
    expect(found.taskDefinition?.status).toBe('INACTIVE')
    for (const taskDefinition of ['shop', 'shop:2', 'nothing']) {
      await expect(ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition }))).rejects.toMatchObject({
        name: 'ClientException',
        message: 'Unable to describe task definition.',
      })
    }
  })

  test('are listed by family and status, in order, page by page', async () => {
    for (let count = 0; count < 3; count += 1) await register(appTask())
    await register(appTask({ family: 'shop-admin' }))
    await ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition: 'shop:2' }))
    const page = await ecs.send(new ListTaskDefinitionsCommand({ familyPrefix: 'shop', sort: 'DESC', maxResults: 1 }))
    expect(page.taskDefinitionArns?.[0]).toMatch(/shop:3$/)
    const next = { familyPrefix: 'shop', sort: 'DESC', maxResults: 1, nextToken: page.nextToken } as const
    const last = await ecs.send(new ListTaskDefinitionsCommand(next))
    expect(last.taskDefinitionArns?.[0]).toMatch(/shop:1$/)
    expect(last.nextToken).toBeUndefined()
    const inactive = await ecs.send(new ListTaskDefinitionsCommand({ status: 'INACTIVE' }))
    expect(inactive.taskDefinitionArns).toHaveLength(1)
    const families = await ecs.send(new ListTaskDefinitionFamiliesCommand({ familyPrefix: 'shop' }))
    expect(families.families).toEqual(['shop', 'shop-admin'])
  })

  test('live in the region that the request is signed for', async () => {
    await register(appTask())
    const elsewhere = new ECSClient({ ...clientOptions(aws), region: 'us-east-1' })
    await expect(elsewhere.send(new DescribeTaskDefinitionCommand({ taskDefinition: 'shop' }))).rejects.toThrow(
      'Unable',
    )
    elsewhere.destroy()
    expect(aws.requests.map(({ region }) => region)).toEqual(['eu-central-1', 'us-east-1'])
  })
})

describe('services', () => {
  test('show what they run now, and what a rollout replaces', async () => {
    const old = aws.seed.taskDefinition(appTask())
    const current = aws.seed.taskDefinition(appTask())
    aws.seed.service({ name: 'web', cluster: 'prod', taskDefinition: current, replacing: [old] })
    const found = await ecs.send(new DescribeServicesCommand({ cluster: 'prod', services: ['web', 'gone'] }))
    expect(found.failures).toEqual([
      { arn: 'arn:aws:ecs:eu-central-1:123456789012:service/prod/gone', reason: 'MISSING' },
    ])
    expect(found.services?.[0]).toMatchObject({
      status: 'ACTIVE',
      taskDefinition: current,
      deployments: [
        { status: 'PRIMARY', taskDefinition: current, rolloutState: 'IN_PROGRESS' },
        { status: 'ACTIVE', taskDefinition: old, rolloutState: 'COMPLETED' },
      ],
    })
  })

  test('roll out a new revision', async () => {
    aws.seed.taskDefinition(appTask())
    aws.seed.service({ name: 'web', taskDefinition: 'shop' })
    const next = aws.seed.taskDefinition(appTask())
    const { service } = await ecs.send(new UpdateServiceCommand({ service: 'web', taskDefinition: 'shop:2' }))
    expect(service?.taskDefinition).toBe(next)
    expect(service?.deployments?.map(({ status }) => status)).toEqual(['PRIMARY', 'ACTIVE'])
    const listed = await ecs.send(new ListServicesCommand({}))
    expect(listed.serviceArns).toEqual([service?.serviceArn])
  })

  test.each([
    ['ClusterNotFoundException', { cluster: 'elsewhere', service: 'web' }],
    ['ServiceNotFoundException', { service: 'gone' }],
    ['ServiceNotActiveException', { service: 'old' }],
    ['ClientException', { service: 'web', taskDefinition: 'shop:9' }],
    ['ClientException', { service: 'web', taskDefinition: 'shop:1' }],
  ])('are not updated: %s for %j', async (name, input) => {
    aws.seed.taskDefinition(appTask())
    aws.seed.service({ name: 'web', taskDefinition: 'shop' })
    aws.seed.service({ name: 'old', taskDefinition: 'shop', status: 'INACTIVE' })
    await ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition: 'shop:1' }))
    await expect(ecs.send(new UpdateServiceCommand(input))).rejects.toMatchObject({ name })
  })

  test('have tasks that say which revision they run', async () => {
    aws.seed.taskDefinition(appTask())
    aws.seed.service({ name: 'web', taskDefinition: 'shop' })
    const arn = aws.seed.task({ taskDefinition: 'shop:1', service: 'web' })
    const { taskArns } = await ecs.send(new ListTasksCommand({ family: 'shop' }))
    expect(taskArns).toEqual([arn])
    const { tasks, failures } = await ecs.send(new DescribeTasksCommand({ tasks: [arn, 'gone'] }))
    expect(tasks?.[0]?.taskDefinitionArn).toMatch(/shop:1$/)
    expect(failures).toEqual([{ arn: 'gone', reason: 'MISSING' }])
  })
})
