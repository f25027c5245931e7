import { exactNumber, fieldOf, isList, isObject, printJson, type Json, type JsonObject } from '../core/json.js'
import { own } from '../core/record.js'

/** What only ECS says about a revision. */
const DESCRIBED_ONLY = new Set([
  ...['taskDefinitionArn', 'revision', 'status', 'compatibilities', 'requiresAttributes'],
  ...['registeredAt', 'registeredBy', 'deregisteredAt', 'deleteRequestedAt', 'tags'],
])

/** What ECS fills in where the request is silent; emptiness, 0 and false are filled in anywhere. */
const FILLED_IN: Readonly<Record<string, Json>> = {
  ...{ essential: true, protocol: 'tcp', networkMode: 'bridge', versionConsistency: 'enabled' },
  ...{ interval: 30, timeout: 5, retries: 3, restartAttemptPeriod: 300 },
}

/**
 * Whether ECS describes exactly what the request asked for, and nothing beside it but what ECS fills in by itself.
 * In doubt: no.
 */
export function saysTheSame(request: Json, described: Json, tags: Json): boolean {
  const own = without(request, (key) => key === 'tags')
  const shown = without(described, (key) => DESCRIBED_ONLY.has(key))
  const kept = isList(tags) ? tags.filter((tag) => !keyOf(tag).startsWith('aws:')) : []
  return isAnswered(own, shown) && isAnswered(fieldOf(request, 'tags') ?? [], kept)
}

function isAnswered(asked: Json | undefined, shown: Json | undefined): boolean {
  if (isNothing(asked)) return isNothing(shown)
  if (isList(asked)) return isList(shown) && areAnswered(inOrder(asked), inOrder(shown))
  if (isObject(asked)) return isObject(shown) && areFieldsAnswered(asked, shown)
  return shown !== undefined && isSameScalar(asked ?? null, shown)
}

const areAnswered = (asked: readonly Json[], shown: readonly Json[]): boolean =>
  asked.length === shown.length && asked.every((item, index) => isAnswered(item, shown[index]))

function areFieldsAnswered(asked: JsonObject, shown: JsonObject): boolean {
  const keys = new Set([...Object.keys(asked), ...Object.keys(shown)])
  return [...keys].every((key) => {
    const [mine, theirs] = [fieldOf(asked, key), fieldOf(shown, key)]
    if (isAnswered(mine, theirs)) return true
    return isNothing(mine) && theirs !== undefined && isSameScalar(filledIn(key, asked), theirs)
  })
}

/** Outside bridge networks the host's port is the container's. */
const filledIn = (key: string, asked: JsonObject): Json =>
  (key === 'hostPort' ? fieldOf(asked, 'containerPort') : own(FILLED_IN, key)) ?? null

const isSameScalar = (a: Json, b: Json): boolean =>
  printJson(a) === printJson(b) || (exactNumber(a) !== undefined && exactNumber(a) === exactNumber(b))

const isNothing = (json: Json | undefined): boolean =>
  json === undefined ||
  json === null ||
  json === '' ||
  json === 0 ||
  json === false ||
  (isList(json) && json.length === 0) ||
  (isObject(json) && Object.keys(json).length === 0)

const keyOf = (item: Json | undefined): string => {
  const key = fieldOf(item, 'name') ?? fieldOf(item, 'key')
  return typeof key === 'string' ? key : ''
}

/** Lists of named things have no order: environment, secrets, tags. Others do: arguments of a command. */
const inOrder = (list: readonly Json[]): readonly Json[] =>
  list.every((item) => keyOf(item) !== '') ? list.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)) : list

const without = (json: Json, isLeftOut: (key: string) => boolean): JsonObject =>
  Object.fromEntries(isObject(json) ? Object.entries(json).filter(([key]) => !isLeftOut(key)) : [])
