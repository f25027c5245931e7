import { describe, expect, test } from '@jest/globals'
import { readSource } from '../../src/core/source.js'
import { children } from '../../src/core/tree.js'
import { callsAws, neededActions, policyDocument, type UsedComponent } from '../../src/taskdef/iam.js'
import type { JsonObject } from '../../src/core/json.js'
import { treeAt } from '../fakes/tree.js'

const SECTIONS = ['receivers', 'processors', 'exporters', 'extensions'] as const

/** Every component of a config, as if all were in use. */
function componentsOf(yaml: string): readonly UsedComponent[] {
  const { root } = readSource(yaml)
  return SECTIONS.flatMap((section) => {
    const tree = treeAt(root, [section])
    return tree
      ? [...children(tree)].map(([id, body]) => ({ section, id: String(id), type: String(id).split('/')[0]!, body }))
      : []
  })
}

const PLACE = { region: 'eu-west-1', account: '123456789012' }

const actionsOf = (yaml: string, place = PLACE): readonly string[] =>
  neededActions({ components: componentsOf(yaml), place }).map(({ action, resource }) => `${action} ${resource}`)

describe('the task role', () => {
  test("may write to the workspace that the signer's exporter names", () => {
    const yaml = (service: string) => `
extensions:
  sigv4auth: ${service}
exporters:
  prometheusremotewrite:
    endpoint: https://aps-workspaces.us-east-1.amazonaws.com/workspaces/ws-12ab/api/v1/remote_write
    auth: { authenticator: sigv4auth }
`
    const expected = ['aps:RemoteWrite arn:aws:aps:us-east-1:123456789012:workspace/ws-12ab']
    expect(actionsOf(yaml('{ service: aps, region: us-east-1 }'))).toEqual(expected)
    expect(actionsOf(yaml('{ service: aps }'))).toEqual(expected)
    expect(actionsOf(yaml(''))).toEqual(expected)
    expect(actionsOf('extensions: { sigv4auth: { service: aps } }')).toEqual([
      'aps:RemoteWrite arn:aws:aps:eu-west-1:123456789012:workspace/*',
    ])
    expect(actionsOf('extensions: { sigv4auth: { service: es } }')).toEqual([
      'es:ESHttpPost arn:aws:es:eu-west-1:123456789012:domain/*',
      'es:ESHttpPut arn:aws:es:eu-west-1:123456789012:domain/*',
    ])
  })

  test.each([
    [
      'https://vpce-0a1-b2.aps-workspaces.us-east-1.vpce.amazonaws.com/workspaces/ws-12ab/api/v1/remote_write',
      ['aps:RemoteWrite arn:aws:aps:us-east-1:123456789012:workspace/ws-12ab'],
    ],
    [
      'https://vpce-0a1-b2.xray.us-east-1.vpce.amazonaws.com/v1/traces',
      ['xray:PutSpans *', 'xray:PutSpansForIndexing *', 'xray:PutTraceSegments *'],
    ],
    [
      'https://search-shop.us-east-1.es.on.aws',
      [
        'es:ESHttpPost arn:aws:es:us-east-1:123456789012:domain/*',
        'es:ESHttpPut arn:aws:es:us-east-1:123456789012:domain/*',
      ],
    ],
    [
      'https://logs.eusc-de-east-1.amazonaws.eu/v1/logs',
      ['logs:PutLogEvents arn:aws-eusc:logs:eusc-de-east-1:123456789012:log-group:*'],
    ],
    ['https://logs.example.com/v1/logs', []],
  ])('is told by the address %s', (endpoint, actions) => {
    expect(
      actionsOf(
        `extensions: { sigv4auth: }\nexporters: { otlphttp: { endpoint: "${endpoint}", auth: { authenticator: sigv4auth } } }`,
      ),
    ).toEqual(actions)
  })

  test('only takes on the other role, where there is one', () => {
    expect(
      actionsOf('extensions: { sigv4auth: { service: aps, assume_role: { arn: "arn:aws:iam::9:role/amp" } } }'),
    ).toEqual(['sts:AssumeRole arn:aws:iam::9:role/amp'])
    expect(actionsOf('exporters: { awsxray: { role_arn: "arn:aws:iam::9:role/x" } }')).toEqual([
      'sts:AssumeRole arn:aws:iam::9:role/x',
    ])
  })

  test('may write log events, and set what is set on a group', () => {
    const group = 'arn:aws:logs:eu-west-1:123456789012:log-group:/metrics/default'
    const usual = [`logs:CreateLogGroup ${group}:*`, `logs:CreateLogStream ${group}:*`, `logs:PutLogEvents ${group}:*`]
    expect(actionsOf('exporters: { awsemf: }')).toEqual(usual)
    expect(actionsOf('exporters: { awsemf: { log_retention: 0, tags: {} } }')).toEqual(usual)
    expect(actionsOf('exporters: { awsemf: { log_retention: 30, tags: { team: a } } }')).toEqual([
      ...usual,
      `logs:PutRetentionPolicy ${group}:*`,
      `logs:TagResource ${group}`,
    ])
  })

  test('has a star where only the collector knows', () => {
    expect(
      actionsOf(
        'exporters: { awscloudwatchlogs: { log_group_name: "/a/{ClusterName}/${env:STAGE}", region: cn-north-1 } }',
      )[2],
    ).toBe('logs:PutLogEvents arn:aws-cn:logs:cn-north-1:123456789012:log-group:/a/*/*:*')
    expect(
      neededActions({ components: componentsOf('extensions: { sigv4auth: { service: aps } }'), place: {} })[0]
        ?.resource,
    ).toBe('arn:aws:aps:*:*:workspace/*')
  })

  test.each([
    ['mx-central-1', 'aws'],
    ['cn-northwest-1', 'aws-cn'],
    ['us-gov-east-1', 'aws-us-gov'],
    ['us-iso-east-1', 'aws-iso'],
    ['us-isob-east-1', 'aws-iso-b'],
    ['eu-isoe-west-1', 'aws-iso-e'],
    ['us-isof-south-1', 'aws-iso-f'],
    ['eusc-de-east-1', 'aws-eusc'],
  ])('in %s names resources of the partition %s', (region, partition) => {
    const yaml = 'extensions: { sigv4auth: { service: aps } }'
    expect(actionsOf(yaml, { ...PLACE, region })).toEqual([
      `aps:RemoteWrite arn:${partition}:aps:${region}:123456789012:workspace/*`,
    ])
  })

  test.each([
    ['exporters: { awsxray: }', ['xray:PutTraceSegments *']],
    [
      'exporters: { awsxray: { telemetry: { enabled: true } } }',
      ['xray:PutTraceSegments *', 'xray:PutTelemetryRecords *'],
    ],
    [
      'receivers: { awsxray: }',
      ['xray:GetSamplingRules *', 'xray:GetSamplingStatisticSummaries *', 'xray:GetSamplingTargets *'],
    ],
    [
      'extensions: { awsproxy: }',
      ['xray:GetSamplingRules *', 'xray:GetSamplingStatisticSummaries *', 'xray:GetSamplingTargets *'],
    ],
    ['receivers: { awscontainerinsightreceiver: }', ['ec2:DescribeTags *', 'ec2:DescribeVolumes *']],
    ['processors: { resourcedetection: { detectors: [env, ecs] } }', []],
    ['processors: { resourcedetection: { detectors: [ec2] } }', []],
    ['processors: { resource_detection: { detectors: [ec2], ec2: { tags: [a] } } }', ['ec2:DescribeTags *']],
    ['processors: { resource_detection: { detectors: [ec2], ec2: { tags: [a], tags_from_imds: true } } }', []],
    ['processors: { resourcedetection: { detectors: [eks] } }', ['ec2:DescribeInstances *']],
    [
      'exporters: { loadbalancing: { resolver: { aws_cloud_map: { namespace: n } } } }',
      ['servicediscovery:DiscoverInstances *'],
    ],
    ['exporters: { load_balancing: { resolver: { dns: { hostname: h } } } }', []],
    ['exporters: { kafka: { auth: { sasl: { mechanism: PLAIN } } } }', []],
    ['receivers: { prometheus: { config: { scrape_configs: [{ job_name: a, static_configs: [] }] } } }', []],
    [
      'receivers: { prometheus: { config: { scrape_configs: [{ job_name: a }, { ec2_sd_configs: [{ port: 1 }] }] } } }',
      ['ec2:DescribeAvailabilityZones *', 'ec2:DescribeInstances *'],
    ],
    ['receivers: { awsecscontainermetrics: {}, otlp: }\nexporters: { otlp: {}, debug: }', []],
  ])('%s', (yaml, actions) => {
    expect(actionsOf(yaml)).toEqual(actions)
  })

  test('may use an MSK cluster', () => {
    const yaml =
      'receivers: { kafka: { auth: { sasl: { mechanism: AWS_MSK_IAM_OAUTHBEARER, aws_msk: { region: us-east-2 } } } } }'
    expect(actionsOf(yaml)).toContain('kafka-cluster:ReadData arn:aws:kafka:us-east-2:123456789012:*')
  })

  test('may find tasks', () => {
    expect(actionsOf('extensions: { ecs_observer: { cluster_name: c } }')).toContain('ecs:ListTasks *')
  })

  test('may read a config in S3', () => {
    const components = [
      {
        section: 'providers',
        type: 's3',
        id: 's3://bucket.s3.eu-west-1.amazonaws.com/dir/config.yaml',
        body: undefined,
      },
    ] as const
    expect(neededActions({ components, place: PLACE })).toEqual([
      {
        role: 'task',
        action: 's3:GetObject',
        resource: 'arn:aws:s3:::bucket/dir/config.yaml',
        why: 'provider "s3://bucket.s3.eu-west-1.amazonaws.com/dir/config.yaml" the config is read from there',
      },
    ])
  })

  test('says who wants what', () => {
    expect(neededActions({ components: componentsOf('exporters: { awsxray/app: }'), place: PLACE })[0]?.why).toBe(
      'exporter "awsxray/app" sends traces',
    )
  })
})

