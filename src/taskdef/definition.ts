import {
  fieldOf,
  fromTree,
  isList,
  isObject,
  objectOf,
  parseJson,
  printJson,
  type Json,
  type JsonObject,
} from '../core/json.js'
import { Failure, type Trouble } from '../core/problem.js'
import { readSource } from '../core/source.js'
import { quote } from '../core/text.js'
import { isAbsent, objectsOf, textOf, withField } from './fields.js'
import { wrongKinds } from './kinds.js'

export interface Container {
  readonly name: string
  readonly image: string
  readonly json: JsonObject
}

/** A task definition as RegisterTaskDefinition takes it: every field that was there, but those that only Describe gives. */
export interface Definition {
  /** How messages call it: a path, or the name under which ECS knows it. */
  readonly label: string
  readonly family: string
  /** `tags` included, but those that AWS itself has set (`aws:...`) and takes from nobody. */
  readonly json: JsonObject
  readonly containers: readonly Container[]
  /** Whether ECS has described it: then it was accepted once. */
  readonly isRegistered: boolean
}

/** What DescribeTaskDefinition adds and RegisterTaskDefinition refuses. */
const DESCRIBE_ONLY: ReadonlySet<string> = new Set([
  ...['compatibilities', 'taskDefinitionArn', 'requiresAttributes', 'revision', 'status'],
  ...['registeredAt', 'deregisteredAt', 'registeredBy', 'deleteRequestedAt'],
])

/**
 * Reads JSON or YAML: a task definition, or what `aws ecs describe-task-definition` prints. Fails with everything that
 * keeps it from being one; each trouble names `label` and the field.
 */
export function readDefinition(text: string, label: string): Definition {
  const json = readText(text, label)
  const isWrapped = fieldOf(json, 'containerDefinitions') === undefined && isObject(fieldOf(json, 'taskDefinition'))
  if (!isWrapped) return definitionOf(json, undefined, label)
  return definitionOf(fieldOf(json, 'taskDefinition') ?? null, fieldOf(json, 'tags'), label)
}

/** The definition in a described revision's `taskDefinition` and `tags`. Fails as `readDefinition` does. */
export function definitionOf(json: Json, tags: Json | undefined, label: string): Definition {
  if (!isObject(json)) throw new Failure(notAnObject(json, label))
  const given = fieldOf(json, 'tags') ?? tags
  const kept = isList(given) ? given.filter((tag) => !isReserved(tag)) : given
  const own = objectOf(Object.entries(json).filter(([key]) => !DESCRIBE_ONLY.has(key)))
  const definition = isAbsent(kept) && !isList(own['tags']) ? own : withField(own, 'tags', kept ?? [])
  const troubles = [...missingParts(definition, label), ...wrongKinds(definition, label)]
  if (troubles.length > 0) throw new Failure(...troubles)
  return {
    label,
    family: textOf(definition, 'family') ?? '',
    json: definition,
    containers: containersOf(definition),
    isRegistered: textOf(json, 'taskDefinitionArn') !== undefined,
  }
}

/** The definition with other containers in the place of its own. */
export function withContainers(definition: Definition, containers: readonly JsonObject[]): Definition {
  const json = withField(definition.json, 'containerDefinitions', containers)
  return { ...definition, json, containers: containersOf(json) }
}

/** The definition as a file: JSON, indented, with a line end. */
export const printDefinition = (definition: Definition): string => `${printJson(definition.json, 2)}\n`

const containersOf = (definition: JsonObject): readonly Container[] =>
  objectsOf(definition, 'containerDefinitions').map((json) => ({
    name: textOf(json, 'name') ?? '',
    image: textOf(json, 'image') ?? '',
    json,
  }))

/** The service takes no tag whose key begins with `aws:`, whatever the case, though Describe shows them. */
const isReserved = (tag: Json): boolean => /^aws:/i.test(textOf(tag, 'key') ?? '')

function readText(text: string, label: string): Json {
  if (text.trim() === '')
    throw new Failure({ what: `${label}: the file is empty`, help: 'a task definition in JSON or YAML belongs there' })
  if (isJsonText(text, label)) return parseJson(text, label)
  const source = readSource(text)
  const mistakes = source.mistakes.map(({ what, span, help }): Trouble => {
    const { line, column } = source.place(span[0])
    return { what: `${label}:${line}:${column}: ${what}`, ...(help === undefined ? {} : { help }) }
  })
  if (mistakes.length > 0) throw new Failure(...mistakes)
  return source.root ? fromTree(source.root, label) : null
}

/** Whether a task definition is JSON. YAML may begin with a brace too: there the file's name decides. */
export const isJsonText = (text: string, label: string): boolean =>
  /\.json$/i.test(label) || (/^\uFEFF?\s*[{[]/.test(text) && !/\.ya?ml$/i.test(label))

function notAnObject(json: Json, label: string): Trouble {
  if (!isList(json)) return { what: `${label}: holds no task definition but a single value or nothing` }
  const help = 'put the list under "containerDefinitions" and add "family"'
  return { what: `${label}: holds a list, where a task definition is an object`, help }
}

function* missingParts(definition: JsonObject, label: string): Generator<Trouble> {
  if (fieldOf(definition, 'ContainerDefinitions') !== undefined || fieldOf(definition, 'Resources') !== undefined) {
    const help = 'aws ecs describe-task-definition prints the spelling that ECS takes'
    const what = `${label}: is written for CloudFormation ("ContainerDefinitions"), not for ECS ("containerDefinitions")`
    yield { what, help }
    return
  }
  if (isAbsent(fieldOf(definition, 'family'))) {
    yield { what: `${label}: "family" is missing`, help: 'ECS numbers revisions by family: add "family": "<name>"' }
  }
  const containers = fieldOf(definition, 'containerDefinitions')
  if (isAbsent(containers))
    yield { what: `${label}: "containerDefinitions" is missing or empty: there is nothing to run` }
  else if (isList(containers)) yield* missingInContainers(containers, label)
}

function* missingInContainers(containers: readonly Json[], label: string): Generator<Trouble> {
  const seen = new Map<string, number>()
  for (const [index, container] of containers.entries()) {
    if (!isObject(container)) continue
    const name = textOf(container, 'name')
    const place = `${label}: containerDefinitions[${name === undefined ? index : quote(name)}]`
    if (isAbsent(fieldOf(container, 'name'))) yield { what: `${place} has no "name"` }
    if (isAbsent(fieldOf(container, 'image'))) yield { what: `${place} has no "image"` }
    if (name === undefined) continue
    const first = seen.get(name)
    if (first === undefined) seen.set(name, index)
    else
      yield {
        what: `${label}: containerDefinitions[${first}] and [${index}] are both called ${quote(name)}`,
        help: 'each container needs a name of its own',
      }
  }
}
