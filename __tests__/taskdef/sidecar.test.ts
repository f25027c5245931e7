import { describe, expect, test } from '@jest/globals'
import type { Json, JsonObject } from '../../src/core/json.js'
import { findCollector } from '../../src/taskdef/collector.js'
import { placeSidecar, removeSidecar } from '../../src/taskdef/sidecar.js'
import type { Placement, SidecarOptions } from '../../src/taskdef/options.js'
import {
  CDK,
  containerOf,
  EC2_BRIDGE,
  FARGATE_WEB,
  FIRELENS,
  GATEWAY,
  having,
  havingFirst,
  OPTIONS,
  read,
} from './definitions.js'

const place = (json: JsonObject, options: Partial<SidecarOptions> = {}): Placement =>
  placeSidecar(read(json), { ...OPTIONS, ...options })

const sidecarOf = ({ definition, container }: Placement): JsonObject => containerOf(definition, container!)

const changeOf = ({ changes }: Placement, field: string) => changes.find((change) => change.field === field)

const idsOf = ({ problems }: Placement): readonly string[] => problems.map(({ id, severity }) => `${severity} ${id}`)

const whatOf = ({ problems }: Placement, id: string): string | undefined =>
  problems.find((problem) => problem.id === id)?.what

describe('a sidecar that is added', () => {
  const placed = place(FARGATE_WEB)

  test('has every row, in this order', () => {
    expect(sidecarOf(placed)).toEqual({
      name: 'aws-otel-collector',
      image: 'public.ecr.aws/aws-observability/aws-otel-collector:v0.49.0',
      essential: false,
      restartPolicy: { enabled: true },
      memoryReservation: 128,
      secrets: [{ name: 'AOT_CONFIG_CONTENT', valueFrom: '/ecs/web/adot-config/0123456789ab' }],
      logConfiguration: {
        logDriver: 'awslogs',
        options: { 'awslogs-group': '/ecs/web', 'awslogs-region': 'ap-northeast-1', 'awslogs-stream-prefix': 'adot' },
      },
      healthCheck: { command: ['CMD', '/healthcheck'] },
    })
    expect(Object.keys(sidecarOf(placed)).at(0)).toBe('name')
    expect(Object.keys(sidecarOf(placed)).at(-1)).toBe('healthCheck')
  })

  test('says why of everything, and nothing is wrong', () => {
    expect(placed.problems).toEqual([])
    expect(placed.changes.every(({ reason }) => reason !== '')).toBe(true)
    expect(placed.changes.map(({ container, field }) => `${container!} ${field}`)).toEqual([
      'aws-otel-collector containerDefinitions',
      'aws-otel-collector image',
      'aws-otel-collector essential',
      'aws-otel-collector restartPolicy.enabled',
      'aws-otel-collector memoryReservation',
      'aws-otel-collector secrets[AOT_CONFIG_CONTENT]',
      'aws-otel-collector logConfiguration.logDriver',
      'aws-otel-collector logConfiguration.options[awslogs-group]',
      'aws-otel-collector logConfiguration.options[awslogs-stream-prefix]',
      'aws-otel-collector healthCheck.command',
    ])
  })

  test('takes everything from the inputs when they say it', () => {
    const all = place(FARGATE_WEB, {
      imageRepository: 'mirror.example:5000/adot',
      digest: `sha256:${'a'.repeat(64)}`,
      containerName: 'otel',
      essential: true,
      restart: false,
      cpu: 64,
      memory: 256,
      memoryReservation: 200,
      environment: new Map([['STAGE', 'secret-stage']]),
      logGroup: '/otel',
      logStreamPrefix: 'c',
      healthCheck: false,
    })
    expect(sidecarOf(all)).toEqual({
      name: 'otel',
      image: `mirror.example:5000/adot:v0.49.0@sha256:${'a'.repeat(64)}`,
      essential: true,
      cpu: 64,
      memory: 256,
      memoryReservation: 200,
      environment: [{ name: 'STAGE', value: 'secret-stage' }],
      secrets: [{ name: 'AOT_CONFIG_CONTENT', valueFrom: OPTIONS.parameterName }],
      logConfiguration: {
        logDriver: 'awslogs',
        options: { 'awslogs-group': '/otel', 'awslogs-region': 'ap-northeast-1', 'awslogs-stream-prefix': 'c' },
      },
    })
    expect(JSON.stringify([all.changes, all.problems])).not.toContain('secret-stage')
    expect(changeOf(all, 'environment[STAGE]')).toEqual({
      container: 'otel',
      field: 'environment[STAGE]',
      reason: 'the input environment sets it (value not shown)',
    })
  })

  test('has no health check when it could not pass', () => {
    const placed = place(FARGATE_WEB, { healthCheckWorks: 'the config has no health_check' })
    expect(sidecarOf(placed)['healthCheck']).toBeUndefined()
    expect(placed.problems).toEqual([])
    const forced = place(FARGATE_WEB, { healthCheck: true, healthCheckWorks: 'the config has no health_check' })
    expect(idsOf(forced)).toEqual(['warning failing-health-check'])
    expect(whatOf(forced, 'failing-health-check')).toBe(
      'container "aws-otel-collector": its health check /healthcheck cannot pass, for the config has no health_check, so the container shows as UNHEALTHY',
    )
    expect(idsOf(place(FARGATE_WEB, { healthCheck: true, essential: true, healthCheckWorks: 'x' }))).toEqual([
      'error failing-health-check',
    ])
  })
})

