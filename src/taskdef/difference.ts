import { isList, isObject, printJson, type Json, type JsonObject } from '../core/json.js'
import type { Definition } from './definition.js'
import { objectsOf, textOf } from './fields.js'
import { canonicalOf } from './meaning.js'
import type { Change } from './options.js'

export type FieldChange = Omit<Change, 'reason'>

/** Fields whose values hold no secret by their nature. Of others only the name is told. */
const HARMLESS: ReadonlySet<string> = new Set([
  ...['family', 'networkMode', 'cpu', 'memory', 'taskRoleArn', 'executionRoleArn', 'requiresCompatibilities'],
  ...['pidMode', 'ipcMode', 'runtimePlatform', 'ephemeralStorage', 'enableFaultInjection'],
  ...['image', 'memoryReservation', 'essential', 'restartPolicy', 'portMappings', 'dependsOn', 'links', 'user'],
  ...[
    'startTimeout',
    'stopTimeout',
    'secrets',
    'ulimits',
    'privileged',
    'readonlyRootFilesystem',
    'versionConsistency',
  ],
])

/** Lists that are compared entry by entry, and the field that names an entry. */
const ENTRIES: ReadonlyMap<string, string> = new Map([
  ['environment', 'name'],
  ['secrets', 'name'],
  ['dependsOn', 'containerName'],
  ['tags', 'key'],
])

/**
 * Where two definitions mean something different, by container and field; empty exactly when `meaningOf` is the same.
 * Containers go by name. Values are told only of fields that hold no secrets: never of environment, labels, commands.
 */
export function changedFields(before: Definition, after: Definition): readonly FieldChange[] {
  const [a, b] = [canonicalOf(before), canonicalOf(after)]
  const task = changesIn(withoutContainers(a), withoutContainers(b))
  return [...task, ...changedContainers(objectsOf(a, 'containerDefinitions'), objectsOf(b, 'containerDefinitions'))]
}

const withoutContainers = (definition: JsonObject): JsonObject => {
  const { containerDefinitions: _, ...rest } = definition
  return rest
}

function changedContainers(before: readonly JsonObject[], after: readonly JsonObject[]): readonly FieldChange[] {
  const nameOf = (container: JsonObject): string => textOf(container, 'name') ?? ''
  const old = new Map(before.map((container) => [nameOf(container), container]))
  const names = new Set(after.map(nameOf))
  const field = 'containerDefinitions'
  const gone = [...old.keys()]
    .filter((name) => !names.has(name))
    .map((name) => ({ container: name, field, before: name }))
  const others = after.flatMap((container): readonly FieldChange[] => {
    const name = nameOf(container)
    const was = old.get(name)
    if (!was) return [{ container: name, field, after: name }]
    return changesIn(was, container).map((change) => ({ container: name, ...change }))
  })
  return [...gone, ...others]
}

function changesIn(before: JsonObject, after: JsonObject): readonly FieldChange[] {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort()
  return fields.flatMap((field) => {
    const [a, b] = [ownField(before, field), ownField(after, field)]
    if (textFor(a) === textFor(b)) return []
    const key = ENTRIES.get(field)
    return key === undefined ? [changeOf(field, field, [a, b])] : changedEntries(field, key, [a, b])
  })
}

type Pair = readonly [before: Json | undefined, after: Json | undefined]

function changedEntries(field: string, key: string, [before, after]: Pair): readonly FieldChange[] {
  const [old, now] = [groupBy(before, key), groupBy(after, key)]
  const names = [...new Set([...old.keys(), ...now.keys()])].sort()
  return names.flatMap((name) => {
    const [a, b] = [old.get(name), now.get(name)]
    return textFor(a) === textFor(b) ? [] : [changeOf(field, `${field}[${name}]`, [a, b])]
  })
}

/** Entries by name; one alone stands for itself. */
function groupBy(json: Json | undefined, key: string): ReadonlyMap<string, Json> {
  const groups = new Map<string, Json[]>()
  for (const item of json !== undefined && isList(json) ? json : []) {
    const name = textOf(item, key) ?? ''
    groups.set(name, [...(groups.get(name) ?? []), item])
  }
  return new Map(
    [...groups].map(([name, items]) => [name, items.length === 1 && items[0] !== undefined ? items[0] : items]),
  )
}

const ownField = (object: JsonObject, field: string): Json | undefined =>
  Object.hasOwn(object, field) ? object[field] : undefined

const textFor = (json: Json | undefined): string => (json === undefined ? '' : printJson(json))

function changeOf(field: string, label: string, [before, after]: Pair): FieldChange {
  if (!HARMLESS.has(field)) return { field: label }
  return {
    field: label,
    ...(before === undefined ? {} : { before: valueFor(before) }),
    ...(after === undefined ? {} : { after: valueFor(after) }),
  }
}

/** Of a secret, the place where it is kept; of a dependency, its condition. */
const valueFor = (json: Json): Json =>
  isObject(json) ? (textOf(json, 'valueFrom') ?? textOf(json, 'condition') ?? json) : json
