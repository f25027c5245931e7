import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { printJson, type Json, type JsonObject } from '../../src/core/json.js'
import { definitionOf } from '../../src/taskdef/definition.js'
import { changedFields } from '../../src/taskdef/difference.js'
import { meaningOf } from '../../src/taskdef/meaning.js'
import type { SidecarOptions } from '../../src/taskdef/options.js'
import { placeSidecar, removeSidecar } from '../../src/taskdef/sidecar.js'

const NAME = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/)
const TEXT = fc.string({ maxLength: 8 })

/** Fields that nobody knows: any JSON under any name that means nothing to ECS today. */
const UNKNOWN = fc.dictionary(
  fc.oneof(
    fc.string({ minLength: 1, maxLength: 6 }).map((text) => `x${text}`),
    fc.constant('__proto__'),
  ),
  fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<Json>,
  { maxKeys: 3 },
)

const LOG = fc.record(
  {
    logDriver: fc.constantFrom('awslogs', 'awsfirelens', 'json-file'),
    options: fc.dictionary(fc.constantFrom('awslogs-group', 'awslogs-region', 'awslogs-stream-prefix', 'mode'), NAME),
  },
  { requiredKeys: ['logDriver'] },
)

/** No empty dependsOn: adding to it and taking away again leaves none, which ECS takes for the same. */
const CONTAINER = fc.record(
  {
    cpu: fc.nat(64),
    memory: fc.integer({ min: 6, max: 512 }),
    memoryReservation: fc.integer({ min: 6, max: 512 }),
    essential: fc.boolean(),
    environment: fc.array(fc.record({ name: NAME, value: TEXT }), { maxLength: 3 }),
    secrets: fc.array(fc.record({ name: NAME, valueFrom: NAME }), { maxLength: 3 }),
    portMappings: fc.array(
      fc.record(
        { containerPort: fc.nat(9), hostPort: fc.nat(9), protocol: fc.constantFrom('tcp', 'udp') },
        { requiredKeys: ['containerPort'] },
      ),
      { maxLength: 3 },
    ),
    command: fc.array(TEXT, { maxLength: 2 }),
    dockerLabels: fc.dictionary(TEXT, TEXT, { maxKeys: 2 }),
    dependsOn: fc.array(fc.record({ containerName: NAME, condition: fc.constantFrom('START', 'COMPLETE') }), {
      minLength: 1,
      maxLength: 2,
    }),
    logConfiguration: LOG,
    firelensConfiguration: fc.constant({ type: 'fluentbit' }),
  },
  { requiredKeys: [] },
)

/** Keys in any order, unknown ones among them. */
const shuffled = (objects: readonly JsonObject[], order: number): JsonObject => {
  const entries = objects.flatMap((object) => Object.entries(object))
  const at = entries.length === 0 ? 0 : order % entries.length
  return Object.fromEntries([...entries.slice(at), ...entries.slice(0, at)])
}

const DEFINITION: fc.Arbitrary<JsonObject> = fc
  .record({
    task: fc.record(
      {
        networkMode: fc.constantFrom('awsvpc', 'bridge', 'host', 'none'),
        cpu: fc.constantFrom('256', '1 vCPU', 'odd'),
        memory: fc.constantFrom('512', '2GB', ''),
        requiresCompatibilities: fc.subarray(['EC2', 'FARGATE']),
        volumes: fc.array(fc.record({ name: NAME }), { maxLength: 2 }),
        taskRoleArn: fc.constantFrom('arn:aws:iam::1:role/a', null),
        tags: fc.array(fc.record({ key: NAME, value: TEXT }), { maxLength: 2 }),
      },
      { requiredKeys: [] },
    ),
    names: fc.uniqueArray(NAME, { minLength: 1, maxLength: 4 }),
    containers: fc.array(CONTAINER, { minLength: 4, maxLength: 4 }),
    unknown: fc.array(UNKNOWN, { minLength: 5, maxLength: 5 }),
    order: fc.nat(),
  })
  .map(({ task, names, containers, unknown, order }) => {
    const built = names.map((name, index) =>
      shuffled([{ name, image: 'app:1' }, containers[index] as JsonObject, unknown[index]!], order + index),
    )
    return shuffled([{ family: 'f' }, task, unknown[4]!, { containerDefinitions: built }], order)
  })

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined })

const OPTIONS: fc.Arbitrary<SidecarOptions> = fc.record({
  release: fc.constantFrom('v0.18.0', 'v0.49.0'),
  imageRepository: maybe(fc.constantFrom('mirror/aws-otel-collector')),
  digest: maybe(fc.constant(`sha256:${'0'.repeat(64)}`)),
  containerName: maybe(fc.constant('Collector')),
  parameterName: fc.constant('/p'),
  region: maybe(fc.constant('eu-west-1')),
  essential: maybe(fc.boolean()),
  restart: maybe(fc.boolean()),
  cpu: maybe(fc.nat(64)),
  memory: maybe(fc.integer({ min: 6, max: 300 })),
  memoryReservation: maybe(fc.integer({ min: 6, max: 300 })),
  environment: fc.array(fc.tuple(NAME, TEXT), { maxLength: 2 }).map((pairs) => new Map(pairs)),
  logGroup: maybe(NAME),
  logStreamPrefix: maybe(NAME),
  healthCheck: maybe(fc.constantFrom(true, false, 'auto' as const)),
  healthCheckWorks: fc.constantFrom(true as const, 'it cannot'),
  dependsOn: maybe(fc.constantFrom('none' as const, 'start' as const, 'healthy' as const)),
  awsCallers: fc.subarray(['sigv4auth']),
})