describe('where it logs', () => {
  const logOf = (placed: Placement): Json | undefined => sidecarOf(placed)['logConfiguration']

  test("beside the application, not beside the log router, if there is a choice; a router's group is better than a new one", () => {
    expect(logOf(place(FIRELENS))).toEqual({
      logDriver: 'awslogs',
      options: {
        'awslogs-group': '/ecs/orders/router',
        'awslogs-region': 'eu-west-1',
        'awslogs-stream-prefix': 'adot',
      },
    })
  })

  test('in a group of its own where nothing logs to CloudWatch', () => {
    const placed = place(EC2_BRIDGE, { region: 'eu-west-1' })
    expect(logOf(placed)).toEqual({
      logDriver: 'awslogs',
      options: {
        'awslogs-group': '/ecs/legacy/aws-otel-collector',
        'awslogs-create-group': 'true',
        'awslogs-region': 'eu-west-1',
        'awslogs-stream-prefix': 'adot',
      },
    })
    expect(idsOf(place(EC2_BRIDGE, { region: undefined }))).toContain('error unknown-log-region')
  })

  test('where it logged before, but for what the inputs say', () => {
    expect(logOf(place(GATEWAY, { essential: true }))).toEqual({
      logDriver: 'awslogs',
      options: { 'awslogs-group': '/ecs/gateway', 'awslogs-region': 'us-east-1', 'awslogs-stream-prefix': 'ecs' },
    })
    const moved = place(GATEWAY, { logGroup: '/new', logStreamPrefix: 'p' })
    expect(logOf(moved)).toEqual({
      logDriver: 'awslogs',
      options: { 'awslogs-group': '/new', 'awslogs-region': 'us-east-1', 'awslogs-stream-prefix': 'p' },
    })
    expect(changeOf(moved, 'logConfiguration.options[awslogs-group]')).toEqual({
      container: 'gateway',
      field: 'logConfiguration.options[awslogs-group]',
      before: '/ecs/gateway',
      after: '/new',
      reason: 'the input log-group says so',
    })
  })

  test.each<[string, JsonObject, Partial<SidecarOptions>, string[]]>([
    ['as the application does', FARGATE_WEB, {}, Array(3).fill('where "app" logs: no new permission, no new group')],
    ['where the input says', FARGATE_WEB, { logGroup: '/otel/x' }, Array(3).fill('the input log-group says so')],
    ['in no usual group', EC2_BRIDGE, { logGroup: '/otel/x' }, Array(3).fill('the input log-group says so')],
    [
      'with a prefix that the input says',
      FARGATE_WEB,
      { logStreamPrefix: 'p' },
      [...Array(2).fill('where "app" logs: no new permission, no new group'), 'the input log-stream-prefix says so'],
    ],
  ])('%s, and says why', (_, json, options, reasons) => {
    const { changes } = place(json, options)
    const told = changes.filter(({ field }) => field.startsWith('logConfiguration.'))
    expect(told.map(({ reason }) => reason)).toEqual(reasons)
  })

  test('with another driver: kept, told when the prefix is lost, replaced when a group is wanted', () => {
    const json = havingFirst(GATEWAY, {
      logConfiguration: { logDriver: 'splunk', options: { 'splunk-token': 'hush' } },
    })
    expect(logOf(place(json))).toEqual({ logDriver: 'splunk', options: { 'splunk-token': 'hush' } })
    expect(idsOf(place(json, { logStreamPrefix: 'p' }))).toContain('warning log-prefix-without-awslogs')
    const replaced = place(json, { logGroup: '/g' })
    expect(logOf(replaced)).toMatchObject({ logDriver: 'awslogs', options: { 'awslogs-group': '/g' } })
    expect(JSON.stringify(replaced.changes)).not.toContain('hush')
  })
})

