import { readdirSync, readFileSync } from 'node:fs'
import { findRelease, releases } from '../../src/collector/catalog.js'
import { readSource } from '../../src/core/source.js'
import { lint, type LintRequest } from '../../src/lint/lint.js'
import { rules } from '../../src/rules/index.js'
import { faultsOf } from './faults.js'
import { flipped, mutated } from './mutations.js'
import { randomOf, type Random } from './random.js'

/** Configs of all kinds, good and bad, below the project's root. */
export function readConfigs(root: URL): readonly string[] {
  const folder = new URL('__tests__/oracle/cases/', root)
  return readdirSync(folder)
    .sort()
    .map((name) => readFileSync(new URL(name, folder), 'utf8'))
}

const TASK = JSON.stringify(
  {
    family: 'shop',
    networkMode: 'awsvpc',
    requiresCompatibilities: ['FARGATE'],
    cpu: '256',
    memory: '512',
    containerDefinitions: [
      {
        name: 'app',
        image: 'shop:1',
        essential: true,
        portMappings: [{ containerPort: 8080 }],
        environment: [
          { name: 'OTEL_EXPORTER_OTLP_ENDPOINT', value: 'http://localhost:4317' },
          { name: 'OTEL_EXPORTER_OTLP_PROTOCOL', value: 'http/protobuf' },
          { name: 'AWS_XRAY_DAEMON_ADDRESS', value: 'xray:2000' },
        ],
        dependsOn: [{ containerName: 'adot', condition: 'HEALTHY' }],
      },
      {
        name: 'adot',
        image: 'public.ecr.aws/aws-observability/aws-otel-collector:v0.40.0',
        essential: true,
        command: ['--config=/etc/ecs/ecs-default-config.yaml', '--set=service.telemetry.logs.level=debug'],
        portMappings: [{ containerPort: 4317, protocol: 'udp' }],
        environment: [{ name: 'AWS_REGION', value: 'us-east-1' }],
        secrets: [{ name: 'AOT_CONFIG_CONTENT', valueFrom: 'otel' }],
        healthCheck: { command: ['CMD', '/healthcheck'], interval: 5, retries: 3 },
        logConfiguration: { logDriver: 'awslogs', options: { 'awslogs-group': 'x' } },
        memory: 64,
        readonlyRootFilesystem: true,
      },
    ],
  },
  undefined,
  2,
)

/** What a seed makes of the configs: a config, a release, and sometimes values, an environment, a task definition. */
export function requestOf(seed: number, configs: readonly string[]): LintRequest {
  const random = randomOf(seed)
  const text = mutated(configs, random)
  const all = releases()
  const release = random.any(all) ?? findRelease('v0.49.0')
  if (!release) throw new Error('the catalog has no releases')
  return {
    file: 'collector.yaml',
    text: random.chance(0.05) ? flipped(text, random) : text,
    release,
    values: random.chance(0.5)
      ? undefined
      : new Map([
          ['X', random.pick(['1', 'a: b', '', '"', '\n  x: y', '🚀', '[', "'", '${env:X}', '{{X}}'])],
          ['Y', 'y'],
          ['Unused', 'u'],
        ]),
    environment: random.chance(0.5)
      ? undefined
      : new Map([
          ['X', random.pick(['', '1', 'a', '[a, b]', '${env:X}', '${X}', '$X', '{a: {b: c}}', undefined])],
          ['SET_YAML', '[a, b]'],
          ['AWS_REGION', 'us-east-1'],
        ]),
    severities: new Map(),
    ...(random.chance(0.2) && {
      taskDefinition: { file: 'task.json', text: taskOf(random), isPlaced: random.chance(0.3) },
    }),
  }
}

const taskOf = (random: Random): string => (random.chance(0.7) ? mutated([TASK], random) : TASK)

export interface Run {
  readonly findings: number
  /** Of the first of the two times. */
  readonly milliseconds: number
  readonly faults: readonly string[]
}

/** Lints twice and tells everything that is wrong with what came out, whatever the config says. */
export function tryOut(request: LintRequest): Run {
  const start = performance.now()
  try {
    const findings = lint(request, rules)
    const milliseconds = performance.now() - start
    const again = lint(request, rules)
    const unstable = JSON.stringify(findings) === JSON.stringify(again) ? [] : ['the same input gives other findings']
    return { findings: findings.length, milliseconds, faults: [...faultsOf(findings, textsOf(request)), ...unstable] }
  } catch (thrown) {
    const { stack = '' } = thrown instanceof Error ? thrown : new Error(String(thrown))
    return {
      findings: 0,
      milliseconds: performance.now() - start,
      faults: [`throws ${stack.split('\n').slice(0, 4).join(' ')}`],
    }
  }
}

const textsOf = ({ file, text, taskDefinition }: LintRequest): Readonly<Record<string, string>> => ({
  [file]: typeof text === 'string' ? text : readSource(text).text,
  ...(taskDefinition && { [taskDefinition.file]: taskDefinition.text }),
})
