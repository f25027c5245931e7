import { isObject, type Json, type JsonObject } from '../core/json.js'
import { quote } from '../core/text.js'
import { checkDefinition } from './check.js'
import { findCollector, USUAL_NAME } from './collector.js'
import { commandRow, environmentRow, imageRow, secretsRow } from './config-rows.js'
import { withContainers, type Container, type Definition } from './definition.js'
import { awaitedIn, dropDependencies, placeDependencies, renameReferences } from './dependencies.js'
import { textOf, withField } from './fields.js'
import { essentialRow, healthCheckRow, restartRow } from './life-rows.js'
import { parseImage } from './image.js'
import { logRow } from './log-rows.js'
import { checkNeeds } from './needs.js'
import type { TaskMistake } from './mistakes.js'
import type { Change, Placement, SidecarOptions, TaskProblem } from './options.js'
import { applyRows, problemOf, type Context, type Row } from './row.js'
import { cpuRow, memoryRow, reservationRow } from './size-rows.js'
import { findStranger, REMOVING } from './stranger.js'

/** In the order in which a new container's fields stand. */
const ROWS: readonly Row[] = [
  imageRow,
  essentialRow,
  restartRow,
  cpuRow,
  memoryRow,
  reservationRow,
  commandRow,
  environmentRow,
  secretsRow,
  logRow,
  healthCheckRow,
]

/**
 * The definition with the collector beside the application: added, or found and brought up to date. For each field goes
 * what the user says, else what is there, else the fallback. Fields that no row knows stay as they are. Placing twice
 * changes nothing the second time. Fails when more than one container could be the collector.
 */
export function placeSidecar(definition: Definition, options: SidecarOptions): Placement {
  const existing = findCollector(definition, options.containerName)
  const name = options.containerName ?? existing?.name ?? USUAL_NAME
  const index = existing ? definition.containers.indexOf(existing) : definition.containers.length
  const { others, changes: renamed } = renameAll(definition, existing, name)
  const context: Context = {
    definition,
    options,
    existing: existing?.json,
    name,
    others,
    at: ['containerDefinitions', index],
  }
  const draft = applyRows(existing ? withField(existing.json, 'name', name) : { name }, ROWS, context)
  const dependents = placeDependencies(draft.container, context)
  const placed = withContainers(definition, dependents.containers.toSpliced(index, 0, draft.container))
  const added: Change = {
    container: name,
    field: 'containerDefinitions',
    after: name,
    reason: 'the collector runs beside the application',
  }
  return {
    definition: placed,
    container: name,
    changes: [...(existing ? [] : [added]), ...renamed, ...draft.changes, ...dependents.changes],
    problems: [
      ...draft.problems,
      ...dependents.problems,
      ...checkNeeds(placed, context),
      ...newProblems(definition, placed, draft.problems),
    ],
  }
}

/** By what the collector is found, and taken for ADOT. */
type Known = Pick<SidecarOptions, 'containerName' | 'imageRepository'>

/**
 * The definition without the collector and without what only made sense with it: other containers' waiting for it. What
 * placing would not take for the collector is not removed, unless `imageRepository` is its own: that is an error.
 */
export function removeSidecar(definition: Definition, known: Known = {}): Placement {
  const collector = findCollector(definition, known.containerName)
  if (!collector) return untouched(definition)
  const stranger = strangerIn(definition, collector, known)
  if (stranger) return untouched(definition, stranger)
  const { name } = collector
  const others = definition.containers.filter((container) => container !== collector)
  const { containers, changes } = dropDependencies(others, name, 'the collector is removed')
  const removed = withContainers(definition, containers)
  const named = [...leftovers(removed, name)]
  return {
    definition: removed,
    container: name,
    changes: [{ container: name, field: 'containerDefinitions', before: name, reason: 'state is absent' }, ...changes],
    problems: [...named, ...newProblems(definition, removed, named)],
  }
}

const untouched = (definition: Definition, ...problems: readonly TaskProblem[]): Placement => ({
  definition,
  container: undefined,
  changes: [],
  problems,
})

function strangerIn({ containers }: Definition, named: Container, known: Known): TaskProblem | undefined {
  const { name, image, json } = named
  if (known.imageRepository === parseImage(image).repository) return undefined
  return findStranger(json, { name, at: ['containerDefinitions', containers.indexOf(named)] }, REMOVING)
}

/** The other containers, following the collector to its new name. */
function renameAll(
  definition: Definition,
  existing: Container | undefined,
  name: string,
): { others: readonly Container[]; changes: readonly Change[] } {
  const others = definition.containers.filter((container) => container !== existing)
  if (!existing || existing.name === name) return { others, changes: [] }
  const renamed = others.map((other) => ({ other, ...renameReferences(other, existing.name, name) }))
  const reason =
    'the input container-name says so; a load balancer or Service Connect that names the old one has to follow'
  return {
    others: renamed.map(({ other, json }) => ({ ...other, json })),
    changes: [
      { container: name, field: 'name', before: existing.name, after: name, reason },
      ...renamed.flatMap(({ changes }) => changes),
    ],
  }
}

/**
 * What ECS refuses in the result. That it took a definition before proves that its memory sum was none of its objections,
 * so that one is told only where it is new; nor is anything that follows from what was told at the same place.
 */
function newProblems(before: Definition, after: Definition, told: readonly TaskProblem[]): readonly TaskProblem[] {
  const isOld = before.isRegistered && checkDefinition(before).some(({ id }) => id === 'memory-over-task')
  const keyOf = (id: TaskMistake | undefined, at: TaskProblem['at']): string => JSON.stringify([id, at])
  const known = new Set(told.map(({ id, at }) => keyOf(CONSEQUENCES[id], at)))
  return checkDefinition(after).filter(
    ({ id, at }) => (!isOld || id !== 'memory-over-task') && !known.has(keyOf(id, at)),
  )
}

const CONSEQUENCES: Readonly<Partial<Record<TaskMistake, TaskMistake>>> = {
  'unknown-log-region': 'log-options',
  'collector-still-named': 'unknown-container',
}

/** What still names the removed container, and was never ours to change. */
function* leftovers(definition: Definition, name: string): Generator<TaskProblem> {
  for (const [index, container] of definition.containers.entries()) {
    for (const field of ['links', 'volumesFrom'] as const) {
      if (!awaitedIn[field](container.json).includes(name)) continue
      yield problemOf({
        id: 'collector-still-named',
        severity: 'error',
        at: ['containerDefinitions', index, field],
        what: `container ${quote(container.name)}: ${field} names ${quote(name)}, which is removed: ECS refuses that`,
        help: `remove it from ${field} in the task definition`,
      })
    }
  }
  const proxy: Json | undefined = definition.json['proxyConfiguration']
  if (isProxy(proxy, name)) {
    const what = `proxyConfiguration names ${quote(name)}, which is removed: ECS refuses that`
    yield problemOf({ id: 'collector-still-named', severity: 'error', at: ['proxyConfiguration'], what })
  }
}

const isProxy = (proxy: Json | undefined, name: string): proxy is JsonObject =>
  isObject(proxy) && textOf(proxy, 'containerName') === name
