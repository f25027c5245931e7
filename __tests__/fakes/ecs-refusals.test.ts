import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { type Aws, type JsonObject, startAws } from './aws.js'
import { type Outcome, sendRaw } from './clients.js'
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

const sidecar = (more: JsonObject = {}): JsonObject => ({
  name: 'collector',
  image: 'public.ecr.aws/aws-observability/aws-otel-collector:v0.49.0',
  essential: false,
  ...more,
})

const withSidecar = (more: JsonObject, app: JsonObject = {}): JsonObject =>
  appTask({ containerDefinitions: [appContainer(app), sidecar(more)] })

const ec2 = (container: JsonObject): JsonObject => ({ family: 'shop', containerDefinitions: [container] })

test.each<[string, JsonObject]>([
  ['a plain Fargate task', appTask()],
  [
    'a sidecar that reads a secret and is waited for',
    withSidecar(
      { secrets: [{ name: 'A', valueFrom: '/a' }], healthCheck: { command: ['CMD', '/h'] } },
      { dependsOn: [{ containerName: 'collector', condition: 'HEALTHY' }] },
    ),
  ],
  [
    'a restart policy at its limits',
    withSidecar({
      restartPolicy: {
        enabled: true,
        ignoredExitCodes: Array.from({ length: 50 }, (_, code) => code),
        restartAttemptPeriod: 1800,
      },
    }),
  ],
  [
    'a health check at its limits',
    withSidecar({ healthCheck: { command: ['CMD', '/h'], interval: 5, timeout: 60, retries: 10, startPeriod: 300 } }),
  ],
  [
    'ten containers',
    appTask({
      containerDefinitions: [appContainer(), ...Array.from({ length: 9 }, (_, i) => sidecar({ name: `c${i}` }))],
    }),
  ],
  ['memory that just fits', withSidecar({ memory: 512 }, { memory: 512 })],
  ['an image with tag and digest', withSidecar({ image: `repo/collector:v0.49.0@sha256:${'a'.repeat(64)}` })],
  ['members that are null', withContainer({ secrets: null, dependsOn: null, healthCheck: null })],
  [
    'a container on EC2 with links and a mapped port',
    {
      family: 'shop',
      containerDefinitions: [
        {
          name: 'app',
          image: 'app',
          memory: 128,
          links: ['db'],
          portMappings: [{ containerPort: 80, hostPort: 8080 }],
        },
        { name: 'db', image: 'db', memoryReservation: 64 },
      ],
    },
  ],
])('takes %s', async (_, task) => {
  expect(await register(task)).toMatchObject({ status: 200, body: { taskDefinition: { family: 'shop', revision: 1 } } })
})

