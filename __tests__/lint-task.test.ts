import { describe, expect, test } from '@jest/globals'
import { findRelease } from '../src/collector/catalog.js'
import type { Finding } from '../src/lint/finding.js'
import { lint } from '../src/lint/lint.js'
import { readTask } from '../src/lint/task.js'
import { rules } from '../src/rules/index.js'

const ruleIds = rules.filter(({ id }) => id.startsWith('task-'))

interface Asked {
  readonly config: string
  readonly task: object
  readonly version?: string
  readonly isPlaced?: boolean
}

const findingsOf = ({ config, task, version = 'v0.49.0', isPlaced = false }: Asked): readonly Finding[] => {
  const release = findRelease(version)
  if (!release) throw new Error(`${version} is no release`)
  const taskDefinition = { file: 'task.json', text: JSON.stringify(task, null, 2), isPlaced }
  return lint(
    {
      file: 'adot.yaml',
      text: config,
      release,
      values: undefined,
      environment: undefined,
      taskDefinition,
      severities: new Map(),
    },
    ruleIds,
  )
}

test('a definition is read as JSON where YAML has no such escape, and where a key stands twice', () => {
  const text = `{"family": "a\\/b", "family": "a", "containerDefinitions": [{"name": "a", "image": "aws-observability\\/aws-otel-collector:v0.49.0"}]}`
  const task = readTask({ file: 'task.json', text })
  expect(task?.view.sidecar?.get('name')?.text).toBe('a')
})

const idsOf = (asked: Asked): readonly string[] =>
  findingsOf(asked).map(({ file, line, rule }) => `${file}:${String(line)} ${rule}`)

const DEFAULT = `
extensions:
  health_check:
receivers:
  otlp:
    protocols:
      grpc:
        endpoint: 0.0.0.0:4317
      http:
        endpoint: 0.0.0.0:4318
  awsxray:
    endpoint: 0.0.0.0:2000
    transport: udp
  statsd:
    endpoint: 0.0.0.0:8125
    aggregation_interval: 60s
processors:
  batch/traces:
    timeout: 1s
  memory_limiter:
    check_interval: 1s
    limit_mib: 200
exporters:
  awsxray:
  awsemf:
    namespace: ECS/AWSOTel/Application
service:
  extensions: [health_check]
  pipelines:
    traces:
      receivers: [otlp, awsxray]
      processors: [memory_limiter, batch/traces]
      exporters: [awsxray]
    metrics:
      receivers: [otlp, statsd]
      exporters: [awsemf]
`

const logs = (group: string) => ({
  logDriver: 'awslogs',
  options: { 'awslogs-group': group, 'awslogs-region': 'eu-west-1', 'awslogs-stream-prefix': 'ecs' },
})

/** The shape of the sidecar that AWS shows for Fargate: no tag, no CMD, essential, beside three containers without ports. */
const fargateSidecar = {
  family: 'aws-otel-FARGATE',
  taskRoleArn: 'arn:aws:iam::111122223333:role/ecsTaskRole',
  executionRoleArn: 'arn:aws:iam::111122223333:role/ecsTaskExecutionRole',
  networkMode: 'awsvpc',
  requiresCompatibilities: ['FARGATE'],
  cpu: '256',
  memory: '512',
  containerDefinitions: [
    {
      name: 'aws-otel-collector',
      image: 'amazon/aws-otel-collector',
      command: ['--config=/etc/ecs/ecs-default-config.yaml'],
      essential: true,
      logConfiguration: logs('/ecs/collector'),
      healthCheck: { command: ['/healthcheck'], interval: 5, timeout: 6, retries: 5, startPeriod: 1 },
    },
    {
      name: 'emitter',
      image: 'public.ecr.aws/aws-otel-test/aws-otel-goxray-sample-app:latest',
      essential: false,
      dependsOn: [{ containerName: 'aws-otel-collector', condition: 'START' }],
    },
    { name: 'nginx', image: 'public.ecr.aws/nginx/nginx:latest', essential: false },
    {
      name: 'statsd',
      image: 'alpine/socat:latest',
      memory: 256,
      entryPoint: ['/bin/sh', '-c', 'while true; do sleep 1; done'],
      essential: false,
    },
  ],
}