describe('a collector that is there already', () => {
  const placed = place(CDK)

  test('is found by its image and keeps its name, place and repository', () => {
    expect(placed.container).toBe('otel')
    expect(placed.definition.containers.map(({ name }) => name)).toEqual(['web', 'otel'])
    expect(sidecarOf(placed)['image']).toBe(
      '123456789012.dkr.ecr.us-east-1.amazonaws.com/public.ecr.aws/aws-observability/aws-otel-collector:v0.49.0',
    )
    expect(changeOf(placed, 'containerDefinitions')).toBeUndefined()
  })

  test('gets its config as a secret instead of a variable; the other variables stay', () => {
    expect(sidecarOf(placed)['environment']).toEqual([{ name: 'STAGE', value: 'prod' }])
    expect(sidecarOf(placed)['secrets']).toEqual([{ name: 'AOT_CONFIG_CONTENT', valueFrom: OPTIONS.parameterName }])
    expect(changeOf(placed, 'environment[AOT_CONFIG_CONTENT]')).toEqual({
      container: 'otel',
      field: 'environment[AOT_CONFIG_CONTENT]',
      reason: 'the config comes from the parameter, and ECS refuses one name in both environment and secrets',
    })
    expect(JSON.stringify(placed.changes)).not.toContain('receivers: {}')
  })

  test('keeps what no row knows and what nobody asked to change', () => {
    expect(sidecarOf(placed)).toMatchObject({ memory: 96, cpu: 0, essential: false, dockerLabels: { team: 'a' } })
    expect(sidecarOf(placed)['memoryReservation']).toBeUndefined()
    expect(idsOf(placed)).toEqual(['warning memory-below-floor'])
  })

  test('without "essential" is essential and stays so', () => {
    const gateway = place(GATEWAY)
    expect(sidecarOf(gateway)['essential']).toBeUndefined()
    expect(idsOf(gateway)).toEqual(['warning config-in-command'])
    expect(whatOf(gateway, 'config-in-command')).toBe(
      'container "gateway": command names the config "/etc/ecs/ecs-default-config.yaml", which the stored config replaces: AOT_CONFIG_CONTENT wins over every --config',
    )
    expect(sidecarOf(gateway)['command']).toEqual((GATEWAY['containerDefinitions'] as JsonObject[])[0]!['command'])
  })

  test('keeps a digest only while it names the same image', () => {
    const digest = `@sha256:${'b'.repeat(64)}`
    const pinned = (tag: string) => havingFirst(GATEWAY, { image: `amazon/aws-otel-collector:${tag}${digest}` })
    expect(sidecarOf(place(pinned('v0.49.0')))['image']).toBe(`amazon/aws-otel-collector:v0.49.0${digest}`)
    expect(sidecarOf(place(pinned('v0.48.0')))['image']).toBe('amazon/aws-otel-collector:v0.49.0')
  })

  test("keeps a mirror's spelling of the release that it runs, and the digest with it", () => {
    const digest = `@sha256:${'b'.repeat(64)}`
    const imageOf = (image: string, options: Partial<SidecarOptions> = {}) =>
      sidecarOf(place(havingFirst(GATEWAY, { image }), options))['image']
    for (const image of ['mirror/aws-otel-collector:0.49.0', `mirror/aws-otel-collector:0.49.0${digest}`]) {
      expect(imageOf(image)).toBe(image)
      expect(changeOf(place(havingFirst(GATEWAY, { image })), 'image')).toBeUndefined()
    }
    const other = `sha256:${'c'.repeat(64)}`
    expect(imageOf(`mirror/aws-otel-collector:0.49.0${digest}`, { digest: other })).toBe(
      `mirror/aws-otel-collector:0.49.0@${other}`,
    )
    expect(imageOf('mirror/aws-otel-collector:0.48.0')).toBe('mirror/aws-otel-collector:v0.49.0')
    expect(imageOf('mirror/aws-otel-collector:0.49.0', { imageRepository: 'other/aws-otel-collector' })).toBe(
      'other/aws-otel-collector:v0.49.0',
    )
  })

  test('has an inline config named by its kind only', () => {
    const json = havingFirst(GATEWAY, { command: ['--config', 'yaml:exporters::x::token: hush', '--config=env:OTHER'] })
    const what = whatOf(place(json), 'config-in-command')
    expect(what).toContain('"env:OTHER", "yaml:..."')
    expect(what).not.toContain('hush')
  })

  test('follows the input container-name, and everything that names it follows too', () => {
    const json = having(CDK, {
      networkMode: 'bridge',
      requiresCompatibilities: ['EC2'],
      containerDefinitions: (CDK['containerDefinitions'] as JsonObject[]).map((container) =>
        container['name'] === 'web'
          ? {
              ...container,
              links: ['otel', 'otel:collector'],
              dependsOn: [{ containerName: 'otel', condition: 'START' }],
            }
          : container,
      ),
    })
    const renamed = place(json, { containerName: 'adot' })
    expect(renamed.definition.containers.map(({ name }) => name)).toEqual(['web', 'adot'])
    expect(containerOf(renamed.definition, 'web')).toMatchObject({
      links: ['adot:otel', 'adot:collector'],
      dependsOn: [{ containerName: 'adot', condition: 'START' }],
    })
    expect(changeOf(renamed, 'name')).toMatchObject({ before: 'otel', after: 'adot' })
  })

  test('keeps its own health check, and is warned when that cannot pass', () => {
    const own = { command: ['CMD', '/healthcheck'], interval: 7 }
    expect(sidecarOf(place(havingFirst(GATEWAY, { healthCheck: own })))['healthCheck']).toEqual(own)
    const failing = place(havingFirst(GATEWAY, { healthCheck: own }), { healthCheckWorks: 'it moved' })
    expect(idsOf(failing)).toContain('error failing-health-check')
    const auto = place(havingFirst(GATEWAY, { healthCheck: own }), {
      healthCheckWorks: 'it moved',
      healthCheck: 'auto',
    })
    expect(sidecarOf(auto)['healthCheck']).toBeUndefined()
    const replaced = place(
      havingFirst(GATEWAY, { healthCheck: { command: ['CMD-SHELL', 'curl localhost'], retries: 9 } }),
      { healthCheck: true },
    )
    expect(sidecarOf(replaced)['healthCheck']).toEqual({ command: ['CMD', '/healthcheck'], retries: 9 })
  })

  test('keeps the rest of its restart policy', () => {
    const policy = { enabled: false, restartAttemptPeriod: 60 }
    expect(sidecarOf(place(havingFirst(GATEWAY, { restartPolicy: policy })))['restartPolicy']).toEqual(policy)
    expect(
      sidecarOf(place(havingFirst(GATEWAY, { restartPolicy: policy }), { restart: true }))['restartPolicy'],
    ).toEqual({
      enabled: true,
      restartAttemptPeriod: 60,
    })
  })
})

