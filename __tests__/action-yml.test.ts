import { mkdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, expect, test } from '@jest/globals'
import { build } from 'esbuild'
import { parse } from 'yaml'
import { readInputs } from '../src/inputs.js'

/** Every input with its default. `undefined`: none, because an existing sidecar's own value or another input stands in. */
const INPUTS: Readonly<Record<string, string | undefined>> = {
  mode: 'apply',
  state: 'present',
  config: undefined,
  preset: undefined,
  'config-values': undefined,
  'collector-version': undefined,
  'collector-version-file': '.adot-version',
  'collector-image': undefined,
  'collector-digest': undefined,
  'task-definition': undefined,
  cluster: undefined,
  service: undefined,
  'container-name': undefined,
  essential: undefined,
  restart: undefined,
  cpu: undefined,
  memory: undefined,
  'memory-reservation': undefined,
  environment: undefined,
  'log-group': undefined,
  'log-stream-prefix': undefined,
  'health-check': undefined,
  'depends-on': undefined,
  'parameter-name': '/ecs/{family}/adot-config',
  'parameter-mode': 'immutable',
  'parameter-type': 'String',
  'parameter-kms-key-id': undefined,
  'parameter-tier': 'auto',
  tags: undefined,
  'keep-configs': 'all',
  register: 'true',
  'fail-on': 'error',
  rules: undefined,
  comment: 'auto',
  'sarif-file': undefined,
  'github-token': '${{ github.token }}',
  'aws-region': undefined,
  'max-retries': '8',
}

const OUTPUTS = [
  ...['task-definition', 'task-definition-arn', 'family', 'revision'],
  ...['parameter-name', 'parameter-arn', 'parameter-version', 'config-hash'],
  ...['collector-version', 'image', 'changed', 'errors', 'warnings', 'sarif-file'],
]

interface Field {
  readonly description: string
  readonly default?: string
}
interface Action {
  readonly inputs: Readonly<Record<string, Field>>
  readonly outputs: Readonly<Record<string, Field>>
  readonly runs: { readonly using: string; readonly main: string }
}

const text = readFileSync(new URL('../action.yml', import.meta.url), 'utf8')
const action: Action = parse(text)

type Validate = (text: string) => Promise<readonly { readonly message: string }[]>
let validate: Validate

/** GitHub's own language service does not load in Node as it is published: it is bundled first. */
beforeAll(async () => {
  const outfile = fileURLToPath(new URL('../.cache/languageservice.mjs', import.meta.url))
  mkdirSync(new URL('../.cache/', import.meta.url), { recursive: true })
  const contents = `
    import { validate } from '@actions/languageservice'
    import { TextDocument } from 'vscode-languageserver-textdocument'
    let count = 0 // It remembers what it read by address.
    export default (text) => validate(TextDocument.create(\`file:///\${count++}/action.yml\`, 'yaml', 1, text), {})`
  const resolveDir = fileURLToPath(new URL('..', import.meta.url))
  await build({
    stdin: { contents, resolveDir },
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    logLevel: 'error',
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url)" },
  })
  validate = (await import(outfile)).default
})

test('GitHub accepts action.yml', async () => {
  expect(await validate(text)).toEqual([])
})

test.each([
  ['a runtime that does not exist', text.replace('using: node24', 'using: node23')],
  ['a key that does not exist', `${text}secrets: {}\n`],
])('GitHub would refuse %s', async (_, wrong) => {
  expect(wrong).not.toBe(text)
  expect(await validate(wrong)).not.toEqual([])
})

test('the inputs and their defaults are those of the contract', () => {
  const found = Object.entries(action.inputs).map(([name, input]) => [name, input.default])
  expect(Object.fromEntries(found)).toStrictEqual(INPUTS)
})

test('the outputs are those of the contract', () => {
  expect(Object.keys(action.outputs).sort()).toEqual([...OUTPUTS].sort())
})

test('every default is a text, as the runner hands it on', () => {
  for (const input of Object.values(action.inputs)) expect(['string', 'undefined']).toContain(typeof input.default)
})

test('every input and output is described in full sentences', () => {
  for (const field of [...Object.values(action.inputs), ...Object.values(action.outputs)]) {
    expect(field.description).toMatch(/^[A-Z`].*\.$/s)
  }
})

test('the action starts dist/index.js on the Node of the runner', () => {
  expect(action.runs).toEqual({ using: 'node24', main: 'dist/index.js' })
})

/** The names of all inputs that the action asks for when the user gives these. */
function askedFor(given: Readonly<Record<string, string>>): readonly string[] {
  const asked = new Set<string>()
  const read = (name: string): string => {
    asked.add(name)
    return given[name] ?? action.inputs[name]?.default ?? ''
  }
  readInputs(read, { variable: () => 'eu-west-1', rules: [], presets: () => [] })
  return [...asked]
}

test('the action asks for every input of action.yml and for no other', () => {
  const asked = [
    ...askedFor({ config: 'config.yaml', 'task-definition': 'web' }),
    ...askedFor({ config: 'config.yaml', cluster: 'main', service: 'web', 'parameter-type': 'SecureString' }),
  ]
  expect([...new Set(asked)].sort()).toEqual(Object.keys(INPUTS).sort())
})

test('the defaults alone, with a config and a task definition, are accepted', () => {
  expect(() => askedFor({ config: 'config.yaml', 'task-definition': 'web' })).not.toThrow()
})
