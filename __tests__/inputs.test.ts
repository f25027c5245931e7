import { expect, test } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { Failure } from '../src/core/problem.js'
import { refusedInputs } from '../src/inputs/reader.js'
import { readInputs, USUAL_VERSION_FILE, type Inputs, type Surroundings } from '../src/inputs.js'

type Given = Readonly<Record<string, string>>

const action = parse(readFileSync(new URL('../action.yml', import.meta.url), 'utf8'))
const DEFAULTS: Given = Object.fromEntries(
  Object.entries<{ default?: string }>(action.inputs).map(([name, { default: text }]) => [
    name,
    name === 'github-token' ? 'a-token' : (text ?? ''),
  ]),
)
const USUAL: Given = { config: 'adot.yaml', 'task-definition': 'app' }
const SURROUNDINGS: Surroundings = {
  variable: (name) => (name === 'AWS_REGION' ? 'us-east-1' : undefined),
  rules: ['undefined-component', 'unused-component'],
  presets: () => ['prometheus', 'otlp'],
}

/** The inputs as the runner gives them: defaults of action.yml filled in. Every one that is asked for must be in action.yml. */
const read = (given: Given, surroundings = SURROUNDINGS): Inputs =>
  readInputs((name) => {
    const text = { ...DEFAULTS, ...USUAL, ...given }[name]
    if (text === undefined) throw new Error(`action.yml has no input ${name}`)
    return text
  }, surroundings)

function troublesOf(given: Given, surroundings = SURROUNDINGS): readonly string[] {
  try {
    read(given, surroundings)
  } catch (error) {
    if (error instanceof Failure)
      return error.troubles.map(({ what, help }) => (help === undefined ? what : `${what} | ${help}`))
    throw error
  }
  return []
}

test('action.yml alone gives the defaults', () => {
  expect(read({})).toMatchObject({
    mode: 'apply',
    state: 'present',
    config: { from: 'file', path: 'adot.yaml' },
    values: new Map(),
    version: { given: undefined, file: '.adot-version', isNamed: false },
    definition: { from: 'revision', name: 'app', family: 'app', isLatest: true },
    parameter: {
      name: '/ecs/{family}/adot-config',
      isImmutable: true,
      type: 'String',
      tier: 'auto',
      tags: [],
      keep: undefined,
    },
    register: true,
    failOn: 'error',
    comment: 'auto',
    sarifFile: undefined,
    aws: { region: 'us-east-1', attempts: 8 },
  })
  expect(Object.values(read({}).sidecar).filter((value) => value !== undefined)).toEqual([new Map()])
})

test('the version file that may be missing is the one of action.yml', () => {
  expect(USUAL_VERSION_FILE).toBe(DEFAULTS['collector-version-file'])
  expect(read({ 'collector-version-file': 'other' }).version.isNamed).toBe(true)
})

test('every input of action.yml is asked for', () => {
  const asked = new Set<string>()
  readInputs((name) => {
    asked.add(name)
    return { ...DEFAULTS, ...USUAL }[name] ?? ''
  }, SURROUNDINGS)
  expect([...asked].sort()).toEqual(Object.keys(DEFAULTS).sort())
})

test('inputs are read into what they mean', () => {
  const inputs = read({
    'config-values': 'Name=orders\n# a comment\n\n  Endpoint=https://x/?a=b ',
    environment: 'A=1\nB=',
    'collector-image': 'registry.local:5000/mirror/aws-otel-collector',
    'collector-digest': `sha256:${'a'.repeat(64)}`,
    'health-check': 'false',
    essential: 'true',
    cpu: '256',
    tags: 'team=core team\ncost:center=12',
    'keep-configs': '3',
    rules: 'unused-component=off\nundefined-component=warning',
    'aws-region': 'eu-central-1',
    register: 'false',
  })
  expect([...inputs.values]).toEqual([
    ['Name', 'orders'],
    ['Endpoint', 'https://x/?a=b'],
  ])
  expect([...inputs.sidecar.environment]).toEqual([
    ['A', '1'],
    ['B', ''],
  ])
  expect(inputs.sidecar).toMatchObject({ healthCheck: false, essential: true, cpu: 256 })
  expect(inputs.parameter).toMatchObject({
    keep: 3,
    tags: [
      { key: 'team', value: 'core team' },
      { key: 'cost:center', value: '12' },
    ],
  })
  expect([...inputs.rules]).toEqual([
    ['unused-component', 'off'],
    ['undefined-component', 'warning'],
  ])
  expect(inputs).toMatchObject({ aws: { region: 'eu-central-1' }, register: false })
})

const ARN = 'arn:aws:ecs:eu-west-1:123456789012:task-definition/my-app:42'

