import { type JsonObject, numberOf, objectOf, objectsOf, repeated, textOf, textsOf } from './json.js'

/** Why ECS would refuse one container, in its words where they are known. */
export function* containerProblems(container: JsonObject): Generator<string> {
  const name = textOf(container, 'name')
  const image = textOf(container, 'image')
  if (name === undefined) return yield 'Container.name should not be null or empty.'
  if (!/^[\w-]{1,255}$/.test(name)) yield 'Container.name contains invalid characters.'
  if (image === undefined) yield 'Container.image should not be null or empty.'
  else if (!isImage(image)) yield 'Container.image contains invalid characters.'
  yield* sizeProblems(container, `Invalid setting for container '${name}'.`)
  yield* nameProblems(container)
  yield* portProblems(container)
  yield* logProblems(container)
  yield* healthCheckProblems(container)
  yield* restartProblems(container)
  yield* timeoutProblems(container)
}

const isImage = (image: string): boolean => {
  const [name = '', digest] = image.split('@')
  return /^[\w\-.:/#]{1,255}$/.test(name) && (digest === undefined || /^sha256:[0-9a-f]{64}$/i.test(digest))
}

function* sizeProblems(container: JsonObject, setting: string): Generator<string> {
  const cpu = numberOf(container, 'cpu') ?? 0
  const memory = numberOf(container, 'memory')
  const reservation = numberOf(container, 'memoryReservation')
  if (cpu < 0) yield `${setting} 'cpu' must not be negative.`
  if (memory !== undefined && memory < 4) yield `${setting} 'memory' must be at least 4.`
  if (reservation !== undefined && reservation < 4) yield `${setting} 'memoryReservation' must be at least 4.`
  if (memory !== undefined && reservation !== undefined && reservation > memory) {
    yield `${setting} 'memoryReservation' must not be greater than 'memory'.`
  }
}

/** Environment and secrets: one name, one value. */
function* nameProblems(container: JsonObject): Generator<string> {
  const environment = objectsOf(container, 'environment').map((entry) => textOf(entry, 'name') ?? '')
  const secrets = objectsOf(container, 'secrets').map((entry) => textOf(entry, 'name') ?? '')
  if (environment.includes('')) yield 'Environment variable name cannot be null or blank.'
  if (secrets.includes('')) yield 'Secret name cannot be null or blank.'
  if (objectsOf(container, 'secrets').some((secret) => textOf(secret, 'valueFrom') === undefined)) {
    yield 'Secret valueFrom cannot be null or blank.'
  }
  const [variable, secret] = [repeated(environment), repeated(secrets)]
  if (variable !== undefined) yield `Duplicate environment variable names found: ${variable}. Each name must be unique.`
  if (secret !== undefined) yield `Duplicate secret names found: ${secret}. Each secret name must be unique.`
  const both = secrets.find((each) => environment.includes(each))
  if (both !== undefined) {
    yield `The secret name must be unique and not shared with any new or existing environment variables set on the container, such as '${both}'.`
  }
}

function* portProblems(container: JsonObject): Generator<string> {
  for (const mapping of objectsOf(container, 'portMappings')) {
    const port = numberOf(mapping, 'containerPort')
    const host = numberOf(mapping, 'hostPort')
    if (port === undefined && mapping['containerPortRange'] === undefined) {
      yield 'PortMapping.containerPort should not be null.'
    }
    if (port !== undefined && (port < 1 || port > 65_535)) yield `Invalid container port: ${String(port)}.`
    if (host !== undefined && (host < 0 || host > 65_535)) yield `Invalid host port: ${String(host)}.`
  }
}

function* logProblems(container: JsonObject): Generator<string> {
  const log = objectOf(container, 'logConfiguration')
  if (log?.['logDriver'] !== 'awslogs') return
  const options = objectOf(log, 'options') ?? {}
  const missing = ['awslogs-region', 'awslogs-group'].filter((name) => textOf(options, name) === undefined)
  if (missing.length > 0) yield `Log driver awslogs requires options: ${missing.join(', ')}`
}

const HEALTH_LIMITS = { interval: [5, 300], timeout: [2, 60], retries: [1, 10], startPeriod: [0, 300] } as const

function* healthCheckProblems(container: JsonObject): Generator<string> {
  const check = objectOf(container, 'healthCheck')
  if (check === undefined) return
  const command = textsOf(check, 'command')
  if (command.length === 0) yield 'Health check command should not be null or empty.'
  else if (!['CMD', 'CMD-SHELL', 'NONE'].includes(command[0] ?? '')) {
    yield 'Health check command must begin with CMD or CMD-SHELL.'
  } else if (command[0] !== 'NONE' && command.length < 2) yield 'Health check command names no program.'
  for (const [name, [from, to]] of Object.entries(HEALTH_LIMITS)) yield* limit(check, name, { from, to })
}

function* restartProblems(container: JsonObject): Generator<string> {
  const policy = objectOf(container, 'restartPolicy')
  if (policy === undefined) return
  const codes = policy['ignoredExitCodes']
  if (Array.isArray(codes) && codes.length > 50) yield 'restartPolicy.ignoredExitCodes must have at most 50 exit codes.'
  yield* limit(policy, 'restartAttemptPeriod', { from: 60, to: 1800 })
}

function* timeoutProblems(container: JsonObject): Generator<string> {
  for (const name of ['startTimeout', 'stopTimeout']) yield* limit(container, name, { from: 0, to: 2 ** 31 - 1 })
}

function* limit(
  object: JsonObject,
  name: string,
  { from, to }: { readonly from: number; readonly to: number },
): Generator<string> {
  const value = numberOf(object, name)
  if (value !== undefined && (value < from || value > to)) {
    yield `Invalid value for '${name}': ${String(value)}. It must be between ${String(from)} and ${String(to)}.`
  }
}