/** EC2 in network mode bridge: ports of the host, links to the collector. */
const bridge = {
  family: 'orders',
  networkMode: 'bridge',
  requiresCompatibilities: ['EC2'],
  executionRoleArn: 'arn:aws:iam::111122223333:role/ecsTaskExecutionRole',
  containerDefinitions: [
    {
      name: 'orders',
      image: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/orders:9f31c2a',
      memory: 512,
      portMappings: [{ containerPort: 8080, hostPort: 0 }],
      links: ['aws-otel-collector:otel'],
      environment: [
        { name: 'OTEL_EXPORTER_OTLP_ENDPOINT', value: 'http://otel:4317' },
        { name: 'OTEL_EXPORTER_OTLP_PROTOCOL', value: 'grpc' },
        { name: 'AWS_XRAY_DAEMON_ADDRESS', value: 'otel:2000' },
      ],
    },
    {
      name: 'aws-otel-collector',
      image: 'public.ecr.aws/aws-observability/aws-otel-collector:v0.49.0',
      memory: 256,
      essential: false,
      secrets: [{ name: 'AOT_CONFIG_CONTENT', valueFrom: '/ecs/orders/adot-config' }],
      portMappings: [
        { containerPort: 4317, hostPort: 4317 },
        { containerPort: 2000, hostPort: 2000, protocol: 'udp' },
      ],
    },
  ],
}

/** As the CDK writes it: default values spelled out, the collector under a name of its own, the app's health check in a shell. */
const cdk = {
  taskDefinition: {
    taskDefinitionArn: 'arn:aws:ecs:eu-west-1:111122223333:task-definition/ShopStackTask:12',
    family: 'ShopStackTask',
    networkMode: 'awsvpc',
    requiresCompatibilities: ['FARGATE'],
    cpu: '512',
    memory: '1024',
    runtimePlatform: { cpuArchitecture: 'ARM64', operatingSystemFamily: 'LINUX' },
    containerDefinitions: [
      {
        name: 'web',
        image: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/cdk-hnb659fds-container-assets:95cfcddc',
        cpu: 0,
        essential: true,
        portMappings: [{ containerPort: 8080, hostPort: 8080, protocol: 'tcp' }],
        environment: [
          { name: 'OTEL_EXPORTER_OTLP_ENDPOINT', value: 'http://localhost:4318' },
          { name: 'OTEL_EXPORTER_OTLP_PROTOCOL', value: 'http/protobuf' },
          { name: 'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT', value: 'http://localhost:4318/v1/traces' },
        ],
        healthCheck: { command: ['CMD-SHELL', 'curl -f http://localhost:8080/health || exit 1'] },
        dependsOn: [{ containerName: 'adot', condition: 'HEALTHY' }],
        logConfiguration: logs('/shop/web'),
      },
      {
        name: 'adot',
        image: 'public.ecr.aws/aws-observability/aws-otel-collector:v0.49.0',
        cpu: 0,
        essential: false,
        environment: [],
        mountPoints: [],
        volumesFrom: [],
        portMappings: [2000, 4317, 4318, 8125].map((containerPort) => ({
          containerPort,
          hostPort: containerPort,
          protocol: 'tcp',
        })),
        secrets: [{ name: 'AOT_CONFIG_CONTENT', valueFrom: 'arn:aws:ssm:eu-west-1:111122223333:parameter/shop/adot' }],
        healthCheck: { command: ['CMD', '/healthcheck'], interval: 30, timeout: 5, retries: 3 },
        logConfiguration: logs('/shop/adot'),
      },
    ],
  },
  tags: [],
}

/** A service that is nothing but a collector, behind a load balancer. */
const gateway = {
  family: 'otel-gateway',
  networkMode: 'awsvpc',
  requiresCompatibilities: ['FARGATE'],
  cpu: '1024',
  memory: '2048',
  containerDefinitions: [
    {
      name: 'aws-otel-collector',
      image: 'public.ecr.aws/aws-observability/aws-otel-collector:v0.49.0',
      portMappings: [{ containerPort: 4317 }, { containerPort: 4318 }, { containerPort: 13133 }],
      secrets: [{ name: 'AOT_CONFIG_CONTENT', valueFrom: '/ecs/gateway/adot-config' }],
      healthCheck: { command: ['CMD', '/healthcheck'] },
      logConfiguration: logs('/ecs/gateway'),
    },
  ],
}

