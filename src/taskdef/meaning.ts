import { exactNumber, isList, isObject, objectOf, printJson, type Json, type JsonObject } from '../core/json.js'
import type { Definition } from './definition.js'
import { isAbsent, numberOf, textOf } from './fields.js'
import { cpuUnits, isFargate, mebibytes } from './sizes.js'

/**
 * The definition as ECS means it, as text: two are equal exactly when their definitions mean the same. What Describe
 * fills in, the order of keys and of lists that are sets, and the difference between absent and empty are gone. Fields
 * that nobody here knows count too.
 */
export const meaningOf = (definition: Definition): string => printJson(canonicalOf(definition))

/** The canonical form itself: containers in the order of their names, keys in the order of the alphabet. */
export function canonicalOf(definition: Definition): JsonObject {
  const canonical = canonicalObject(definition.json, '', contextOf(definition))
  return canonical ?? {}
}

interface Context {
  readonly networkMode: string
  readonly isOnFargate: boolean
}

const contextOf = (definition: Definition): Context => ({
  networkMode: textOf(definition.json, 'networkMode') ?? 'bridge',
  isOnFargate: isFargate(definition),
})

const C = 'containerDefinitions'

const mapOf = <T>(entries: Readonly<Record<string, T>>): ReadonlyMap<string, T> => new Map(Object.entries(entries))

/** Lists whose order means nothing, with the field that names an item; '' sorts by the whole item. */
const SETS: ReadonlyMap<string, string> = mapOf({
  [C]: 'name',
  requiresCompatibilities: '',
  volumes: 'name',
  placementConstraints: '',
  inferenceAccelerators: 'deviceName',
  tags: 'key',
  'proxyConfiguration.properties': 'name',
  [`${C}.environment`]: 'name',
  [`${C}.secrets`]: 'name',
  [`${C}.portMappings`]: '',
  [`${C}.mountPoints`]: 'containerPath',
  [`${C}.volumesFrom`]: 'sourceContainer',
  [`${C}.dependsOn`]: 'containerName',
  [`${C}.links`]: '',
  [`${C}.ulimits`]: 'name',
  [`${C}.systemControls`]: 'namespace',
  [`${C}.resourceRequirements`]: '',
  [`${C}.restartPolicy.ignoredExitCodes`]: '',
  [`${C}.logConfiguration.secretOptions`]: 'name',
  [`${C}.linuxParameters.capabilities.add`]: '',
  [`${C}.linuxParameters.capabilities.drop`]: '',
  [`${C}.linuxParameters.devices`]: '',
})

/** Maps with free keys: an empty text is a value there. */
const MAPS: ReadonlySet<string> = new Set([
  ...[`${C}.dockerLabels`, `${C}.logConfiguration.options`, `${C}.firelensConfiguration.options`],
  ...['volumes.dockerVolumeConfiguration.driverOpts', 'volumes.dockerVolumeConfiguration.labels'],
])

/** What a field means when it is not there, from the API's reference; Describe shows some of them. */
const DEFAULTS: ReadonlyMap<string, Json> = mapOf<Json>({
  enableFaultInjection: false,
  'volumes.configuredAtLaunch': false,
  'volumes.efsVolumeConfiguration.rootDirectory': '/',
  'volumes.efsVolumeConfiguration.transitEncryption': 'DISABLED',
  'volumes.efsVolumeConfiguration.authorizationConfig.iam': 'DISABLED',
  'volumes.dockerVolumeConfiguration.scope': 'task',
  'volumes.dockerVolumeConfiguration.autoprovision': false,
  [`${C}.cpu`]: 0,
  [`${C}.essential`]: true,
  [`${C}.disableNetworking`]: false,
  [`${C}.privileged`]: false,
  [`${C}.readonlyRootFilesystem`]: false,
  [`${C}.interactive`]: false,
  [`${C}.pseudoTerminal`]: false,
  [`${C}.versionConsistency`]: 'enabled',
  [`${C}.portMappings.protocol`]: 'tcp',
  // In bridge mode 0 asks for any port, as absence does.
  [`${C}.portMappings.hostPort`]: 0,
  [`${C}.mountPoints.readOnly`]: false,
  [`${C}.volumesFrom.readOnly`]: false,
  [`${C}.linuxParameters.initProcessEnabled`]: false,
  [`${C}.restartPolicy.restartAttemptPeriod`]: 300,
  [`${C}.healthCheck.interval`]: 30,
  [`${C}.healthCheck.timeout`]: 5,
  [`${C}.healthCheck.retries`]: 3,
  [`${C}.healthCheck.startPeriod`]: 0,
})

function canonical(json: Json, path: string, context: Context): Json | undefined {
  if (isList(json)) return canonicalList(json, path, context)
  if (isObject(json)) return canonicalObject(json, path, context)
  const value = exactNumber(json) ?? json
  if (typeof value === 'string') return canonicalText(value, path)
  return value === null || value === DEFAULTS.get(path) ? undefined : value
}

function canonicalText(text: string, path: string): Json | undefined {
  if (path === 'cpu') return String(cpuUnits(text) ?? text)
  if (path === 'memory') return String(mebibytes(text) ?? text)
  return text === '' || text === DEFAULTS.get(path) ? undefined : text
}

/** Items stay even when they are empty: an empty argument is an argument. */
function canonicalList(list: readonly Json[], path: string, context: Context): Json | undefined {
  const items = list.map((item) =>
    isList(item) || isObject(item) ? (canonical(item, path, context) ?? {}) : (exactNumber(item) ?? item),
  )
  if (items.length === 0) return undefined
  const key = SETS.get(path)
  return key === undefined ? items : items.toSorted((a, b) => compare(orderOf(a, key), orderOf(b, key)))
}

/** Namesakes keep their order: it decides which of them counts. */
const orderOf = (item: Json, key: string): string =>
  key === '' ? printJson(item) : (textOf(item, key) ?? printJson(item))

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function canonicalObject(object: JsonObject, path: string, context: Context): JsonObject | undefined {
  const entries = Object.entries(object).flatMap(([key, value]): (readonly [string, Json])[] => {
    if (MAPS.has(path)) return value === null ? [] : [[key, value]]
    const known = canonical(value, path === '' ? key : `${path}.${key}`, context)
    return known === undefined ? [] : [[key, known]]
  })
  const kept = entries.filter(([key, value]) => !isImplied({ object, path, key, value }, context))
  const sorted = objectOf(kept.toSorted(([a], [b]) => compare(a, b)))
  return isAbsent(sorted) ? undefined : sorted
}

interface Field {
  readonly object: JsonObject
  readonly path: string
  readonly key: string
  readonly value: Json
}

/** What follows from other fields: a port mapped to itself, a disabled restart policy, the usual network and platform. */
function isImplied({ object, path, key, value }: Field, { networkMode, isOnFargate }: Context): boolean {
  if (path === '' && key === 'networkMode') return value === 'bridge'
  if (path === 'runtimePlatform' && isOnFargate) return value === 'LINUX' || value === 'X86_64'
  if (path === `${C}.restartPolicy`) return object['enabled'] !== true
  if (path !== `${C}.portMappings` || key !== 'hostPort') return false
  return (networkMode === 'awsvpc' || networkMode === 'host') && value === numberOf(object, 'containerPort')
}
