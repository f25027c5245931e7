import { type Answer, refuse } from './answer.js'
import shapes from './model.json' with { type: 'json' }
import { isList, isNumber, isObject, type Json, type JsonObject, numberOf } from './json.js'

export type ServiceName = 'ecs' | 'ssm'

interface Shape {
  readonly members?: Readonly<Record<string, string>>
  readonly required?: readonly string[]
  readonly list?: string
  readonly map?: string
  readonly type?: string
  readonly enum?: readonly string[]
  readonly min?: number
  readonly max?: number
  readonly pattern?: string
}

export interface ServiceModel {
  readonly target: string
  readonly actions: Readonly<Record<string, string>>
  readonly shapes: Readonly<Record<string, Shape>>
}

/** The request shapes of both services, written by model.py. */
export const model: Readonly<Record<ServiceName, ServiceModel>> = shapes

interface Check {
  readonly service: ServiceName
  readonly extraFields: boolean
}

interface Spot {
  readonly shape: string
  readonly path: string
  readonly value: Json
}

/**
 * Checks a request against the service model: names, types, required members, choices, lengths. Unknown names are
 * refused as the AWS CLI refuses them (AWS itself drops them), or accepted at any depth with `extraFields`.
 */
export const checkRequest = (check: Check, action: string, body: JsonObject): Answer | undefined => {
  const shape = model[check.service].actions[action] ?? ''
  const [first] = problemsOf(check, { shape, path: '', value: body })
  return first
}

/** The request without the members that are null: AWS reads them as absent. Unknown members stay as they are. */
export const dropNulls = (service: ServiceName, shape: string, value: Json): Json => {
  const { members, list, map } = model[service].shapes[shape] ?? {}
  if (list !== undefined && isList(value)) return value.map((item) => dropNulls(service, list, item))
  if (!isObject(value) || (members === undefined && map === undefined)) return value
  const kept = Object.entries(value).filter(([name, item]) => item !== null || (members && !(name in members)))
  return Object.fromEntries(kept.map(([name, item]) => [name, dropNulls(service, map ?? members?.[name] ?? '', item)]))
}

function* problemsOf(check: Check, spot: Spot): Generator<Answer> {
  const shape = model[check.service].shapes[spot.shape]
  if (shape === undefined || spot.value === null) return
  if (shape.members) yield* structureProblems(check, spot, shape)
  else if (shape.list !== undefined) yield* listProblems(check, spot, shape)
  else if (shape.map !== undefined) yield* mapProblems(check, spot, shape.map)
  else yield* scalarProblems(check, spot, shape)
}

function* structureProblems(check: Check, spot: Spot, shape: Shape): Generator<Answer> {
  const { value } = spot
  if (!isObject(value)) return yield unreadable(value, 'a structure')
  const members = shape.members ?? {}
  for (const name of shape.required ?? []) {
    if ((value[name] ?? null) === null) yield violation(check, pathOf(spot, name), 'null', 'Member must not be null')
  }
  for (const [name, item] of Object.entries(value)) {
    const below = members[name]
    if (below !== undefined) yield* problemsOf(check, { shape: below, path: pathOf(spot, name), value: item })
    else if (!check.extraFields)
      yield unknown(check, spot.path === '' ? name : `${spot.path}.${name}`, Object.keys(members))
  }
}

function* listProblems(check: Check, spot: Spot, shape: Shape): Generator<Answer> {
  const { value } = spot
  if (!isList(value)) return yield refuse('SerializationException', 'Expected list or null')
  yield* lengthProblems(check, spot, { shape, length: value.length, shown: `[${String(value.length)} members]` })
  for (const [index, item] of value.entries()) {
    const path = `${spot.path}.${String(index + 1)}.member`
    yield* problemsOf(check, { shape: shape.list ?? '', path, value: item })
  }
}