const read = (json: Json) => definitionOf(json, undefined, 'task.json')

test('placing twice is placing once', () => {
  fc.assert(
    fc.property(DEFINITION, OPTIONS, (json, options) => {
      const once = placeSidecar(read(json), options)
      const twice = placeSidecar(once.definition, options)
      expect(printJson(twice.definition.json)).toBe(printJson(once.definition.json))
      expect(twice.changes).toEqual([])
    }),
  )
})

test('removing gives back exactly what was there, keys in their order and unknown fields included', () => {
  fc.assert(
    fc.property(DEFINITION, OPTIONS, (json, options) => {
      const before = read(json)
      const placed = placeSidecar(before, { ...options, dependsOn: options.dependsOn ?? 'start' })
      expect(printJson(removeSidecar(placed.definition, options).definition.json)).toBe(printJson(before.json))
    }),
  )
})

test('placing changes no other container and no field of the task, but for waiting', () => {
  fc.assert(
    fc.property(DEFINITION, OPTIONS, (json, options) => {
      const before = read(json)
      const { definition, container } = placeSidecar(before, { ...options, dependsOn: undefined })
      const { containerDefinitions: after, ...task } = definition.json
      const { containerDefinitions: was, ...rest } = before.json
      expect(printJson(task)).toBe(printJson(rest))
      expect(printJson((after as JsonObject[]).filter(({ name }) => name !== container))).toBe(printJson(was!))
    }),
  )
})

test('no change and no problem tells a value of the environment', () => {
  fc.assert(
    fc.property(DEFINITION, OPTIONS, (json, options) => {
      const secret = 'hunter2-secret'
      const environment = new Map([...options.environment.keys()].map((name) => [name, secret]))
      const { changes, problems, definition } = placeSidecar(read(json), { ...options, environment })
      expect(JSON.stringify([changes, problems, changedFields(read(json), definition)])).not.toContain(secret)
    }),
  )
})

const SETS = [
  'environment',
  'secrets',
  'portMappings',
  'dependsOn',
  'volumes',
  'tags',
  'requiresCompatibilities',
  'containerDefinitions',
]
const FILLED: Readonly<Record<string, Json>> = {
  cpu: 0,
  essential: true,
  mountPoints: [],
  volumesFrom: [],
  systemControls: [],
  user: '',
  links: null,
}

/** The same definition as ECS might answer it: keys and sets in another order, defaults filled in. */
const disguise = (json: JsonObject): JsonObject => {
  const reorder = (object: JsonObject): JsonObject =>
    Object.fromEntries(
      Object.entries(object)
        .reverse()
        .map(([key, value]) => [key, SETS.includes(key) && Array.isArray(value) ? value.toReversed() : value]),
    )
  const containers = (json['containerDefinitions'] as JsonObject[]).map((container) => {
    const named = new Set((container['environment'] as JsonObject[] | undefined)?.map(({ name }) => name))
    // Of two variables of one name the order counts.
    const isPlain = named.size === ((container['environment'] as JsonObject[] | undefined)?.length ?? 0)
    const ordered = isPlain ? reorder(container) : container
    return { ...FILLED, ...ordered }
  })
  return {
    volumes: [],
    placementConstraints: [],
    enableFaultInjection: false,
    ...reorder({ ...json, containerDefinitions: containers }),
  }
}

test('order of keys and sets and what Describe fills in mean nothing', () => {
  fc.assert(
    fc.property(DEFINITION, (json) => {
      fc.pre(!hasNamesakes(json))
      expect(meaningOf(read(disguise(json)))).toBe(meaningOf(read(json)))
      expect(changedFields(read(json), read(disguise(json)))).toEqual([])
    }),
  )
})

test('any other difference means something, and is named', () => {
  fc.assert(
    fc.property(DEFINITION, NAME, TEXT, (json, key, text) => {
      const [first, ...rest] = json['containerDefinitions'] as JsonObject[]
      const changed = { ...json, containerDefinitions: [{ ...first, [`x${key}`]: { deep: [`${text}!`] } }, ...rest] }
      fc.pre(printJson(changed) !== printJson(json))
      expect(meaningOf(read(changed))).not.toBe(meaningOf(read(json)))
      expect(changedFields(read(json), read(changed))).toEqual([{ container: first!['name'], field: `x${key}` }])
    }),
  )
})

test('a difference is named exactly when the meanings differ', () => {
  fc.assert(
    fc.property(DEFINITION, DEFINITION, (a, b) => {
      expect(changedFields(read(a), read(b)).length === 0).toBe(meaningOf(read(a)) === meaningOf(read(b)))
    }),
  )
})

/** Entries of one name in one list: their order may count, so turning the list round is no disguise. */
const hasNamesakes = (json: JsonObject): boolean => {
  const lists = [json, ...(json['containerDefinitions'] as JsonObject[])].flatMap((object) =>
    SETS.map((key) => object[key]),
  )
  return lists.some((list) => {
    if (!Array.isArray(list)) return false
    const names = list.map(
      (item: JsonObject) => item['name'] ?? item['containerName'] ?? item['key'] ?? printJson(item),
    )
    return new Set(names).size < names.length
  })
}
