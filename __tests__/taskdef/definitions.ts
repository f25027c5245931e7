import type { Json, JsonObject } from '../../src/core/json.js'
import { readDefinition, type Definition } from '../../src/taskdef/definition.js'
import type { SidecarOptions } from '../../src/taskdef/options.js'

/** Task definitions as teams have them. */

/** A web application on Fargate, as ECS describes it. */
export const FARGATE_WEB: JsonObject = {
  taskDefinitionArn: 'arn:aws:ecs:ap-northeast-1:123456789012:task-definition/web:41',
  containerDefinitions: [
    {
      name: 'app',
      image: '123456789012.dkr.ecr.ap-northeast-1.amazonaws.com/web:9f2c1',
      cpu: 0,
      memory: 768,
      portMappings: [{ containerPort: 8080, hostPort: 8080, protocol: 'tcp' }],
      essential: true,
      environment: [{ name: 'DB_PASSWORD_HINT', value: 'hunter2' }],
      mountPoints: [],
      volumesFrom: [],
      secrets: [{ name: 'DB_PASSWORD', valueFrom: '/web/db-password' }],
      logConfiguration: {
        logDriver: 'awslogs',
        options: {
          'awslogs-group': '/ecs/web',
          'awslogs-region': 'ap-northeast-1',
          'awslogs-stream-prefix': 'app',
          'awslogs-multiline-pattern': '^\\d{4}-',
        },
      },
      systemControls: [],
    },
  ],
  family: 'web',
  taskRoleArn: 'arn:aws:iam::123456789012:role/web-task',
  executionRoleArn: 'arn:aws:iam::123456789012:role/web-execution',
  networkMode: 'awsvpc',
  revision: 41,
  volumes: [],
  status: 'ACTIVE',
  requiresAttributes: [{ name: 'com.amazonaws.ecs.capability.logging-driver.awslogs' }],
  placementConstraints: [],
  compatibilities: ['EC2', 'FARGATE'],
  requiresCompatibilities: ['FARGATE'],
  cpu: '512',
  memory: '1024',
  registeredAt: 1784000000.125,
  registeredBy: 'arn:aws:sts::123456789012:assumed-role/deploy/session',
}

/** Logs go through a router. */
export const FIRELENS: JsonObject = {
  family: 'orders',
  networkMode: 'awsvpc',
  requiresCompatibilities: ['FARGATE'],
  cpu: '1 vCPU',
  memory: '2GB',
  executionRoleArn: 'arn:aws:iam::123456789012:role/orders-execution',
  taskRoleArn: 'arn:aws:iam::123456789012:role/orders-task',
  containerDefinitions: [
    {
      name: 'log_router',
      image: 'public.ecr.aws/aws-observability/aws-for-fluent-bit:stable',
      essential: true,
      memoryReservation: 50,
      firelensConfiguration: { type: 'fluentbit', options: { 'enable-ecs-log-metadata': 'true' } },
      logConfiguration: {
        logDriver: 'awslogs',
        options: {
          'awslogs-group': '/ecs/orders/router',
          'awslogs-region': 'eu-west-1',
          'awslogs-stream-prefix': 'router',
        },
      },
    },
    {
      name: 'orders',
      image: 'orders:1',
      memoryReservation: 1024,
      logConfiguration: { logDriver: 'awsfirelens', options: { Name: 'datadog', apikey: 'not-to-be-shown' } },
      dependsOn: [{ containerName: 'log_router', condition: 'START' }],
    },
  ],
}

/** On instances, in the default network mode, as Terraform's jsonencode writes it: null for what is not set. */
export const EC2_BRIDGE: JsonObject = {
  family: 'legacy',
  networkMode: null,
  requiresCompatibilities: ['EC2'],
  executionRoleArn: 'arn:aws:iam::123456789012:role/legacy-execution',
  taskRoleArn: null,
  cpu: null,
  memory: null,
  containerDefinitions: [
    {
      cpu: 256,
      environment: [],
      essential: true,
      image: 'nginx:1.27',
      memory: 512,
      mountPoints: [{ containerPath: '/data', readOnly: null, sourceVolume: 'data' }],
      name: 'nginx',
      portMappings: [{ containerPort: 80, hostPort: 0, protocol: 'tcp' }],
      volumesFrom: [],
    },
  ],
  volumes: [{ name: 'data', host: { sourcePath: '/var/data' } }],
}

