import { exactNumber, isList, isObject, isRawNumber, type Json, type JsonObject } from '../core/json.js'
import type { Trouble } from '../core/problem.js'
import { quote } from '../core/text.js'
import { textOf } from './fields.js'

interface Fields {
  readonly [field: string]: Kind
}

/** What a field holds: `texts` is a list of text, `map` has text under free keys, `[fields]` is a list of objects. */
type Kind = Simple | readonly [Fields] | Fields
type Simple = 'text' | 'whole' | 'boolean' | 'texts' | 'wholes' | 'map'

const NAMED: Fields = { name: 'text', value: 'text' }
const SECRET: Fields = { name: 'text', valueFrom: 'text' }

const CONTAINER: Fields = {
  name: 'text',
  image: 'text',
  repositoryCredentials: { credentialsParameter: 'text' },
  cpu: 'whole',
  memory: 'whole',
  memoryReservation: 'whole',
  links: 'texts',
  portMappings: [
    {
      containerPort: 'whole',
      hostPort: 'whole',
      protocol: 'text',
      name: 'text',
      appProtocol: 'text',
      containerPortRange: 'text',
    },
  ],
  essential: 'boolean',
  restartPolicy: { enabled: 'boolean', ignoredExitCodes: 'wholes', restartAttemptPeriod: 'whole' },
  entryPoint: 'texts',
  command: 'texts',
  environment: [NAMED],
  environmentFiles: [{ value: 'text', type: 'text' }],
  mountPoints: [{ sourceVolume: 'text', containerPath: 'text', readOnly: 'boolean' }],
  volumesFrom: [{ sourceContainer: 'text', readOnly: 'boolean' }],
  secrets: [SECRET],
  dependsOn: [{ containerName: 'text', condition: 'text' }],
  startTimeout: 'whole',
  stopTimeout: 'whole',
  hostname: 'text',
  user: 'text',
  workingDirectory: 'text',
  disableNetworking: 'boolean',
  privileged: 'boolean',
  readonlyRootFilesystem: 'boolean',
  dnsServers: 'texts',
  dnsSearchDomains: 'texts',
  dockerSecurityOptions: 'texts',
  interactive: 'boolean',
  pseudoTerminal: 'boolean',
  dockerLabels: 'map',
  ulimits: [{ name: 'text', softLimit: 'whole', hardLimit: 'whole' }],
  logConfiguration: { logDriver: 'text', options: 'map', secretOptions: [SECRET] },
  healthCheck: { command: 'texts', interval: 'whole', timeout: 'whole', retries: 'whole', startPeriod: 'whole' },
  systemControls: [{ namespace: 'text', value: 'text' }],
  resourceRequirements: [{ value: 'text', type: 'text' }],
  firelensConfiguration: { type: 'text', options: 'map' },
  credentialSpecs: 'texts',
}

/** The fields of RegisterTaskDefinition that people write by hand, from the service's own model. Others are taken as they are. */
const TASK: Fields = {
  family: 'text',
  taskRoleArn: 'text',
  executionRoleArn: 'text',
  networkMode: 'text',
  containerDefinitions: [CONTAINER],
  volumes: [{ name: 'text' }],
  placementConstraints: [{ type: 'text', expression: 'text' }],
  requiresCompatibilities: 'texts',
  cpu: 'text',
  memory: 'text',
  tags: [{ key: 'text', value: 'text' }],
  pidMode: 'text',
  ipcMode: 'text',
  proxyConfiguration: { type: 'text', containerName: 'text', properties: [NAMED] },
  ephemeralStorage: { sizeInGiB: 'whole' },
  runtimePlatform: { cpuArchitecture: 'text', operatingSystemFamily: 'text' },
  enableFaultInjection: 'boolean',
}

/** Every field that holds another kind of value than ECS takes. Places name containers and variables; no value is told. */
export const wrongKinds = (definition: JsonObject, label: string): readonly Trouble[] => [
  ...check(definition, TASK, `${label}: `),
]

function* check(json: Json, kind: Kind, place: string): Generator<Trouble> {
  if (json === null) return
  if (isListKind(kind)) {
    if (isList(json))
      for (const [index, item] of json.entries()) yield* check(item, kind[0], `${place}[${stepOf(item, index)}]`)
    else yield wrong(json, 'a list of objects', place)
  } else if (typeof kind === 'object') {
    if (!isObject(json)) yield wrong(json, 'an object', place)
    else
      for (const [key, value] of Object.entries(json))
        yield* checkField(value, Object.hasOwn(kind, key) ? kind[key] : undefined, joinPlace(place, key))
  } else yield* checkSimple(json, kind, place)
}

function* checkField(value: Json, kind: Kind | undefined, place: string): Generator<Trouble> {
  if (kind !== undefined) yield* check(value, kind, place)
}

function* checkSimple(json: Json, kind: Simple, place: string): Generator<Trouble> {
  if (kind === 'texts' || kind === 'wholes') {
    const each = kind === 'texts' ? 'text' : 'whole'
    if (!isList(json)) yield wrong(json, kind === 'texts' ? 'a list of strings' : 'a list of whole numbers', place)
    else for (const [index, item] of json.entries()) yield* checkSimple(item, each, `${place}[${index}]`)
  } else if (kind === 'map') {
    if (!isObject(json)) yield wrong(json, 'an object', place)
    else for (const [key, item] of Object.entries(json)) yield* check(item, 'text', `${place}[${quote(key)}]`)
  } else if (!isSimple(json, kind)) yield wrong(json, KIND_NAMES[kind], place)
}

const KIND_NAMES = { text: 'a string', whole: 'a whole number', boolean: 'true or false' } as const

function isSimple(json: Json, kind: keyof typeof KIND_NAMES): boolean {
  if (kind === 'text') return typeof json === 'string'
  return kind === 'boolean' ? typeof json === 'boolean' : isWhole(json)
}

/** Also one that is too large for JavaScript. */
const isWhole = (json: Json): boolean =>
  Number.isInteger(exactNumber(json)) || (isRawNumber(json) && /^-?[0-9]+$/.test(json.value))

const isListKind = (kind: Kind): kind is readonly [Fields] => Array.isArray(kind)

const joinPlace = (place: string, key: string): string => (place.endsWith(' ') ? `${place}${key}` : `${place}.${key}`)

const stepOf = (item: Json, index: number): string => {
  const name = textOf(item, 'name')
  return name === undefined ? String(index) : quote(name)
}

function wrong(json: Json, wanted: string, place: string): Trouble {
  const what = `${place} is ${kindOf(json)}, where ECS takes ${wanted}`
  const quotable = wanted === 'a string' && (typeof json === 'number' || typeof json === 'boolean' || isRawNumber(json))
  if (quotable) return { what, help: 'put the value in quotes' }
  return typeof json === 'string' && wanted !== 'an object'
    ? { what, help: 'write the value without quotes' }
    : { what }
}

function kindOf(json: Json): string {
  if (json === null) return 'null'
  if (isList(json)) return 'a list'
  if (isObject(json)) return 'an object'
  if (typeof json === 'string') return 'a string'
  if (typeof json === 'boolean') return String(json)
  return isWhole(json) ? 'a number' : 'a number with a fraction'
}
