import { describe, expect, test } from '@jest/globals'
import type { Json, JsonObject } from '../../src/core/json.js'
import { checkDefinition } from '../../src/taskdef/check.js'
import { cpuUnits, fargateCpus, fargateMemory, mebibytes } from '../../src/taskdef/sizes.js'
import { ALL, EC2_BRIDGE, FARGATE_WEB, having, havingFirst, read } from './definitions.js'

const check = (json: JsonObject): readonly string[] => checkDefinition(read(json)).map(({ what }) => what)

const helpOf = (json: JsonObject): string | undefined => checkDefinition(read(json))[0]?.help

test.each(Object.entries(ALL))('%s is nothing that ECS refuses', (_, json) => {
  expect(check(json)).toEqual([])
})

test('every objection is an error, and stands in the task definition', () => {
  const [problem] = checkDefinition(read(having(FARGATE_WEB, { memory: '768' })))
  expect(problem).toMatchObject({ id: 'fargate-size', severity: 'error', in: 'task-definition', at: ['memory'] })
})

describe('Fargate', () => {
  test('has pairs of cpu and memory', () => {
    expect(check(having(FARGATE_WEB, { cpu: '256', memory: '4096' }))).toEqual([
      'task.json: Fargate has no tasks of 256 CPU units with 4096 MiB of memory',
    ])
    expect(helpOf(having(FARGATE_WEB, { cpu: '256', memory: '4096' }))).toBe(
      'with 256 CPU units take 512, 1024, 2048 MiB',
    )
    expect(helpOf(having(FARGATE_WEB, { cpu: '8 vCPU', memory: '17GB' }))).toBe(
      'with 8192 CPU units take 16384 to 61440 in steps of 4096 MiB',
    )
    expect(check(having(FARGATE_WEB, { cpu: '300', memory: '1024' }))).toEqual([
      'task.json: Fargate has no tasks of 300 CPU units',
    ])
    expect(check(having(FARGATE_WEB, { cpu: '16 vCPU', memory: '120 GB' }))).toEqual([])
  })

  test('may have larger tasks than are known here', () => {
    expect(check(having(FARGATE_WEB, { cpu: '32768', memory: '262144' }))).toEqual([])
  })

  test('needs sizes and its network mode', () => {
    expect(check(having(FARGATE_WEB, { cpu: null, memory: null, networkMode: 'bridge' }))).toEqual([
      'task.json: networkMode is "bridge", and Fargate takes only "awsvpc"',
      'task.json: "cpu" of the task is missing, and Fargate needs it',
      'task.json: "memory" of the task is missing, and Fargate needs it',
    ])
  })

  test('needs an execution role for logs and private images', () => {
    expect(check(having(FARGATE_WEB, { executionRoleArn: null }))).toEqual([
      'task.json: "executionRoleArn" is missing, and ECS needs it for the secrets of "app" ("DB_PASSWORD"), the image of "app", the logs of "app"',
    ])
    const image = '123456789012.dkr-ecr.eu-west-1.on.aws/web:1'
    const bare = { image, secrets: [], logConfiguration: null }
    expect(check(having(havingFirst(FARGATE_WEB, bare), { executionRoleArn: null }))).toEqual([
      'task.json: "executionRoleArn" is missing, and ECS needs it for the image of "app"',
    ])
  })
})

test('some things only Fargate refuses', () => {
  const fields = {
    privileged: true,
    stopTimeout: 300,
    logConfiguration: { logDriver: 'awslogs', options: { 'awslogs-group': 'g', 'awslogs-region': 'r' } },
  }
  expect(check(havingFirst(FARGATE_WEB, fields))).toEqual([
    'container "app": its log driver "awslogs" lacks "awslogs-stream-prefix"',
    'container "app": is privileged, which Fargate does not allow',
    'container "app": stopTimeout is 300, and Fargate takes at most 120 seconds',
  ])
  expect(check(havingFirst(EC2_BRIDGE, fields))).toEqual([])
})

describe('sizes', () => {
  test('of the task can be read', () => {
    expect(check(having(EC2_BRIDGE, { cpu: 'one', memory: '2,048' }))).toEqual([
      'task.json: cpu "one" of the task is neither a number of CPU units nor a size that ECS reads',
      'task.json: memory "2,048" of the task is neither a number of MiB nor a size that ECS reads',
    ])
  })

  test('of containers fit the task', () => {
    expect(check(havingFirst(FARGATE_WEB, { cpu: 600 }))).toEqual([
      "task.json: the containers' cpu adds up to 600 units, more than the 512 of the task",
    ])
    expect(check(havingFirst(FARGATE_WEB, { memory: 2000, memoryReservation: 100 }))).toEqual([
      'container "app": memory 2000 MiB is more than the 1024 MiB of the task',
    ])
    expect(check(havingFirst(FARGATE_WEB, { memory: null, memoryReservation: 1100 }))).toEqual([
      'task.json: the containers reserve 1100 MiB ("app" 1100), more than the 1024 MiB of the task',
    ])
    expect(check(havingFirst(FARGATE_WEB, { memory: 64, memoryReservation: 65 }))).toEqual([
      'container "app": memoryReservation 65 MiB is more than its memory, 64 MiB',
    ])
  })

  test('may be left out where the task has them', () => {
    expect(check(havingFirst(FARGATE_WEB, { memory: null }))).toEqual([])
    expect(check(havingFirst(EC2_BRIDGE, { memory: null }))).toEqual([
      'task.json: containers "nginx" have neither memory nor memoryReservation, and neither has the task',
    ])
  })

  test.each([
    ['256', 256],
    ['1 vCPU', 1024],
    ['.5vcpu', 512],
    ['0.25 vCPU', 256],
    ['1.5', undefined],
    ['lots', undefined],
  ])('cpu %s is %s', (text, units) => {
    expect(cpuUnits(text)).toBe(units)
  })

  test.each([
    ['512', 512],
    ['2GB', 2048],
    ['0.5 GB', 512],
    ['2 GiB', undefined],
  ])('memory %s is %s', (text, size) => {
    expect(mebibytes(text)).toBe(size)
  })

  test('of Fargate are those of its documentation', () => {
    const sizes = fargateCpus().map((cpu) => [
      cpu,
      fargateMemory(cpu)!.length,
      fargateMemory(cpu)!.at(0),
      fargateMemory(cpu)!.at(-1),
    ])
    expect(sizes).toEqual([
      [256, 3, 512, 2048],
      [512, 4, 1024, 4096],
      [1024, 7, 2048, 8192],
      [2048, 13, 4096, 16384],
      [4096, 23, 8192, 30720],
      [8192, 12, 16384, 61440],
      [16384, 12, 32768, 122880],
    ])
  })
})

