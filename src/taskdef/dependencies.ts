import { fieldOf, isList, type JsonObject } from '../core/json.js'
import { list, quote } from '../core/text.js'
import type { Container } from './definition.js'
import { isSame, objectsOf, textOf, textsOf, withEntry, withField, withoutField } from './fields.js'
import type { Change, TaskProblem } from './options.js'
import { problemOf, shown, type Context } from './row.js'

export interface Dependents {
  /** The containers that are not the collector, in their order. */
  readonly containers: readonly JsonObject[]
  readonly changes: readonly Change[]
  readonly problems: readonly TaskProblem[]
}

/** Lets the other containers wait for the sidecar, or no longer, as `depends-on` says. Nothing said: nothing changes. */
export function placeDependencies(sidecar: JsonObject, context: Context): Dependents {
  const { options, others, name, definition } = context
  const wanted = options.dependsOn
  if (wanted === undefined) return { containers: others.map(({ json }) => json), changes: [], problems: [] }
  if (wanted === 'none') return dropDependencies(others, name, 'the input depends-on says so')
  const first = awaitedBy(sidecar, others)
  const proxy = textOf(fieldOf(definition.json, 'proxyConfiguration'), 'containerName')
  const cannotWait = (container: Container): boolean =>
    first.has(container.name) ||
    container.name === proxy ||
    fieldOf(container.json, 'firelensConfiguration') !== undefined
  const changes: Change[] = []
  const containers = others.map((container) => {
    if (cannotWait(container)) return container.json
    const { json, change } = addDependency(container, { name, condition: wanted === 'healthy' ? 'HEALTHY' : 'START' })
    if (change) changes.push(change)
    return json
  })
  const skipped = others.filter(cannotWait).map((container) => container.name)
  return { containers, changes, problems: skipped.length > 0 ? [skippedNote(skipped, name)] : [] }
}

interface Dependency {
  readonly name: string
  readonly condition: 'START' | 'HEALTHY'
}

function addDependency(container: Container, { name, condition }: Dependency): { json: JsonObject; change?: Change } {
  const entries = objectsOf(container.json, 'dependsOn')
  const before = entries.find((entry) => textOf(entry, 'containerName') === name)
  if (before && textOf(before, 'condition') === condition) return { json: container.json }
  const reason = condition === 'HEALTHY' ? 'starts when the collector is healthy' : 'starts after the collector'
  const old = before && fieldOf(before, 'condition')
  return {
    json: withField(
      container.json,
      'dependsOn',
      withEntry(entries, 'containerName', { ...before, containerName: name, condition }),
    ),
    change: { container: container.name, field: `dependsOn[${name}]`, ...shown(old, condition), reason },
  }
}

/** Takes the containers' dependencies on `name` away; a list that is empty then goes too. */
export function dropDependencies(others: readonly Container[], name: string, reason: string): Dependents {
  const changes: Change[] = []
  const containers = others.map((container) => {
    const entries = objectsOf(container.json, 'dependsOn')
    const kept = entries.filter((entry) => textOf(entry, 'containerName') !== name)
    const gone = entries.find((entry) => !kept.includes(entry))
    if (!gone) return container.json
    changes.push({
      container: container.name,
      field: `dependsOn[${name}]`,
      ...shown(fieldOf(gone, 'condition'), undefined),
      reason,
    })
    return kept.length > 0 ? withField(container.json, 'dependsOn', kept) : withoutField(container.json, 'dependsOn')
  })
  return { containers, changes, problems: [] }
}

/** Names of the containers that a container waits for, by the field that says so. */
export const awaitedIn = {
  dependsOn: (container: JsonObject) =>
    objectsOf(container, 'dependsOn').flatMap((entry) => textOf(entry, 'containerName') ?? []),
  links: (container: JsonObject) => textsOf(container, 'links').map((link) => link.split(':', 1)[0] ?? link),
  volumesFrom: (container: JsonObject) =>
    objectsOf(container, 'volumesFrom').flatMap((entry) => textOf(entry, 'sourceContainer') ?? []),
} as const

const awaited = (container: JsonObject): readonly string[] =>
  Object.values(awaitedIn).flatMap((namesIn) => namesIn(container))

/** Names of all containers that have to be there before a container, however indirectly. */
export function awaitedBy(container: JsonObject, containers: readonly Container[]): ReadonlySet<string> {
  const found = new Set<string>()
  const queue = [...awaited(container)]
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    if (found.has(name)) continue
    found.add(name)
    queue.push(...containers.filter((other) => other.name === name).flatMap(({ json }) => awaited(json)))
  }
  return found
}

const skippedNote = (names: readonly string[], sidecar: string): TaskProblem =>
  problemOf({
    id: 'cannot-wait',
    severity: 'note',
    at: ['containerDefinitions'],
    what: `containers ${list(names)} do not wait for ${quote(sidecar)}: it needs them itself, for its start, its logs or its network`,
  })

/** A container in which every reference to another one by name follows its new name. */
export function renameReferences(
  container: Container,
  from: string,
  to: string,
): { json: JsonObject; changes: readonly Change[] } {
  let json = container.json
  const changes: Change[] = []
  const replace = (field: string, value: JsonObject[string]): void => {
    if (isSame(json[field], value)) return
    json = withField(json, field, value)
    changes.push({
      container: container.name,
      field,
      before: from,
      after: to,
      reason: 'follows the new name of the collector',
    })
  }
  const renamed = (field: string, key: string): readonly JsonObject[] =>
    objectsOf(json, field).map((entry) => (textOf(entry, key) === from ? withField(entry, key, to) : entry))
  if (isList(json['dependsOn'])) replace('dependsOn', renamed('dependsOn', 'containerName'))
  if (isList(json['volumesFrom'])) replace('volumesFrom', renamed('volumesFrom', 'sourceContainer'))
  // A link keeps its alias, the host name that the application knows: without one the old name becomes it.
  const link = (text: string): string =>
    text === from ? `${to}:${from}` : text.startsWith(`${from}:`) ? `${to}${text.slice(from.length)}` : text
  if (isList(json['links'])) replace('links', textsOf(json, 'links').map(link))
  return { json, changes }
}