test.each([
  ['task.json', { from: 'file', path: 'task.json' }],
  ['ecs/task', { from: 'file', path: 'ecs/task' }],
  ['TASK.YML', { from: 'file', path: 'TASK.YML' }],
  ['my-app', { from: 'revision', name: 'my-app', family: 'my-app', isLatest: true }],
  ['my-app:42', { from: 'revision', name: 'my-app:42', family: 'my-app', isLatest: false }],
  [ARN, { from: 'revision', name: ARN, family: 'my-app', isLatest: false }],
])('task definition %s is understood', (text, source) => {
  expect(read({ 'task-definition': text }).definition).toEqual(source)
})

test('cluster and service together name the task definition that runs', () => {
  expect(read({ 'task-definition': '', cluster: 'prod', service: 'web' }).definition).toEqual({
    from: 'service',
    cluster: 'prod',
    service: 'web',
  })
})

test('mode lint needs neither task definition nor region', () => {
  const nothing = { ...SURROUNDINGS, variable: () => undefined }
  expect(read({ mode: 'lint', 'task-definition': '' }, nothing)).toMatchObject({
    definition: undefined,
    aws: { region: undefined },
  })
})

test('without the sidecar no config is read, though one may be named', () => {
  expect(read({ state: 'absent' }).config).toBeUndefined()
  expect(read({ state: 'absent', config: '' }).config).toBeUndefined()
})