test('calling AWS is told of components that need credentials, whatever for', () => {
  const calls = (yaml: string): readonly string[] =>
    componentsOf(yaml)
      .filter(callsAws)
      .map(({ id }) => id)
  expect(
    calls(
      'extensions: { sigv4auth: { service: execute-api }, health_check: }\nprocessors: { resourcedetection: { detectors: [ecs] }, batch: }\nexporters: { awsemf: {}, awsxray: { role_arn: r }, prometheusremotewrite: }\nreceivers: { awsecscontainermetrics: {}, kafka: }',
    ),
  ).toEqual(['awsemf', 'awsxray', 'sigv4auth'])
})

describe('the execution role', () => {
  const executionOf = (sidecar: JsonObject, kmsKey?: string): readonly string[] =>
    neededActions({ components: [], sidecar, kmsKey, place: PLACE })
      .filter(({ role }) => role === 'execution')
      .map(({ action, resource }) => `${action} ${resource}`)

  test('fetches parameters and secrets', () => {
    const secrets = [
      { name: 'AOT_CONFIG_CONTENT', valueFrom: '/ecs/web/adot-config/0123' },
      { name: 'TOKEN', valueFrom: 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:token-AbCdEf:key::' },
      { name: 'OTHER', valueFrom: 'arn:aws:ssm:us-east-1:123456789012:parameter/x' },
    ]
    expect(executionOf({ name: 'c', image: 'i', secrets }, 'alias/adot')).toEqual([
      'ssm:GetParameters arn:aws:ssm:eu-west-1:123456789012:parameter/ecs/web/adot-config/0123',
      'secretsmanager:GetSecretValue arn:aws:secretsmanager:eu-west-1:123456789012:secret:token-AbCdEf',
      'ssm:GetParameters arn:aws:ssm:us-east-1:123456789012:parameter/x',
      'kms:Decrypt arn:aws:kms:eu-west-1:123456789012:key/*',
    ])
  })

  test('opens log streams, makes a group only where it may, and pulls private images', () => {
    const options = { 'awslogs-group': '/ecs/web', 'awslogs-region': 'us-west-2' }
    const group = 'arn:aws:logs:us-west-2:123456789012:log-group:/ecs/web:*'
    const container = {
      name: 'c',
      image: '999999999999.dkr.ecr.eu-central-1.amazonaws.com/mirror/aws-otel-collector:v0.49.0',
      logConfiguration: { logDriver: 'awslogs', options },
    }
    expect(executionOf(container)).toEqual([
      `logs:CreateLogStream ${group}`,
      `logs:PutLogEvents ${group}`,
      'ecr:GetAuthorizationToken *',
      'ecr:BatchCheckLayerAvailability arn:aws:ecr:eu-central-1:999999999999:repository/mirror/aws-otel-collector',
      'ecr:BatchGetImage arn:aws:ecr:eu-central-1:999999999999:repository/mirror/aws-otel-collector',
      'ecr:GetDownloadUrlForLayer arn:aws:ecr:eu-central-1:999999999999:repository/mirror/aws-otel-collector',
    ])
    const creating = {
      ...container,
      image: 'public.ecr.aws/x/y:1',
      logConfiguration: { logDriver: 'awslogs', options: { ...options, 'awslogs-create-group': 'true' } },
    }
    expect(executionOf(creating)).toEqual([
      `logs:CreateLogStream ${group}`,
      `logs:PutLogEvents ${group}`,
      `logs:CreateLogGroup ${group}`,
    ])
  })
})

test.each([
  '999999999999.dkr.ecr.eu-central-1.amazonaws.com',
  '999999999999.dkr-ecr.eu-central-1.on.aws',
  '999999999999.dkr.ecr-fips.us-east-1.amazonaws.com',
  '999999999999.dkr-ecr-fips.us-east-1.on.aws',
  '999999999999.dkr-ecr.cn-north-1.on.amazonwebservices.com.cn',
])('an image in the private registry %s needs permission to be pulled', (registry) => {
  const [, region = ''] = /ecr(?:-fips)?\.([^.]+)/.exec(registry) ?? []
  const sidecar = { name: 'c', image: `${registry}/mirror/aws-otel-collector:v0.49.0@sha256:0` }
  const needed = neededActions({ components: [], sidecar, place: PLACE })
  expect(needed.map(({ action }) => action)).toContain('ecr:BatchGetImage')
  expect(needed.at(-1)?.resource).toMatch(
    new RegExp(`^arn:aws(-cn)?:ecr:${region}:999999999999:repository/mirror/aws-otel-collector$`),
  )
})

test('a policy has one statement for each resource, and each action once', () => {
  const actions = neededActions({
    components: componentsOf('exporters: { awsxray/b: {}, awsxray/a: }\nextensions: { sigv4auth: { service: aps } }'),
    place: PLACE,
  })
  expect(JSON.parse(policyDocument(actions))).toEqual({
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Action: ['xray:PutTraceSegments'], Resource: '*' },
      { Effect: 'Allow', Action: ['aps:RemoteWrite'], Resource: 'arn:aws:aps:eu-west-1:123456789012:workspace/*' },
    ],
  })
})
