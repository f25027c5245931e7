import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { type Aws, startAws } from '../fakes/aws.js'
import { appContainer, appTask } from '../fakes/samples.js'
import { CONFIG, linesOf, run, SEED, type Scenario } from './action.js'

let aws: Aws

beforeEach(async () => {
  aws = await startAws()
  aws.seed.taskDefinition(appTask())
})

afterEach(async () => {
  await aws.close()
})

/** Runs, checks that nothing was written, and gives the lines of the log from the first trouble on. */
async function refusal(scenario: Scenario): Promise<readonly string[]> {
  const ran = await run({ ...scenario, env: { ...aws.env, ...scenario.env } })
  expect(ran.exitCode).toBe(1)
  expect(aws.writes()).toEqual([])
  expect(ran.temp).toEqual({})
  expect(ran.written).toEqual({})
  expect(ran.outputs['task-definition']).toBeUndefined()
  expect(ran.annotations.some(({ level }) => level === 'error')).toBe(true)
  expect(ran.summary).toMatch(/^### ❌ ADOT sidecar, stopped: /)
  const lines = linesOf(ran)
  return lines.slice(lines.findIndex((line) => line.includes('error')))
}

const collector = (image: string, name = 'aws-otel-collector') => ({ name, image, essential: false })
const withCollectors = (...images: readonly string[]) =>
  appTask({
    containerDefinitions: [
      appContainer(),
      ...images.map((image, index) => collector(image, `collector-${String(index)}`)),
    ],
  })

test('every mistake in the inputs is told before AWS is called', async () => {
  const lines = await refusal({
    inputs: { mode: 'aply', 'parameter-type': 'Secure', cpu: 'many', rules: 'no-such-rule=off' },
  })
  expect(lines.map((line) => line.replace(/(no rule; accepted: ).*/, '$1...'))).toEqual([
    'error: input mode: "aply" is not accepted; accepted: "apply", "lint", "plan"',
    '  help: write apply',
    'error: input cpu: "many" is not accepted; accepted: a whole number of CPU units from 0 to 1048576',
    'error: input parameter-type: "Secure" is not accepted; accepted: "SecureString", "String"',
    'error: input rules: "no-such-rule" on line 1 is the name of no rule; accepted: ...',
    'stopped: nothing was written: 4 problems to solve first',
  ])
  expect(aws.requests).toEqual([])
})

test.each<[string, Scenario, readonly string[]]>([
  [
    'a config that is not there',
    { inputs: { config: 'no.yaml' } },
    [
      'error: no.yaml: there is no such file',
      '  help: check the input config; paths are relative to the workspace, and the repository must be checked out before',
    ],
  ],
  [
    'a named version file that is not there',
    { inputs: { 'collector-version': '', 'collector-version-file': 'pin' } },
    ['error: pin: there is no such file', '  help: check the input collector-version-file'],
  ],
  [
    'the release latest',
    { inputs: { 'collector-version': 'latest' } },
    [
      'error: input collector-version: "latest" pins nothing: each new task may start another release',
      '  help: pin one, such as v0.49.0',
    ],
  ],
  [
    'a release that never was',
    { inputs: { 'collector-version': 'v0.48.9' } },
    [
      'error: input collector-version: "v0.48.9" is no ADOT release: there is no such version',
      '  help: nearest: v0.48.0 or v0.49.0',
    ],
  ],
  [
    'a release below the floor',
    { inputs: { 'collector-version': 'v0.17.0' } },
    [
      'error: input collector-version: "v0.17.0" is older than v0.18.0, the oldest release that is known here',
      '  help: nearest: v0.18.0',
    ],
  ],
  [
    'a task definition file that is not there',
    { inputs: { 'task-definition': 'no.json' } },
    [
      'error: no.json: there is no such file',
      '  help: check the input task-definition; paths are relative to the workspace',
    ],
  ],
])('%s stops the run before AWS is called', async (_, scenario, expected) => {
  const lines = await refusal(scenario)
  expect(lines).toEqual([...expected, 'stopped: nothing was written: 1 problem to solve first'])
  expect(aws.requests).toEqual([])
})

test('an unknown preset stops the run before AWS is called', async () => {
  const [line] = await refusal({ inputs: { config: '', preset: 'no-such-preset' } })
  expect(line).toMatch(/^error: input preset: "no-such-preset" is the name of no preset; accepted: /)
  expect(aws.requests).toEqual([])
})

test.each<[string, Scenario['inputs'], string]>([
  [
    'a family that is not there',
    { 'task-definition': 'shopp' },
    'error: task definition "shopp": ECS knows no such family or revision in this account and region',
  ],
  [
    'a revision that is not there',
    { 'task-definition': 'shop:7' },
    'error: task definition "shop:7": ECS knows no such family or revision in this account and region',
  ],
])('%s stops the run', async (_, inputs, line) => {
  expect((await refusal({ inputs: inputs ?? {} }))[0]).toBe(line)
})

test('an inactive revision stops the run', async () => {
  aws.seed.taskDefinition(appTask(), { status: 'INACTIVE' })
  const lines = await refusal({ inputs: { 'task-definition': 'shop:2' } })
  expect(lines.slice(0, 2)).toEqual([
    'error: task definition "shop:2": revision shop:2 is INACTIVE, so no service can be given it any more',
    '  help: name an ACTIVE revision, or the family alone (shop) for its newest one',
  ])
})

test('a service that is not there, and a cluster that is not, stop the run', async () => {
  aws.seed.cluster('prod')
  expect((await refusal({ inputs: { cluster: 'prod', service: 'web' } }))[0]).toMatch(
    /^error: service "web" in cluster "prod"/,
  )
  expect((await refusal({ inputs: { cluster: 'test', service: 'web' } }))[0]).toMatch(
    /^error: service "web" in cluster "test": there is no such cluster/,
  )
})

test('two collectors in one task stop the run', async () => {
  aws.seed.taskDefinition(
    withCollectors('public.ecr.aws/aws-observability/aws-otel-collector:v0.40.2', 'amazon/aws-otel-collector:v0.40.2'),
  )
  const lines = await refusal({})
  expect(lines.slice(0, 2)).toEqual([
    'error: shop:2: more than one container could be the collector: "collector-0", "collector-1"',
    '  help: say which one with container-name, or remove the others: two collectors in one task want the same ports',
  ])
})

test.each<[string, string, string]>([
  [
    'latest',
    'amazon/aws-otel-collector:latest',
    `error: the image's tag in container "collector-0": "latest" pins nothing: each new task may start another release`,
  ],
  [
    'a digest only',
    `amazon/aws-otel-collector@sha256:${'a'.repeat(64)}`,
    'error: container "collector-0": its image is named by digest only, which does not say which release it is',
  ],
  [
    'no release',
    'amazon/aws-otel-collector:stable',
    `error: the image's tag in container "collector-0": "stable" is no ADOT release; accepted: a release such as v0.49.0`,
  ],
])('a sidecar whose image says %s pins nothing', async (_, image, line) => {
  aws.seed.taskDefinition(withCollectors(image))
  expect((await refusal({ inputs: { 'collector-version': '' } }))[0]).toBe(line)
})

test('an application that container-name names is not removed', async () => {
  aws.seed.taskDefinition(appTask({ containerDefinitions: [appContainer(), { name: 'worker', image: 'worker:1' }] }))
  const lines = await refusal({ inputs: { state: 'absent', 'container-name': 'app', 'fail-on': 'never' } })
  expect(lines[0]).toMatch(/error\[not-a-collector\] container "app": runs ".*\/shop", and neither /)
})

test('no pin anywhere stops the run', async () => {
  expect((await refusal({ inputs: { 'collector-version': '' } }))[0]).toBe(
    'error: input collector-version: is empty, no version file names a release, and the task definition has no collector yet',
  )
})

test('a finding stops the run before anything is written', async () => {
  const lines = await refusal({
    config: SEED,
    inputs: { 'config-values': 'ApplicationName=orders\nendpoint=https://example.com/api/v1/remote_write' },
  })
  expect(lines[0]).toBe(
    'adot.yaml:35:22 error[extension-not-started] "prometheusremotewrite" needs extension "sigv4auth", which is declared but missing in service.extensions',
  )
})

test('a placeholder without a value stops the run, whatever fail-on says', async () => {
  const config = CONFIG.replace('eu-central-1', '"{{Region}}"')
  const lines = await refusal({ config, inputs: { 'fail-on': 'never' } })
  expect(lines[0]).toBe('adot.yaml:10:14 error[placeholder-without-value] placeholder "Region" has no value')
  expect(lines).toContain('error: placeholder "Region" on line 10 of the config has no value')
})

test('a value that no placeholder asks for stops the run', async () => {
  const text = (await refusal({ inputs: { 'config-values': 'Regoin=eu-west-1' } })).join('\n')
  expect(text).toContain(
    'error[value-without-placeholder] config-values has "Regoin", and the config has no {{Regoin}}',
  )
  expect(text).not.toContain('eu-west-1')
})

test('braces that are no placeholder stop the run before AWS refuses them', async () => {
  const lines = await refusal({ config: `# {{1}}\n${CONFIG}`, inputs: { 'fail-on': 'never' } })
  expect(lines[0]).toBe('error: the config still has "{{" on line 1, which Parameter Store refuses in a value')
})

test('a config that is too long stops the run', async () => {
  const more = Array.from(
    { length: 200 },
    (_, index) => `  otlphttp/backend${String(index)}:\n    endpoint: https://backend${String(index)}.example.com\n`,
  ).join('')
  const lines = await refusal({
    config: CONFIG.replace('service:\n', `${more}service:\n`),
    inputs: { rules: 'unused-component=off' },
  })
  expect(lines.join('\n')).toMatch(
    /error: the config has 1\d,\d{3} bytes without comments and blanks, more than the 8,192 of a parameter of tier Advanced; bytes by section: exporters 1\d,\d{3}, /,
  )
})

test('a parameter of another type stops the run', async () => {
  aws.seed.parameter({ Name: '/adot/shop', Value: 'x: 1', Type: 'SecureString' })
  const lines = await refusal({ inputs: { 'parameter-name': '/adot/shop', 'parameter-mode': 'fixed' } })
  expect(lines[0]).toBe(
    'error: parameter "/adot/shop": is a SecureString, and parameter-type is "String"; AWS cannot change the type of a parameter',
  )
})

test('a task definition that ECS would refuse stops the run, whatever fail-on says', async () => {
  const { executionRoleArn: _, ...task } = appTask({
    containerDefinitions: [{ name: 'app', image: 'app:1', essential: true }],
  })
  const lines = await refusal({
    files: { 'task.json': JSON.stringify(task, null, 2) },
    inputs: { 'task-definition': 'task.json', 'fail-on': 'never' },
  })
  expect(lines[0]).toMatch(/^task\.json:\d+:\d+ error\[[\w-]+\] .*executionRoleArn/)
})

test('a Windows task stops the run', async () => {
  aws.seed.taskDefinition(
    appTask({
      runtimePlatform: { operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE', cpuArchitecture: 'X86_64' },
      cpu: '1024',
      memory: '2048',
    }),
  )
  expect((await refusal({})).join('\n')).toContain('error[windows] operatingSystemFamily is "WINDOWS_SERVER_2022_CORE"')
})

test('a permission that is missing is named', async () => {
  aws.fail({ kind: 'access-denied', action: 'DescribeTaskDefinition', times: Infinity })
  const text = (await refusal({})).join('\n')
  expect(text).toContain('ecs:DescribeTaskDefinition')
  expect(text).toContain('"shop"')
})

test('every refused read is told at once', async () => {
  aws.fail({ kind: 'access-denied', times: Infinity })
  const text = (await refusal({})).join('\n')
  expect(text).toContain('ecs:DescribeTaskDefinition')
  expect(text).toContain('ssm:GetParameter')
})

test('what AWS refuses does not hide what is wrong with the config', async () => {
  aws.fail({ kind: 'access-denied', times: Infinity })
  const text = (await refusal({ config: CONFIG.replace('exporters: [awsxray]', 'exporters: [awsxrai]') })).join('\n')
  expect(text).toContain('error[undefined-component]')
  expect(text).toContain('ecs:DescribeTaskDefinition')
})

test('a task definition that is no task definition stops the run', async () => {
  const lines = await refusal({ files: { 'task.yaml': 'a: [1\n' }, inputs: { 'task-definition': 'task.yaml' } })
  expect(lines[0]).toMatch(/^error: task\.yaml:\d+:\d+: /)
  expect(aws.requests).toEqual([])
})
