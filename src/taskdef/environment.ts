import { fieldOf } from '../core/json.js'
import type { Definition } from './definition.js'
import { isAbsent, objectsOf, textOf } from './fields.js'

/** What the image and the ECS agent set in every collector's container, with values not known here. */
export const ALWAYS_SET = [
  ...['PATH', 'HOME', 'HOSTNAME', 'RUN_IN_CONTAINER', 'AOT_CONFIG_CONTENT'],
  ...['AWS_REGION', 'AWS_DEFAULT_REGION', 'AWS_EXECUTION_ENV', 'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI'],
  ...['ECS_CONTAINER_METADATA_URI', 'ECS_CONTAINER_METADATA_URI_V4', 'ECS_AGENT_URI'],
]

/**
 * The variables that a container will find, those of secrets and of ECS without a value. Undefined when they are not all
 * known: without such a container, or with variables from a file in S3.
 */
export function environmentOf(
  definition: Definition,
  name: string | undefined,
): ReadonlyMap<string, string | undefined> | undefined {
  const container = definition.containers.find((one) => one.name === name)?.json
  if (!container || !isAbsent(fieldOf(container, 'environmentFiles'))) return undefined
  const named = (list: string) =>
    objectsOf(container, list).map((entry) => [textOf(entry, 'name') ?? '', entry] as const)
  return new Map([
    ...ALWAYS_SET.map((variable) => [variable, undefined] as const),
    ...named('secrets').map(([variable]) => [variable, undefined] as const),
    ...named('environment').map(([variable, entry]) => [variable, textOf(entry, 'value') ?? ''] as const),
  ])
}