describe('whole task definitions', () => {
  test("AWS's sample for Fargate is told what it leaves to chance, and nothing else", () => {
    expect(idsOf({ config: DEFAULT, task: fargateSidecar })).toEqual([
      'task.json:14 task-image-tag',
      'task.json:18 task-essential',
      'task.json:29 task-health-check-form',
    ])
  })

  test('a bridged task with links is clean', () => {
    expect(idsOf({ config: DEFAULT, task: bridge })).toEqual([])
  })

  test('a bridged task cannot reach receivers that listen on localhost', () => {
    const local = DEFAULT.replaceAll('0.0.0.0:', 'localhost:')
    expect(idsOf({ config: local, task: bridge })).toEqual([
      'adot.yaml:8 task-unreachable-port',
      'adot.yaml:10 task-unreachable-port',
      'adot.yaml:12 task-unreachable-port',
      'adot.yaml:15 task-unreachable-port',
    ])
  })

  test('what the CDK writes is clean, in the wrapper of describe-task-definition', () => {
    expect(idsOf({ config: DEFAULT, task: cdk })).toEqual([])
  })

  test('the same task is stopped by a config without health_check, as the application waits for it', () => {
    expect(idsOf({ config: DEFAULT.replace('  extensions: [health_check]\n', ''), task: cdk })).toEqual([
      'adot.yaml:27 task-health-check',
    ])
  })

  test("a gateway's health check that its load balancer asks must not be on localhost only", () => {
    expect(idsOf({ config: DEFAULT, task: gateway })).toEqual(['adot.yaml:3 task-unreachable-port'])
    expect(
      idsOf({
        config: DEFAULT.replace('health_check:\n', 'health_check:\n    endpoint: 0.0.0.0:13133\n'),
        task: gateway,
      }),
    ).toEqual([])
  })
})

test('without a task definition no such rule speaks', () => {
  const release = findRelease('v0.49.0')!
  expect(
    lint(
      { file: 'adot.yaml', text: DEFAULT, release, values: undefined, environment: undefined, severities: new Map() },
      ruleIds,
    ),
  ).toEqual([])
})

test('a task without a collector is not judged', () => {
  const { containerDefinitions, ...rest } = fargateSidecar
  expect(idsOf({ config: DEFAULT, task: { ...rest, containerDefinitions: containerDefinitions.slice(1) } })).toEqual([])
})

test('no value of an environment is shown, not even in a source line', () => {
  const [first, ...others] = bridge.containerDefinitions
  const environment = [{ name: 'OTEL_EXPORTER_OTLP_ENDPOINT', value: 'http://localhost:4317/hush-3f2a' }]
  const found = findingsOf({
    config: DEFAULT,
    task: { ...bridge, containerDefinitions: [{ ...first, environment }, ...others] },
  })
  expect(found.map(({ rule, sourceLine }) => ({ rule, sourceLine }))).toEqual([
    { rule: 'task-app-endpoint', sourceLine: '' },
  ])
  expect(JSON.stringify(found)).not.toContain('hush-3f2a')
})

test('placeholders of a template are not judged', () => {
  const [collector, ...others] = fargateSidecar.containerDefinitions
  const templated = {
    ...collector,
    image: '<COLLECTOR_IMAGE>',
    command: ['{{command}}'],
    healthCheck: undefined,
    essential: false,
  }
  const app = {
    name: 'app',
    image: '${IMAGE}',
    environment: [{ name: 'OTEL_EXPORTER_OTLP_ENDPOINT', value: 'http://${HOST}:${PORT}' }],
  }
  expect(
    idsOf({ config: DEFAULT, task: { ...fargateSidecar, containerDefinitions: [templated, app, ...others] } }),
  ).toEqual([])
})

test('what placing the sidecar says already is not said again', () => {
  const task = { ...cdk.taskDefinition, runtimePlatform: { operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' } }
  const config = DEFAULT.replace('  extensions: [health_check]\n', '')
  expect(idsOf({ config, task })).toEqual(['adot.yaml:27 task-health-check', 'task.json:11 task-windows'])
  expect(idsOf({ config, task, isPlaced: true })).toEqual([])
})