describe('which container it is', () => {
  const two = having(CDK, {
    containerDefinitions: [
      { name: 'a', image: 'amazon/aws-otel-collector:v0.40.0' },
      { name: 'b', image: 'public.ecr.aws/aws-observability/aws-otel-collector:v0.40.0' },
    ],
  })

  test('two of them are one too many, unless the input names one', () => {
    expect(() => findCollector(read(two))).toThrow(
      'task.json: more than one container could be the collector: "a", "b"',
    )
    expect(findCollector(read(two), 'b')?.name).toBe('b')
  })

  test.each([
    ['amazon/aws-otel-collector', true],
    ['123456789012.dkr.ecr.eu-west-1.amazonaws.com/ecr-public/aws-observability/aws-otel-collector:v0.1.0', true],
    ['localhost:5000/aws-otel-collector@sha256:0', true],
    ['public.ecr.aws/aws-otel-test/aws-otel-collector-sample-app:1', false],
    ['otel/opentelemetry-collector-contrib:0.100.0', false],
  ])('%s: %s', (image, isCollector) => {
    const definition = read(having(CDK, { containerDefinitions: [{ name: 'x', image }] }))
    expect(findCollector(definition)?.name).toBe(isCollector ? 'x' : undefined)
  })

  test('another collector under the usual name is no place for an ADOT tag', () => {
    const named = (image: string) =>
      place(having(FARGATE_WEB, { containerDefinitions: [{ name: 'aws-otel-collector', image }] }))
    expect(idsOf(named('otel/opentelemetry-collector-contrib:0.100.0'))).toContain('error other-collector')
    expect(idsOf(named('mirror/adot:v0.40.0'))).toContain('warning unusual-repository')
  })
})