/** A collector for a whole cluster: nothing else in the task. */
export const GATEWAY: JsonObject = {
  family: 'otel-gateway',
  networkMode: 'awsvpc',
  requiresCompatibilities: ['FARGATE'],
  cpu: '256',
  memory: '512',
  executionRoleArn: 'arn:aws:iam::123456789012:role/gateway-execution',
  taskRoleArn: 'arn:aws:iam::123456789012:role/gateway-task',
  containerDefinitions: [
    {
      name: 'gateway',
      image: 'public.ecr.aws/aws-observability/aws-otel-collector:v0.40.0',
      command: ['--config=/etc/ecs/ecs-default-config.yaml', '--set=service.telemetry.logs.level=debug'],
      portMappings: [{ containerPort: 4317 }],
      user: 'root',
      logConfiguration: {
        logDriver: 'awslogs',
        options: { 'awslogs-group': '/ecs/gateway', 'awslogs-region': 'us-east-1', 'awslogs-stream-prefix': 'ecs' },
      },
    },
  ],
}

/** What CDK synthesizes and CloudFormation registers, described. */
export const CDK: JsonObject = {
  taskDefinitionArn: 'arn:aws:ecs:us-east-1:123456789012:task-definition/ServiceTaskDef1A2B3C:7',
  family: 'ServiceTaskDef1A2B3C',
  revision: 7,
  status: 'ACTIVE',
  networkMode: 'awsvpc',
  requiresCompatibilities: ['FARGATE'],
  cpu: '256',
  memory: '512',
  runtimePlatform: { cpuArchitecture: 'ARM64', operatingSystemFamily: 'LINUX' },
  taskRoleArn: 'arn:aws:iam::123456789012:role/Stack-TaskRole',
  executionRoleArn: 'arn:aws:iam::123456789012:role/Stack-ExecutionRole',
  containerDefinitions: [
    {
      name: 'web',
      image: 'web:1',
      cpu: 0,
      essential: true,
      portMappings: [],
      environment: [],
      mountPoints: [],
      volumesFrom: [],
      systemControls: [],
    },
    {
      name: 'otel',
      image: '123456789012.dkr.ecr.us-east-1.amazonaws.com/public.ecr.aws/aws-observability/aws-otel-collector:v0.43.3',
      cpu: 0,
      memory: 96,
      essential: false,
      environment: [
        { name: 'AOT_CONFIG_CONTENT', value: 'receivers: {}' },
        { name: 'STAGE', value: 'prod' },
      ],
      portMappings: [],
      mountPoints: [],
      volumesFrom: [],
      systemControls: [],
      dockerLabels: { team: 'a' },
    },
  ],
}

export const ALL: Readonly<Record<string, JsonObject>> = { FARGATE_WEB, FIRELENS, EC2_BRIDGE, GATEWAY, CDK }

export const read = (json: Json, label = 'task.json'): Definition => readDefinition(JSON.stringify(json), label)

export const OPTIONS: SidecarOptions = {
  release: 'v0.49.0',
  parameterName: '/ecs/web/adot-config/0123456789ab',
  region: 'ap-northeast-1',
  environment: new Map(),
  healthCheckWorks: true,
  awsCallers: ['sigv4auth'],
}

/** A container of a definition, by name. */
export const containerOf = (definition: Definition, name: string): JsonObject => {
  const found = definition.containers.find((container) => container.name === name)
  if (!found) throw new Error(`no container ${name}`)
  return found.json
}

/** A definition with some fields of it replaced. */
export const having = (json: JsonObject, fields: Readonly<Record<string, Json>>): JsonObject => ({ ...json, ...fields })

/** A definition with some fields of its first container replaced. */
export function havingFirst(json: JsonObject, fields: Readonly<Record<string, Json>>): JsonObject {
  const [first, ...rest] = json['containerDefinitions'] as readonly JsonObject[]
  return { ...json, containerDefinitions: [{ ...first, ...fields }, ...rest] }
}
