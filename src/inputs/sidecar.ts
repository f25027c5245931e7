import { quote } from '../core/text.js'
import type { SidecarOptions } from '../taskdef/options.js'
import {
  readMatching,
  readMaybeChoice,
  readMaybeYes,
  readPairs,
  readWhole,
  refuse,
  type Accepted,
  type Reader,
} from './reader.js'

/** What the inputs say of the sidecar; the rest of its options is known later. */
export type SidecarInputs = Omit<
  SidecarOptions,
  'release' | 'parameterName' | 'region' | 'healthCheckWorks' | 'awsCallers'
>

const CONTAINER: Accepted = {
  test: (text) => /^[A-Za-z0-9_-]{1,255}$/.test(text),
  what: 'up to 255 letters, digits, "-" and "_"',
}
const REPOSITORY: Accepted = {
  test: (text) => /^[a-z0-9][a-z0-9._-]*(:\d+)?(\/[a-z0-9][a-z0-9._-]*)*$/.test(text),
  what: 'a repository without tag and digest, such as public.ecr.aws/aws-observability/aws-otel-collector',
}
const DIGEST: Accepted = {
  test: (text) => /^sha256:[0-9a-f]{64}$/.test(text),
  what: '"sha256:" and 64 hex digits in lower case',
}
const GROUP: Accepted = {
  test: (text) => /^[\w./#-]{1,512}$/.test(text),
  what: 'up to 512 letters, digits and any of _ - / . #',
}
const PREFIX: Accepted = {
  test: (text) => /^[^:*\s]{1,300}$/.test(text),
  what: 'up to 300 characters without blanks, ":" and "*"',
}
const VARIABLE: Accepted = {
  test: (name) => /^[A-Za-z_][A-Za-z0-9_.-]*$/.test(name),
  what: 'a letter or "_", then letters, digits and any of _ . -, with no blank before the "="',
}

/** The least that ECS lets a container have. */
const LEAST_MEMORY = 6
const MIB = { from: LEAST_MEMORY, to: 33_554_432, unit: 'MiB' }

export function readSidecarInputs(reader: Reader): SidecarInputs {
  const inputs = {
    imageRepository: readMatching(reader, 'collector-image', REPOSITORY),
    digest: readMatching(reader, 'collector-digest', DIGEST),
    containerName: readContainerName(reader),
    essential: readMaybeYes(reader, 'essential'),
    restart: readMaybeYes(reader, 'restart'),
    cpu: readWhole(reader, 'cpu', { from: 0, to: 1_048_576, unit: 'CPU units' }),
    memory: readWhole(reader, 'memory', MIB),
    memoryReservation: readWhole(reader, 'memory-reservation', MIB),
    environment: readEnvironment(reader),
    logGroup: readMatching(reader, 'log-group', GROUP),
    logStreamPrefix: readMatching(reader, 'log-stream-prefix', PREFIX),
    healthCheck: readHealthCheck(reader),
    dependsOn: readMaybeChoice(reader, 'depends-on', ['none', 'start', 'healthy']),
  }
  checkTogether(reader, inputs)
  return inputs
}

export const readContainerName = (reader: Reader): string | undefined =>
  readMatching(reader, 'container-name', CONTAINER)

function readHealthCheck(reader: Reader): boolean | 'auto' | undefined {
  const given = readMaybeChoice(reader, 'health-check', ['auto', 'true', 'false'])
  return given === 'auto' || given === undefined ? given : given === 'true'
}

function readEnvironment(reader: Reader): ReadonlyMap<string, string> {
  const pairs = readPairs(reader, 'environment', VARIABLE)
  const config = pairs.find(({ name }) => name === 'AOT_CONFIG_CONTENT')
  if (config)
    refuse(
      reader,
      `input environment: line ${config.line} sets AOT_CONFIG_CONTENT, which this action sets to the stored config`,
      'give the config with the input config',
    )
  return new Map(pairs.map(({ name, value }) => [name, value]))
}

function checkTogether(
  reader: Reader,
  { memory, memoryReservation, healthCheck, dependsOn }: Omit<SidecarInputs, 'environment'>,
): void {
  if (memory !== undefined && memoryReservation !== undefined && memoryReservation > memory) {
    refuse(
      reader,
      `inputs memory-reservation and memory: ${quote(String(memoryReservation))} is more than ${quote(String(memory))}; accepted: at most the memory`,
    )
  }
  if (healthCheck === false && dependsOn === 'healthy') {
    refuse(
      reader,
      'inputs depends-on and health-check: "healthy" and "false" exclude each other',
      'set health-check to "auto", or depends-on to "start"',
    )
  }
}