describe('memory', () => {
  test('is what is left of the task, when that is less', () => {
    const tight = place(havingFirst(FARGATE_WEB, { memory: 960 }))
    expect(sidecarOf(tight)['memoryReservation']).toBe(64)
    expect(whatOf(tight, 'little-memory-left')).toBe(
      'container "aws-otel-collector": the other containers may take all but 64 MiB of the task\'s 1024 MiB, and the collector needs about 136: when memory runs out, the task is stopped',
    )
    const full = place(havingFirst(FARGATE_WEB, { memory: 1024 }))
    expect(sidecarOf(full)['memoryReservation']).toBeUndefined()
    expect(whatOf(full, 'little-memory-left')).toContain("may take all of the task's 1024 MiB")
    const bursting = place(havingFirst(FARGATE_WEB, { memory: 1024, memoryReservation: 256 }))
    expect(sidecarOf(bursting)['memoryReservation']).toBeUndefined()
    expect(idsOf(bursting)).toEqual(['warning little-memory-left'])
  })

  test('a given limit is not undercut by the fallback', () => {
    expect(sidecarOf(place(FARGATE_WEB, { memory: 128 }))['memoryReservation']).toBeUndefined()
    expect(sidecarOf(place(FARGATE_WEB, { memory: 200 }))['memoryReservation']).toBe(128)
  })

  test('below the floor is a warning that says which release was measured', () => {
    expect(whatOf(place(FARGATE_WEB, { memory: 160 }), 'memory-below-floor')).not.toContain('was not')
    expect(whatOf(place(FARGATE_WEB, { memory: 160, release: 'v0.40.0' }), 'memory-below-floor')).toContain(
      '(v0.49.0 was measured; v0.40.0 was not)',
    )
    expect(idsOf(place(FARGATE_WEB, { memory: 192 }))).toEqual([])
  })

  test('that ECS took before is not refused now', () => {
    const hardLimits = havingFirst(CDK, { memory: 500 })
    expect(idsOf(place(hardLimits))).toEqual(['warning memory-below-floor'])
    expect(idsOf(place(having(hardLimits, { taskDefinitionArn: null })))).toContain('error memory-over-task')
  })
})

