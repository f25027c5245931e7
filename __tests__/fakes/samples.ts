import type { JsonObject } from './json.js'

/** A Fargate task definition with one app container, as a team would have it before the sidecar. */
export const appTask = (more: JsonObject = {}): JsonObject => ({
  family: 'shop',
  requiresCompatibilities: ['FARGATE'],
  networkMode: 'awsvpc',
  cpu: '512',
  memory: '1024',
  executionRoleArn: 'arn:aws:iam::123456789012:role/ecsTaskExecutionRole',
  taskRoleArn: 'arn:aws:iam::123456789012:role/shop-task',
  containerDefinitions: [appContainer()],
  ...more,
})

export const appContainer = (more: JsonObject = {}): JsonObject => ({
  name: 'app',
  image: '123456789012.dkr.ecr.eu-central-1.amazonaws.com/shop:1.4.2',
  essential: true,
  portMappings: [{ containerPort: 8080 }],
  environment: [
    { name: 'SPRING_PROFILES_ACTIVE', value: 'prod' },
    { name: 'JAVA_OPTS', value: '-Xmx512m' },
  ],
  logConfiguration: {
    logDriver: 'awslogs',
    options: {
      'awslogs-group': '/ecs/shop',
      'awslogs-region': 'eu-central-1',
      'awslogs-stream-prefix': 'app',
    },
  },
  ...more,
})
