import { describe, expect, test } from '@jest/globals'
import { parseJson, type Json, type JsonObject } from '../../src/core/json.js'
import { definitionOf } from '../../src/taskdef/definition.js'
import { changedFields } from '../../src/taskdef/difference.js'
import { meaningOf } from '../../src/taskdef/meaning.js'
import { EC2_BRIDGE, FARGATE_WEB, having, havingFirst, read } from './definitions.js'

const means = (json: JsonObject): string => meaningOf(read(json))

describe('means the same', () => {
  const first = (fields: Readonly<Record<string, Json>>): string => means(havingFirst(FARGATE_WEB, fields))

  test.each<readonly [Readonly<Record<string, Json>>, Readonly<Record<string, Json>>]>([
    [{ cpu: 0 }, { cpu: null }],
    [{ essential: true }, { essential: null }],
    [
      { portMappings: [{ containerPort: 80 }] },
      { portMappings: [{ containerPort: 80, hostPort: 80, protocol: 'tcp' }] },
    ],
    [{ portMappings: [] }, { portMappings: null }],
    [
      {
        environment: [
          { name: 'A', value: '1' },
          { name: 'B', value: '' },
        ],
      },
      { environment: [{ name: 'B' }, { value: '1', name: 'A' }] },
    ],
    [
      { healthCheck: { command: ['CMD', 'x'] } },
      { healthCheck: { command: ['CMD', 'x'], interval: 30, timeout: 5, retries: 3, startPeriod: 0 } },
    ],
    [{ restartPolicy: { enabled: false } }, { restartPolicy: null }],
    [{ restartPolicy: { enabled: true } }, { restartPolicy: { enabled: true, restartAttemptPeriod: 300 } }],
    [
      { linuxParameters: { initProcessEnabled: false, capabilities: { add: ['B', 'A'], drop: [] } } },
      { linuxParameters: { capabilities: { add: ['A', 'B'] } } },
    ],
    [{ dockerLabels: { a: '1', b: '2' } }, { dockerLabels: { b: '2', a: '1' } }],
    [{ user: '' }, {}],
    [{ readonlyRootFilesystem: false }, {}],
  ])('%j and %j', (a, b) => {
    expect(first(a)).toBe(first(b))
  })

  test('sizes in other units', () => {
    expect(means(having(FARGATE_WEB, { cpu: '.5 vCPU', memory: '1GB' }))).toBe(means(FARGATE_WEB))
  })

  test('numbers written in another way', () => {
    const of = (cpu: string) =>
      meaningOf(
        definitionOf(
          parseJson(`{"family":"f","containerDefinitions":[{"name":"a","image":"i","cpu":${cpu}}]}`, 'x'),
          null,
          'x',
        ),
      )
    expect(of('10')).toBe(of('1.0e1'))
    expect(of('12345678901234567890')).not.toBe(of('12345678901234567891'))
  })

  test('the usual network mode, a port of the host left open', () => {
    const ports = (hostPort: Json): string =>
      means(
        havingFirst(having(EC2_BRIDGE, { networkMode: 'bridge' }), { portMappings: [{ containerPort: 80, hostPort }] }),
      )
    expect(ports(0)).toBe(means(havingFirst(EC2_BRIDGE, { portMappings: [{ containerPort: 80 }] })))
    expect(ports(80)).not.toBe(ports(0))
  })

  test('the platform that Fargate takes anyway', () => {
    const on = (system: Json) => means(having(FARGATE_WEB, { runtimePlatform: system }))
    expect(on({ cpuArchitecture: 'X86_64', operatingSystemFamily: 'LINUX' })).toBe(on(null))
    expect(on({ cpuArchitecture: 'ARM64' })).not.toBe(on(null))
  })
})

describe('means something else', () => {
  test.each<readonly [string, Json, Json]>([
    ['command', ['a', 'b'], ['b', 'a']],
    ['command', ['a', ''], ['a']],
    ['entryPoint', ['sh', '-c'], ['-c', 'sh']],
    ['dnsServers', ['1.1.1.1', '8.8.8.8'], ['8.8.8.8', '1.1.1.1']],
    ['dockerLabels', { a: '' }, null],
    [
      'environment',
      [
        { name: 'A', value: '1' },
        { name: 'A', value: '2' },
      ],
      [
        { name: 'A', value: '2' },
        { name: 'A', value: '1' },
      ],
    ],
    ['aFieldOfTomorrow', { on: false }, null],
    ['aFieldOfTomorrow', 0, null],
    ['constructor', ['b', 'a'], ['a', 'b']],
    ['essential', false, true],
  ])('%s %j and %j', (field, a, b) => {
    expect(means(havingFirst(FARGATE_WEB, { [field]: a }))).not.toBe(means(havingFirst(FARGATE_WEB, { [field]: b })))
  })
})

describe('what differs', () => {
  const changed = (after: JsonObject) => changedFields(read(FARGATE_WEB), read(after))

  test('is named by container and field, with values where they are harmless', () => {
    expect(
      changed(
        havingFirst(having(FARGATE_WEB, { memory: '2048' }), {
          image: 'web:2',
          secrets: [{ name: 'DB_PASSWORD', valueFrom: '/web/db-2' }],
        }),
      ),
    ).toEqual([
      { field: 'memory', before: '1024', after: '2048' },
      {
        container: 'app',
        field: 'image',
        before: '123456789012.dkr.ecr.ap-northeast-1.amazonaws.com/web:9f2c1',
        after: 'web:2',
      },
      { container: 'app', field: 'secrets[DB_PASSWORD]', before: '/web/db-password', after: '/web/db-2' },
    ])
  })

  test('never tells values of environment, commands, labels or log options', () => {
    const after = havingFirst(FARGATE_WEB, {
      environment: [{ name: 'NEW', value: 'hush' }],
      command: ['--password=hush'],
      dockerLabels: { token: 'hush' },
      logConfiguration: { logDriver: 'splunk', options: { 'splunk-token': 'hush' } },
    })
    expect(changed(after)).toEqual([
      { container: 'app', field: 'command' },
      { container: 'app', field: 'dockerLabels' },
      { container: 'app', field: 'environment[DB_PASSWORD_HINT]' },
      { container: 'app', field: 'environment[NEW]' },
      { container: 'app', field: 'logConfiguration' },
    ])
  })

  test('may be a whole container', () => {
    const other = having(FARGATE_WEB, { containerDefinitions: [{ name: 'other', image: 'i' }] })
    expect(changed(other)).toEqual([
      { container: 'app', field: 'containerDefinitions', before: 'app' },
      { container: 'other', field: 'containerDefinitions', after: 'other' },
    ])
  })
})