describe('application containers', () => {
  const dependsOf = (placed: Placement, name: string): Json | undefined =>
    containerOf(placed.definition, name)['dependsOn']

  test('wait for it only when told to', () => {
    expect(dependsOf(place(FARGATE_WEB), 'app')).toBeUndefined()
    expect(dependsOf(place(FARGATE_WEB, { dependsOn: 'start' }), 'app')).toEqual([
      { containerName: 'aws-otel-collector', condition: 'START' },
    ])
    const healthy = place(FARGATE_WEB, { dependsOn: 'healthy' })
    expect(dependsOf(healthy, 'app')).toEqual([{ containerName: 'aws-otel-collector', condition: 'HEALTHY' }])
    expect(healthy.problems).toEqual([])
  })

  test('keep their other dependencies', () => {
    const placed = place(FIRELENS, { dependsOn: 'start' })
    expect(dependsOf(placed, 'orders')).toEqual([
      { containerName: 'log_router', condition: 'START' },
      { containerName: 'aws-otel-collector', condition: 'START' },
    ])
    expect(dependsOf(placed, 'log_router')).toBeUndefined()
    expect(idsOf(placed)).toEqual(['note cannot-wait'])
    const again = placeSidecar(placed.definition, { ...OPTIONS, dependsOn: 'none' })
    expect(dependsOf(again, 'orders')).toEqual([{ containerName: 'log_router', condition: 'START' }])
  })

  test('never wait for what waits for them', () => {
    const json = havingFirst(GATEWAY, { dependsOn: [{ containerName: 'init', condition: 'START' }] })
    const withInit = having(json, {
      containerDefinitions: [
        ...(json['containerDefinitions'] as JsonObject[]),
        { name: 'init', image: 'i' },
        { name: 'app', image: 'a' },
      ],
    })
    const placed = place(withInit, { dependsOn: 'start' })
    expect(dependsOf(placed, 'init')).toBeUndefined()
    expect(dependsOf(placed, 'app')).toEqual([{ containerName: 'gateway', condition: 'START' }])
    expect(idsOf(placed).filter((id) => id.startsWith('error'))).toEqual([])
  })

  test('cannot wait for the health of what has no health check', () => {
    const placed = place(FARGATE_WEB, { dependsOn: 'healthy', healthCheckWorks: 'the config has none' })
    expect(whatOf(placed, 'no-health-check')).toBe(
      'container "app": waits for "aws-otel-collector" to be healthy, which has no healthCheck',
    )
  })
})

