import { fieldOf, isObject, type Json, type JsonObject } from '../core/json.js'
import { quote } from '../core/text.js'
import { booleanOf, objectsOf, textOf, textsOf } from './fields.js'
import { optionsOfCheck } from './health-check.js'
import type { TaskProblem } from './options.js'
import { problemOf, setField, shown, type Context, type Row } from './row.js'
import { isFargate } from './sizes.js'

/** A sidecar of ours is not essential; one that was there stays as it is, which without the field means essential. */
export const essentialRow: Row = function* (container, { options, existing }) {
  const value = options.essential ?? (existing ? container['essential'] : false)
  const reason =
    options.essential === undefined ? 'a broken collector must not stop the application' : 'the input essential says so'
  yield* setField(container, 'essential', { value, reason })
}

/** A crashed collector comes back without taking the task down. Other fields of the policy stay. */
export const restartRow: Row = function* (container, { options, definition, name, at }) {
  const policy = fieldOf(container, 'restartPolicy')
  const before = booleanOf(policy, 'enabled')
  const enabled = options.restart ?? before ?? true
  if (enabled === (before ?? false)) return
  const reason =
    options.restart === undefined ? 'a crashed collector comes back on its own' : 'the input restart says so'
  const change = { field: 'restartPolicy.enabled', ...shown(before, enabled), reason }
  yield { field: 'restartPolicy', value: { ...(isObject(policy) ? policy : {}), enabled }, changes: [change] }
  if (!enabled || isFargate(definition)) return
  yield problemOf({
    id: 'restart-needs-agent',
    severity: 'note',
    at: [...at, 'restartPolicy'],
    what: `container ${quote(name)}: on EC2 and external instances a restart policy needs container agent 1.86.0 or later; older ones are not given the task`,
    help: 'update the agent, or set restart to false',
  })
}

const OURS = ['CMD', '/healthcheck']
const REASON_WORKS = 'this release has /healthcheck, and the config serves what it asks'

/** `/healthcheck`, when wanted, or when nobody says otherwise and it works with this release and config. */
export const healthCheckRow: Row = function* (container, context) {
  const { options } = context
  const before = fieldOf(container, 'healthCheck')
  const works = options.healthCheckWorks === true
  const isKept = options.healthCheck === undefined && isObject(before)
  const isWanted = options.healthCheck === true || (options.healthCheck !== false && works)
  if (!isKept && isWanted && !asksHealthCheck(before)) {
    const value = { ...(isObject(before) ? before : {}), command: OURS }
    const reason = options.healthCheck === true ? 'the input health-check says so' : REASON_WORKS
    yield { field: 'healthCheck', value, changes: [{ field: 'healthCheck.command', after: OURS, reason }] }
  } else if (!isKept && !isWanted && before !== undefined) {
    const reason =
      options.healthCheck === false
        ? 'the input health-check says so'
        : `it cannot pass: ${String(options.healthCheckWorks)}`
    yield { field: 'healthCheck', value: undefined, changes: [{ field: 'healthCheck', reason }] }
  }
  if (!works && (isWanted || (isKept && asksHealthCheck(before)))) yield failingCheck(container, context)
}

/** Whether a health check runs the collector's own program directly, with whatever options. */
const asksHealthCheck = (check: Json | undefined): boolean => optionsOfCheck(textsOf(check, 'command')) !== undefined

/** Whether a container starts only when `name` is healthy. */
const waitsForHealth = (container: JsonObject, name: string): boolean =>
  objectsOf(container, 'dependsOn').some(
    (entry) => textOf(entry, 'containerName') === name && textOf(entry, 'condition') === 'HEALTHY',
  )

function failingCheck(container: JsonObject, { name, at, options, others }: Context): TaskProblem {
  const isEssential = booleanOf(container, 'essential') !== false
  const waits = options.dependsOn === 'healthy' || others.some(({ json }) => waitsForHealth(json, name))
  const consequence = isEssential
    ? 'so ECS stops the task again and again'
    : waits
      ? 'so the containers that wait for it never start'
      : 'so the container shows as UNHEALTHY'
  return problemOf({
    id: 'failing-health-check',
    severity: isEssential || waits ? 'error' : 'warning',
    at: [...at, 'healthCheck'],
    what: `container ${quote(name)}: its health check /healthcheck cannot pass, for ${String(options.healthCheckWorks)}, ${consequence}`,
    help: 'set health-check to false or auto, or let the config enable health_check on the port that /healthcheck asks, path /',
  })
}
