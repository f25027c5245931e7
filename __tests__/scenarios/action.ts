import { readFileSync } from 'node:fs'
import { type ActionOptions, type ActionRun, runAction } from '../fakes/runner.js'

/** Another build than the committed one, to try it. */
export const ENTRY = process.env['ACTION_ENTRY'] ?? 'dist/index.js'

/** A config that every release from v0.24.0 on starts with. */
export const CONFIG = `extensions:
  health_check:
receivers:
  otlp:
    protocols:
      grpc:
        endpoint: "127.0.0.1:4317"
exporters:
  awsxray:
    region: eu-central-1
service:
  extensions: [health_check]
  pipelines:
    traces:
      receivers: [otlp]
      exporters: [awsxray]
`

export interface Scenario {
  readonly inputs?: Readonly<Record<string, string>>
  readonly env?: Readonly<Record<string, string>>
  /** The text of adot.yaml. */
  readonly config?: string
  readonly files?: Readonly<Record<string, string>>
  readonly token?: string
  readonly event?: object
}

/** The action with adot.yaml in its workspace, pinned to v0.49.0, on family shop, unless told otherwise. */
export function run({ inputs = {}, env = {}, config = CONFIG, files = {}, ...more }: Scenario): Promise<ActionRun> {
  const isService = 'service' in inputs || 'cluster' in inputs
  const options: ActionOptions = {
    entry: ENTRY,
    env,
    files: { 'adot.yaml': config, ...files },
    inputs: {
      config: 'adot.yaml',
      'collector-version': 'v0.49.0',
      ...(isService ? {} : { 'task-definition': 'shop' }),
      ...inputs,
    },
    ...more,
  }
  return runAction(options)
}

/** What the log says, without the runner's commands. */
export const linesOf = ({ stdout }: ActionRun): readonly string[] =>
  stdout.split('\n').filter((line) => line !== '' && !line.startsWith('::'))

/** The text of the file that a run hands on. */
export function handedOn({ outputs, temp }: ActionRun): string {
  const path = outputs['task-definition'] ?? ''
  const name = Object.keys(temp).find((file) => path.endsWith(`/${file}`))
  if (name === undefined) throw new Error(`there is no file ${path}`)
  return temp[name] ?? ''
}

const DESCRIBE_ONLY = [
  ...['compatibilities', 'taskDefinitionArn', 'requiresAttributes', 'revision', 'status'],
  ...['registeredAt', 'deregisteredAt', 'registeredBy', 'deleteRequestedAt'],
]

/** What Describe shows of a definition, without what Register does not take. */
export const registrable = (shown: object = {}): object =>
  Object.fromEntries(Object.entries(shown).filter(([name]) => !DESCRIBE_ONLY.includes(name)))

export const SEED = readFileSync(new URL('seed.yaml', import.meta.url), 'utf8')