describe('the task', () => {
  test('needs an execution role for the secret', () => {
    const placed = place(having(EC2_BRIDGE, { executionRoleArn: null }))
    expect(whatOf(placed, 'execution-role-missing')).toBe(
      'task.json: "executionRoleArn" is missing, and ECS needs it for the secrets of "aws-otel-collector" ("AOT_CONFIG_CONTENT")',
    )
  })

  test('needs a task role when the config calls AWS', () => {
    const without = having(FARGATE_WEB, { taskRoleArn: null })
    expect(whatOf(place(without), 'task-role-missing')).toBe(
      'task.json: "taskRoleArn" is missing, while the config calls AWS ("sigv4auth"), so the collector gets no credentials and nothing arrives',
    )
    expect(place(without, { awsCallers: [] }).problems).toEqual([])
    expect(place(without, { environment: new Map([['AWS_ACCESS_KEY_ID', 'x']]) }).problems).toEqual([])
  })

  test.each<[string, Readonly<Record<string, Json>>, boolean | undefined, 'error' | 'warning']>([
    ['is for Fargate', { requiresCompatibilities: ['FARGATE'] }, undefined, 'error'],
    ['is for Fargate, and its service on it', { requiresCompatibilities: ['FARGATE'] }, true, 'error'],
    ['is for both, and its service on Fargate', { requiresCompatibilities: ['EC2', 'FARGATE'] }, true, 'error'],
    ['is for anything, and its service on Fargate', { requiresCompatibilities: null }, true, 'error'],
    ['is for Fargate, and its service on instances', { requiresCompatibilities: ['FARGATE'] }, false, 'warning'],
    ['is for both', { requiresCompatibilities: ['EC2', 'FARGATE'] }, undefined, 'warning'],
    ['is for both, and its service on instances', { requiresCompatibilities: ['EC2', 'FARGATE'] }, false, 'warning'],
    ['is for instances', { requiresCompatibilities: ['EC2'], networkMode: 'bridge' }, undefined, 'warning'],
    ['is for external instances', { requiresCompatibilities: ['EXTERNAL'], networkMode: 'host' }, undefined, 'warning'],
    ['is for anything', { requiresCompatibilities: null }, undefined, 'warning'],
    ['is for anything, in bridge mode', { requiresCompatibilities: [], networkMode: 'bridge' }, undefined, 'warning'],
  ])('that %s may get credentials elsewhere, or not', (_, fields, isOnFargate, severity) => {
    const placed = place(having(FARGATE_WEB, { taskRoleArn: null, ...fields }), { isOnFargate })
    expect(idsOf(placed).filter((id) => id.endsWith(' task-role-missing'))).toEqual([`${severity} task-role-missing`])
  })

  test('may get credentials of the instance, or from a file of variables', () => {
    expect(whatOf(place(EC2_BRIDGE), 'task-role-missing')).toBe(
      'task.json: "taskRoleArn" is missing, while the config calls AWS ("sigv4auth"), so the collector gets the instance\'s role, where it runs on an instance that lets containers have it, or none',
    )
    const files = [{ type: 's3', value: 'arn:aws:s3:::bucket/collector.env' }]
    const placed = place(havingFirst(having(GATEWAY, { taskRoleArn: null }), { environmentFiles: files }))
    expect(idsOf(placed)).toContain('warning task-role-missing')
    expect(whatOf(placed, 'task-role-missing')).toContain('gets those that its environmentFiles may hold, or none')
  })

  test('cannot be for Windows', () => {
    const json = having(FARGATE_WEB, { runtimePlatform: { operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' } })
    expect(whatOf(place(json), 'windows')).toContain('operatingSystemFamily is "WINDOWS_SERVER_2022_CORE"')
  })

  test('keeps an essential container', () => {
    expect(whatOf(place(GATEWAY, { essential: false }), 'no-essential-container')).toBe(
      'task.json: no container is essential, and every task needs one that is',
    )
    expect(idsOf(place(havingFirst(FARGATE_WEB, { essential: false })))).toEqual(['error no-essential-container'])
  })

  test('in bridge mode does not share localhost', () => {
    expect(idsOf(place(EC2_BRIDGE))).toEqual([
      'note restart-needs-agent',
      'warning task-role-missing',
      'note bridge-network',
    ])
    expect(idsOf(place(having(EC2_BRIDGE, { networkMode: 'host' })))).not.toContain('note bridge-network')
    const linked = havingFirst(EC2_BRIDGE, { links: ['aws-otel-collector:otel'] })
    expect(idsOf(place(linked))).not.toContain('note bridge-network')
  })
})

describe('removing', () => {
  test('gives back what was there', () => {
    for (const dependsOn of [undefined, 'start', 'healthy'] as const) {
      const removed = removeSidecar(place(FARGATE_WEB, { dependsOn }).definition)
      expect(JSON.stringify(removed.definition.json)).toBe(JSON.stringify(read(FARGATE_WEB).json))
      expect(removed.container).toBe('aws-otel-collector')
      expect(removed.problems).toEqual([])
    }
  })

  test('of what is not there changes nothing', () => {
    const definition = read(FARGATE_WEB)
    expect(removeSidecar(definition)).toEqual({ definition, container: undefined, changes: [], problems: [] })
  })

  test('tells what else names the collector, and does not touch it', () => {
    const placed = place(havingFirst(EC2_BRIDGE, { links: ['aws-otel-collector'] }))
    const removed = removeSidecar(placed.definition)
    expect(containerOf(removed.definition, 'nginx')['links']).toEqual(['aws-otel-collector'])
    expect(idsOf(removed)).toContain('error collector-still-named')
  })

  test('of an application that container-name names is refused, whatever else the task has', () => {
    for (const json of [FARGATE_WEB, place(FARGATE_WEB).definition.json]) {
      const definition = read(json)
      const refused = removeSidecar(definition, { containerName: 'app' })
      expect(refused).toMatchObject({ definition, container: undefined, changes: [] })
      expect(idsOf(refused)).toEqual(['error not-a-collector'])
      expect(whatOf(refused, 'not-a-collector')).toBe(
        'container "app": runs "123456789012.dkr.ecr.ap-northeast-1.amazonaws.com/web", and neither its tag nor its variables nor its command speak of a collector: nothing else is removed',
      )
    }
  })

  test.each<[string, JsonObject, string[]]>([
    ['by its tag', { image: 'mirror/telemetry:v0.43.3' }, []],
    [
      'by its config',
      { image: 'mirror/telemetry:stable', secrets: [{ name: 'AOT_CONFIG_CONTENT', valueFrom: '/a' }] },
      [],
    ],
    ['by its command', { image: 'mirror/telemetry:stable', command: ['--config=/etc/otel.yaml'] }, []],
    ['by nothing', { image: 'mirror/telemetry:stable' }, ['error not-a-collector']],
    ['as another one', { image: 'otel/opentelemetry-collector-contrib:0.130.0' }, ['error other-collector']],
  ])('a collector under another name is known %s, as where it is placed', (_, fields, ids) => {
    const app = { name: 'app', image: 'app:1' }
    const json = having(EC2_BRIDGE, {
      containerDefinitions: [
        { memory: 512, ...app },
        { name: 'otel', memory: 256, ...fields },
      ],
    })
    const removed = removeSidecar(read(json), { containerName: 'otel' })
    expect(idsOf(removed)).toEqual(ids)
    expect(removed.container).toBe(ids.length === 0 ? 'otel' : undefined)
    expect(idsOf(place(json, { containerName: 'otel' })).filter((id) => / (not-a|other)-collector$/.test(id))).toEqual(
      ids,
    )
  })

  test('takes what is in the repository that collector-image names for the collector', () => {
    const json = having(FARGATE_WEB, {
      containerDefinitions: [
        { name: 'app', image: 'app:1' },
        { name: 'otel', image: 'mirror/otelcol-adot:stable' },
      ],
    })
    const remove = (imageRepository: string) => removeSidecar(read(json), { containerName: 'otel', imageRepository })
    expect(remove('mirror/otelcol-adot').container).toBe('otel')
    expect(idsOf(remove('mirror/adot'))).toEqual(['error other-collector'])
  })

  test('of the only container leaves nothing to run', () => {
    expect(idsOf(removeSidecar(read(GATEWAY)))).toEqual(['error no-container'])
  })
})
