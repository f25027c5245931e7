import { type JsonObject, objectOf, objectsOf, repeated, textOf, textsOf } from './json.js'

/** What containers say of each other: dependsOn, links and volumesFrom. */
export function* dependencyProblems(containers: readonly JsonObject[]): Generator<string> {
  const byName = new Map(containers.map((container) => [textOf(container, 'name') ?? '', container]))
  for (const container of containers) {
    const name = textOf(container, 'name') ?? ''
    const dependencies = objectsOf(container, 'dependsOn')
    const again = repeated(dependencies.map((dependency) => textOf(dependency, 'containerName') ?? ''))
    if (again !== undefined) yield `Container '${name}' depends on container '${again}' more than once.`
    for (const dependency of dependencies) yield* oneDependency(name, dependency, byName)
    const from = objectsOf(container, 'volumesFrom').map((source) => textOf(source, 'sourceContainer') ?? '')
    const links = textsOf(container, 'links').map((link) => link.split(':')[0] ?? '')
    for (const other of [...from, ...links]) {
      if (!byName.has(other))
        yield `Container '${name}' refers to container '${other}', which is not in the task definition.`
    }
  }
  if (hasCycle(byName, (one) => objectsOf(one, 'dependsOn').map((each) => textOf(each, 'containerName') ?? ''))) {
    yield 'Container dependencies should not have a cycle.'
  }
  if (hasCycle(byName, (one) => textsOf(one, 'links').map((link) => link.split(':')[0] ?? ''))) {
    yield 'Container links should not have a cycle.'
  }
}

function* oneDependency(
  name: string,
  dependency: JsonObject,
  byName: ReadonlyMap<string, JsonObject>,
): Generator<string> {
  const other = textOf(dependency, 'containerName') ?? ''
  const target = byName.get(other)
  if (target === undefined) {
    return yield `Container '${name}' depends on container '${other}', which is not in the task definition.`
  }
  const condition = dependency['condition']
  if (condition === 'HEALTHY' && objectOf(target, 'healthCheck') === undefined) {
    yield `Container '${name}' depends on container '${other}' to be HEALTHY, but it has no health check.`
  }
  if ((condition === 'SUCCESS' || condition === 'COMPLETE') && target['essential'] !== false) {
    yield 'A dependency container with SUCCESS or COMPLETE condition cannot be an essential container'
  }
}

const hasCycle = (byName: ReadonlyMap<string, JsonObject>, next: (one: JsonObject) => readonly string[]): boolean => {
  const done = new Set<string>()
  const reaches = (name: string, way: readonly string[]): boolean => {
    if (way.includes(name)) return true
    const container = byName.get(name)
    if (container === undefined || done.has(name)) return false
    if (next(container).some((other) => reaches(other, [...way, name]))) return true
    done.add(name)
    return false
  }
  return [...byName.keys()].some((name) => reaches(name, []))
}