describe('refuses, as a ClientException,', () => {
  test.each<[string, JsonObject, string]>([
    ['a family with a dot', appTask({ family: 'shop.web' }), 'Family contains invalid characters.'],
    ['an empty family', appTask({ family: '' }), 'Family should not be null or empty.'],
    ['no containers', appTask({ containerDefinitions: [] }), 'Container list cannot be empty.'],
    [
      'eleven containers',
      appTask({ containerDefinitions: Array.from({ length: 11 }, (_, i) => appContainer({ name: `c${i}` })) }),
      'Too many containers.',
    ],
    [
      'two containers of one name',
      appTask({ containerDefinitions: [appContainer(), sidecar({ name: 'app' })] }),
      'Container names must be unique within a Task Definition.',
    ],
    ['a container without a name', withContainer({ name: null }), 'Container.name should not be null or empty.'],
    ['a container without an image', withContainer({ image: '' }), 'Container.image should not be null or empty.'],
    ['an image with a blank', withContainer({ image: 'repo app' }), 'Container.image contains invalid characters.'],
    ['a short digest', withContainer({ image: 'repo@sha256:abc' }), 'Container.image contains invalid characters.'],
    [
      'no essential container',
      withContainer({ essential: false }),
      "Task definition doesn't have any essential container.",
    ],
    [
      'cpu and memory that do not go together',
      appTask({ cpu: '256', memory: '4096' }),
      'No Fargate configuration exists for given values: 256 CPU, 4096 memory. See the Amazon ECS documentation for the valid values.',
    ],
    ['Fargate without cpu', appTask({ cpu: null }), "Fargate requires that 'cpu' be defined at the task level."],
    [
      'Fargate without memory',
      appTask({ memory: null }),
      "Fargate requires that 'memory' be defined at the task level.",
    ],
    ['a cpu that is no size', appTask({ cpu: 'half' }), "Invalid 'cpu' setting for task."],
    ['Fargate in bridge mode', appTask({ networkMode: 'bridge' }), 'Fargate only supports network mode ‘awsvpc’.'],
    [
      'a container larger than its task',
      withSidecar({ memory: 2048 }),
      "The 'memory' setting for container 'collector' is greater than for the task.",
    ],
    [
      'containers larger than their task',
      withSidecar({ memoryReservation: 128 }, { memory: 1024 }),
      "The sum of all container 'memory' values cannot be greater than the value of the task 'memory'.",
    ],
    [
      'more cpu than the task has',
      withSidecar({ cpu: 64 }, { cpu: 512 }),
      "The sum of all container 'cpu' values cannot be greater than the value of the task 'cpu'.",
    ],
    [
      'a reservation above the limit',
      withSidecar({ memory: 64, memoryReservation: 128 }),
      "Invalid setting for container 'collector'. 'memoryReservation' must not be greater than 'memory'.",
    ],
    [
      'no memory on EC2',
      ec2({ name: 'app', image: 'app' }),
      "Invalid setting for container 'app'. At least one of 'memory' or 'memoryReservation' must be specified.",
    ],
    [
      'secrets without an execution role',
      { ...ec2({ name: 'app', image: 'app', memory: 64, secrets: [{ name: 'A', valueFrom: '/a' }] }) },
      "When you are specifying container secrets, you must also specify a value for 'executionRoleArn'.",
    ],
    [
      'an ECR image without an execution role',
      appTask({ executionRoleArn: null }),
      'Fargate requires task definition to have execution role ARN to support ECR images.',
    ],
    [
      'a name in environment and secrets',
      withContainer({ secrets: [{ name: 'JAVA_OPTS', valueFrom: '/a' }] }),
      "The secret name must be unique and not shared with any new or existing environment variables set on the container, such as 'JAVA_OPTS'.",
    ],
    [
      'a secret twice',
      withContainer({
        secrets: [
          { name: 'A', valueFrom: '/a' },
          { name: 'A', valueFrom: '/b' },
        ],
      }),
      'Duplicate secret names found: A. Each secret name must be unique.',
    ],
    [
      'a variable twice',
      withContainer({
        environment: [
          { name: 'A', value: '1' },
          { name: 'A', value: '2' },
        ],
      }),
      'Duplicate environment variable names found: A. Each name must be unique.',
    ],
    [
      'a dependency on nobody',
      withContainer({ dependsOn: [{ containerName: 'gone', condition: 'START' }] }),
      "Container 'app' depends on container 'gone', which is not in the task definition.",
    ],
    [
      'HEALTHY without a health check',
      withSidecar({}, { dependsOn: [{ containerName: 'collector', condition: 'HEALTHY' }] }),
      "Container 'app' depends on container 'collector' to be HEALTHY, but it has no health check.",
    ],
    [
      'SUCCESS of an essential container',
      withSidecar({ dependsOn: [{ containerName: 'app', condition: 'SUCCESS' }] }),
      'A dependency container with SUCCESS or COMPLETE condition cannot be an essential container',
    ],
    [
      'a circle of dependencies',
      withSidecar(
        { dependsOn: [{ containerName: 'app', condition: 'START' }] },
        { dependsOn: [{ containerName: 'collector', condition: 'START' }] },
      ),
      'Container dependencies should not have a cycle.',
    ],
    [
      'a dependency on itself',
      withContainer({ dependsOn: [{ containerName: 'app', condition: 'START' }] }),
      'Container dependencies should not have a cycle.',
    ],
    [
      'a health check every second',
      withSidecar({ healthCheck: { command: ['CMD', '/h'], interval: 1 } }),
      "Invalid value for 'interval': 1. It must be between 5 and 300.",
    ],
    [
      'a health check without CMD',
      withSidecar({ healthCheck: { command: ['/healthcheck'] } }),
      'Health check command must begin with CMD or CMD-SHELL.',
    ],
    [
      '51 exit codes',
      withSidecar({ restartPolicy: { enabled: true, ignoredExitCodes: Array.from({ length: 51 }, (_, i) => i) } }),
      'restartPolicy.ignoredExitCodes must have at most 50 exit codes.',
    ],
    [
      'a restart every second',
      withSidecar({ restartPolicy: { enabled: true, restartAttemptPeriod: 59 } }),
      "Invalid value for 'restartAttemptPeriod': 59. It must be between 60 and 1800.",
    ],
    [
      'another host port in awsvpc mode',
      withContainer({ portMappings: [{ containerPort: 80, hostPort: 8080 }] }),
      'When networkMode=awsvpc, the host ports and container ports in port mappings must match.',
    ],
    ['links in awsvpc mode', withSidecar({ links: ['app'] }), 'Links are not supported when networkMode=awsvpc.'],
    [
      'awslogs without a group',
      withContainer({ logConfiguration: { logDriver: 'awslogs', options: { 'awslogs-region': 'eu-central-1' } } }),
      'Log driver awslogs requires options: awslogs-group',
    ],
    [
      'an unknown volume',
      withContainer({ mountPoints: [{ sourceVolume: 'data', containerPath: '/data' }] }),
      "Unknown volume 'data'.",
    ],
    [
      'a definition above 64 KiB',
      withContainer({ environment: [{ name: 'BIG', value: 'x'.repeat(66_000) }] }),
      'Actual length: ',
    ],
  ])('%s', async (_, task, message) => {
    const { status, body } = await register(task)
    expect({ status, type: body['__type'] }).toEqual({ status: 400, type: 'ClientException' })
    expect(body['message']).toEqual(expect.stringContaining(message))
    expect(aws.taskDefinition('shop')).toBeUndefined()
  })
})