function* mapProblems(check: Check, spot: Spot, below: string): Generator<Answer> {
  if (!isObject(spot.value)) return yield unreadable(spot.value, 'a map')
  for (const [name, item] of Object.entries(spot.value)) {
    yield* problemsOf(check, { shape: below, path: `${spot.path}.${name}.member`, value: item })
  }
}

function* scalarProblems(check: Check, spot: Spot, shape: Shape): Generator<Answer> {
  const { value } = spot
  if (!hasType(value, shape.type)) return yield unreadable(value, NAMES[shape.type ?? ''] ?? 'a String')
  if (typeof value === 'string' && shape.type === 'string') {
    yield* lengthProblems(check, spot, { shape, length: value.length, shown: value })
    if (shape.enum && !shape.enum.includes(value)) {
      const rule = `Member must satisfy enum value set: [${shape.enum.join(', ')}]`
      yield violation(check, spot.path, value, rule)
    }
    if (shape.pattern && !new RegExp(`^(?:${shape.pattern})$`, 'u').test(value)) {
      yield violation(check, spot.path, value, `Member must satisfy regular expression pattern: ${shape.pattern}`)
    }
  } else if (isNumber(value)) {
    const number = numberOf({ value }, 'value') ?? 0
    if (shape.max !== undefined && number > shape.max) {
      yield violation(check, spot.path, String(number), `Member must have value less than or equal to ${shape.max}`)
    }
    if (shape.min !== undefined && number < shape.min) {
      yield violation(check, spot.path, String(number), `Member must have value greater than or equal to ${shape.min}`)
    }
  }
}

interface Measured {
  readonly shape: Shape
  readonly length: number
  readonly shown: string
}

function* lengthProblems(check: Check, spot: Spot, { shape, length, shown }: Measured): Generator<Answer> {
  if (shape.max !== undefined && length > shape.max) {
    yield violation(check, spot.path, shown, `Member must have length less than or equal to ${shape.max}`)
  }
  if (shape.min !== undefined && length < shape.min) {
    yield violation(check, spot.path, shown, `Member must have length greater than or equal to ${shape.min}`)
  }
}

const NAMES: Readonly<Record<string, string>> = {
  boolean: 'a Boolean',
  double: 'a Double',
  integer: 'an Integer',
  long: 'a Long',
  string: 'a String',
}

const hasType = (value: Json, type: string | undefined): boolean => {
  if (type === 'boolean') return typeof value === 'boolean'
  if (type === 'integer' || type === 'long') return Number.isInteger(numberOf({ value }, 'value'))
  if (type === 'double') return isNumber(value)
  return typeof value === 'string' && !isNumber(value)
}

const unreadable = (value: Json, wanted: string): Answer => {
  if (isList(value)) return refuse('SerializationException', 'Start of list found where not expected')
  if (isObject(value)) return refuse('SerializationException', 'Start of structure or map found where not expected.')
  const kind =
    typeof value === 'boolean'
      ? value
        ? 'TRUE_VALUE'
        : 'FALSE_VALUE'
      : isNumber(value)
        ? 'NUMBER_VALUE'
        : 'STRING_VALUE'
  return refuse('SerializationException', `${kind} can not be converted to ${wanted}`)
}

const violation = (check: Check, path: string, shown: string, rule?: string): Answer => {
  const type = check.service === 'ecs' ? 'InvalidParameterException' : 'ValidationException'
  const value = shown === 'null' ? shown : `'${shown}'`
  return refuse(
    type,
    `1 validation error detected: Value ${value} at '${path}' failed to satisfy constraint: ${rule ?? ''}`,
  )
}

const unknown = (check: Check, path: string, known: readonly string[]): Answer => {
  const type = check.service === 'ecs' ? 'InvalidParameterException' : 'ValidationException'
  return refuse(type, `Unknown parameter in input: "${path}", must be one of: ${known.join(', ')}`)
}

const pathOf = (spot: Spot, name: string): string => {
  const own = name.slice(0, 1).toLowerCase() + name.slice(1)
  return spot.path === '' ? own : `${spot.path}.${own}`
}