describe('a container', () => {
  const first = (fields: Readonly<Record<string, Json>>): readonly string[] => check(havingFirst(FARGATE_WEB, fields))

  test('has a name that ECS takes, and so has the family', () => {
    expect(first({ name: 'my app' })).toEqual([
      'container "my app": its name has other characters than letters, digits, "-" and "_", or more than 255',
    ])
    expect(check(having(FARGATE_WEB, { family: 'a/b' }))).toHaveLength(1)
  })

  test('has each name once, as a variable or as a secret', () => {
    expect(first({ environment: [{ name: 'DB_PASSWORD', value: 'x' }] })).toEqual([
      'container "app": "DB_PASSWORD" stands in both environment and secrets',
    ])
    const twice = [
      { name: 'A', valueFrom: 'a' },
      { name: 'A', valueFrom: 'b' },
    ]
    expect(first({ secrets: twice })).toEqual(['container "app": secrets has "A" more than once'])
  })

  test('maps ports only to themselves without a bridge', () => {
    expect(first({ portMappings: [{ containerPort: 80, hostPort: 8080 }] })).toEqual([
      'container "app": hostPort 8080 differs from containerPort 80, which network mode "awsvpc" does not allow',
    ])
    expect(check(havingFirst(EC2_BRIDGE, { portMappings: [{ containerPort: 80, hostPort: 8080 }] }))).toEqual([])
  })

  test('names only what there is', () => {
    expect(first({ mountPoints: [{ sourceVolume: 'v', containerPath: '/v' }] })).toEqual([
      'container "app": mountPoints names "v", which "volumes" does not have',
    ])
    expect(
      first({ dependsOn: [{ containerName: 'gone', condition: 'START' }], volumesFrom: [{ sourceContainer: 'lost' }] }),
    ).toEqual([
      'container "app": dependsOn names "gone", which the task does not have',
      'container "app": volumesFrom names "lost", which the task does not have',
    ])
    expect(first({ links: ['app2'] })).toEqual([
      'container "app": links names "app2", which the task does not have',
      'container "app": has links, which network mode "awsvpc" does not know',
    ])
  })

  test('has awslogs options and times that ECS takes', () => {
    expect(first({ logConfiguration: { logDriver: 'awslogs', options: {} } })).toEqual([
      'container "app": its log driver "awslogs" lacks "awslogs-group", "awslogs-region", "awslogs-stream-prefix"',
    ])
    expect(
      first({
        healthCheck: { command: ['CMD', 'x'], interval: 1 },
        restartPolicy: { enabled: true, restartAttemptPeriod: 5 },
      }),
    ).toEqual([
      'container "app": healthCheck.interval is 1, and ECS takes 5 to 300',
      'container "app": restartPolicy.restartAttemptPeriod is 5, and ECS takes 60 to 1800',
    ])
  })

  test('waits for others only as they allow', () => {
    const waiting = (fields: Readonly<Record<string, Json>>, condition: string): readonly string[] =>
      check(
        having(FARGATE_WEB, {
          containerDefinitions: [
            { name: 'a', image: 'i', dependsOn: [{ containerName: 'b', condition }] },
            { name: 'b', image: 'i', ...fields },
          ],
        }),
      )
    expect(waiting({}, 'START')).toEqual([])
    expect(waiting({}, 'HEALTHY')).toEqual(['container "a": waits for "b" to be healthy, which has no healthCheck'])
    expect(waiting({ healthCheck: { command: ['CMD', 'x'] } }, 'HEALTHY')).toEqual([])
    expect(waiting({}, 'SUCCESS')).toEqual([
      'container "a": waits for the end of "b", which is essential: its end would stop the task',
    ])
    expect(waiting({ essential: false }, 'COMPLETE')).toEqual([])
    expect(waiting({ dependsOn: [{ containerName: 'a', condition: 'START' }] }, 'START')).toEqual([
      'container "a": waits for itself by way of dependsOn, links or volumesFrom, so the task can never start',
      'container "b": waits for itself by way of dependsOn, links or volumesFrom, so the task can never start',
    ])
  })
})

test('a task has at most ten containers, one of them essential', () => {
  const containers = (count: number, fields = {}): JsonObject =>
    having(FARGATE_WEB, {
      containerDefinitions: Array.from({ length: count }, (_, index) => ({
        name: `c${String(index)}`,
        image: 'i',
        ...fields,
      })),
    })
  expect(check(containers(10))).toEqual([])
  expect(check(containers(11))).toEqual(['task.json: has 11 containers, and ECS takes at most 10 in one task'])
  expect(check(containers(2, { essential: false }))).toEqual([
    'task.json: no container is essential, and every task needs one that is',
  ])
})
