import { fieldOf } from '../core/json.js'
import { list, quote } from '../core/text.js'
import type { Finder } from './check-container.js'
import type { Container, Definition } from './definition.js'
import { awaitedBy, awaitedIn } from './dependencies.js'
import { booleanOf, isAbsent, objectsOf, textOf } from './fields.js'
import type { TaskProblem } from './options.js'

/** What ECS refuses about dependsOn, links and volumesFrom of one container. */
export function* checkDependencies(
  definition: Definition,
  container: Container,
  found: Finder,
): Generator<TaskProblem> {
  const { containers } = definition
  const known = new Set(containers.map(({ name }) => name))
  for (const [field, namesIn] of Object.entries(awaitedIn)) {
    const missing = namesIn(container.json).filter((name) => !known.has(name))
    if (missing.length > 0)
      yield found(field, {
        id: 'unknown-container',
        what: `${field} names ${list(missing)}, which the task does not have`,
      })
  }
  const mode = textOf(definition.json, 'networkMode') ?? 'bridge'
  if (awaitedIn.links(container.json).length > 0 && mode !== 'bridge') {
    yield found('links', {
      id: 'links-without-bridge',
      what: `has links, which network mode ${quote(mode)} does not know`,
      help: 'use localhost instead',
    })
  }
  for (const entry of objectsOf(container.json, 'dependsOn')) yield* checkCondition(entry, { containers, found })
  if (awaitedBy(container.json, containers).has(container.name)) {
    yield found('dependsOn', {
      id: 'dependency-cycle',
      what: 'waits for itself by way of dependsOn, links or volumesFrom, so the task can never start',
    })
  }
}

interface Surroundings {
  readonly containers: readonly Container[]
  readonly found: Finder
}

function* checkCondition(entry: Container['json'], { containers, found }: Surroundings): Generator<TaskProblem> {
  const [name, condition] = [textOf(entry, 'containerName'), textOf(entry, 'condition')]
  const target = containers.find((other) => other.name === name)
  if (!target) return
  if (condition === 'HEALTHY' && isAbsent(fieldOf(target.json, 'healthCheck'))) {
    const what = `waits for ${quote(target.name)} to be healthy, which has no healthCheck`
    yield found('dependsOn', {
      id: 'no-health-check',
      what,
      help: 'wait for its start, or give it a health check (the collector: health-check)',
    })
  }
  if ((condition === 'COMPLETE' || condition === 'SUCCESS') && booleanOf(target.json, 'essential') !== false) {
    const what = `waits for the end of ${quote(target.name)}, which is essential: its end would stop the task`
    yield found('dependsOn', {
      id: 'essential-dependency',
      what,
      help: `set essential to false on ${quote(target.name)}`,
    })
  }
}