test.each<[string, Given, string]>([
  [
    'an unknown mode',
    { mode: 'pln' },
    'input mode: "pln" is not accepted; accepted: "apply", "lint", "plan" | write plan',
  ],
  ['an emptied input', { mode: '' }, 'input mode: is empty | leave the input out to get its default'],
  ['a wrong yes', { essential: 'yes' }, 'input essential: "yes" is not accepted; accepted: "false", "true"'],
  [
    'no config',
    { config: '' },
    'input config: is empty; accepted: the path of a collector config | name your config, or set state to "absent" to remove the sidecar',
  ],
  [
    'config and preset',
    { preset: 'otlp' },
    'inputs config and preset: "adot.yaml" and "otlp" exclude each other | keep one of them',
  ],
  [
    'an unknown preset',
    { config: '', preset: 'otl' },
    'input preset: "otl" is the name of no preset; accepted: "otlp", "prometheus" | write otlp',
  ],
  [
    'an absent sidecar in lint',
    { mode: 'lint', state: 'absent' },
    'input state: "absent" leaves nothing to check in mode "lint" | use mode "plan" to see what would be removed',
  ],
  [
    'a line without =',
    { 'config-values': 'A=1\nsecret' },
    'input config-values: line 2 has no "="; accepted: lines NAME=value',
  ],
  [
    'a repeated name',
    { environment: 'A=1\n\nA=2' },
    'input environment: line 3 has the same name as line 1 | keep one of them',
  ],
  [
    'a wrong name',
    { 'config-values': '1a=secret' },
    'input config-values: line 1 has a name that is not accepted; accepted: a letter, then letters, digits and "_"',
  ],
  [
    'the variable that is ours',
    { environment: 'AOT_CONFIG_CONTENT=secret' },
    'input environment: line 1 sets AOT_CONFIG_CONTENT, which this action sets to the stored config | give the config with the input config',
  ],
  [
    'a repository with a tag',
    { 'collector-image': 'a/b:v1' },
    'input collector-image: "a/b:v1" is not accepted; accepted: a repository without tag and digest, such as public.ecr.aws/aws-observability/aws-otel-collector',
  ],
  [
    'a short digest',
    { 'collector-digest': 'sha256:abc' },
    'input collector-digest: "sha256:abc" is not accepted; accepted: "sha256:" and 64 hex digits in lower case',
  ],
  [
    'a container name with a dot',
    { 'container-name': 'a.b' },
    'input container-name: "a.b" is not accepted; accepted: up to 255 letters, digits, "-" and "_"',
  ],
  [
    'no task definition',
    { 'task-definition': '' },
    'input task-definition: is empty; accepted: a file (.json, .yaml, .yml), a family, family:revision, or the ARN of a revision | or name cluster and service',
  ],
  [
    'two sources',
    { cluster: 'c', service: 's' },
    'inputs task-definition and cluster and service: exclude each other | name a task definition, or the service that runs it',
  ],
  [
    'a cluster alone',
    { 'task-definition': '', cluster: 'c' },
    'input service: is empty, but cluster is "c"; accepted: both or none of them',
  ],
  [
    'half an ARN',
    { 'task-definition': 'arn:aws:ecs:eu-west-1:123456789012:task-definition/app' },
    'input task-definition: "arn:aws:ecs:eu-west-1:123456789012:task-definition/app" is not accepted; accepted: a file (.json, .yaml, .yml), a family, family:revision, or the ARN of a revision',
  ],
  [
    'too much memory set aside',
    { memory: '64', 'memory-reservation': '128' },
    'inputs memory-reservation and memory: "128" is more than "64"; accepted: at most the memory',
  ],
  [
    'a fraction of a MiB',
    { memory: '1.5' },
    'input memory: "1.5" is not accepted; accepted: a whole number of MiB from 6 to 33554432',
  ],
  [
    'waiting for a check that is off',
    { 'depends-on': 'healthy', 'health-check': 'false' },
    'inputs depends-on and health-check: "healthy" and "false" exclude each other | set health-check to "auto", or depends-on to "start"',
  ],
  [
    'a key without encryption',
    { 'parameter-kms-key-id': 'alias/x' },
    'inputs parameter-kms-key-id and parameter-type: "alias/x" is used only with type "SecureString" | set parameter-type to "SecureString", or drop the key',
  ],
  [
    'a name of AWS',
    { 'parameter-name': '/aws/{family}' },
    'input parameter-name: "/aws/{family}" begins with "aws" or "ssm", which AWS keeps for itself; accepted: any other beginning',
  ],
  [
    'an unknown placeholder',
    { 'parameter-name': '/x/{service}' },
    'input parameter-name: "{service}" in "/x/{service}" stands for nothing; accepted: {family}',
  ],
  [
    'a deep name',
    { 'parameter-name': '/a'.repeat(15) },
    `input parameter-name: "${'/a'.repeat(15)}" is too deep; accepted: at most 15 parts, of which parameter-mode "immutable" adds one`,
  ],
  [
    'a tag of AWS',
    { tags: 'aws:x=1' },
    'input tags: line 1 has a name that is not accepted; accepted: up to 128 letters, digits, blanks and any of _ . : / + - @, not beginning with "aws:"',
  ],
  [
    'a fixed parameter with a history',
    { 'parameter-mode': 'fixed', 'keep-configs': '2' },
    'inputs keep-configs and parameter-mode: "2" and "fixed" exclude each other: a fixed parameter is one | set keep-configs to "all"',
  ],
  [
    'cleaning up after others',
    { 'parameter-name': '/x', 'keep-configs': '2' },
    'inputs keep-configs and parameter-name: "2" deletes configs, and "/x" may be shared with another family | put {family} into parameter-name',
  ],
  [
    'an unknown rule',
    { rules: 'unused-componet=off' },
    'input rules: "unused-componet" on line 1 is the name of no rule; accepted: "undefined-component", "unused-component" | write unused-component',
  ],
  [
    'an unknown level',
    { rules: 'unused-component=no' },
    'input rules: "no" on line 1 is not accepted; accepted: "error", "note", "off", "warning"',
  ],
  [
    'no attempts',
    { 'max-retries': '0' },
    'input max-retries: "0" is not accepted; accepted: a whole number of attempts from 1 to 50',
  ],
  [
    'no region',
    { 'aws-region': 'Ireland' },
    'input aws-region: "Ireland" is not accepted; accepted: an AWS region such as us-east-1',
  ],
])('%s is refused with what is accepted', (_, given, trouble) => {
  expect(troublesOf(given)).toEqual([trouble])
  const named = refusedInputs(trouble)
  expect(named.length).toBeGreaterThan(0)
  expect(named.filter((name) => action.inputs[name] === undefined)).toEqual([])
})

test('of many names only the nearest is told', () => {
  const rules = Array.from({ length: 39 }, (_, index) => `other-rule-${index}`).concat('unknown-key')
  expect(troublesOf({ rules: 'unknown-keys=off' }, { ...SURROUNDINGS, rules })).toEqual([
    'input rules: "unknown-keys" on line 1 is the name of no rule; accepted: 40 names, the nearest is "unknown-key" | write unknown-key',
  ])
})

test('a region has to come from somewhere', () => {
  expect(troublesOf({}, { ...SURROUNDINGS, variable: () => '' })).toEqual([
    'input aws-region: is empty, and so are AWS_REGION and AWS_DEFAULT_REGION | set one of them: mode "apply" calls AWS',
  ])
})

test('every mistake is told at once, and no secret value', () => {
  const troubles = troublesOf({
    mode: 'go',
    'config-values': 'hunter2',
    environment: 'x y=hunter2',
    cpu: '-1',
    'fail-on': 'all',
    'github-token': 'hunter2',
  })
  expect(troubles).toHaveLength(5)
  expect(troubles.join()).not.toContain('hunter2')
})
