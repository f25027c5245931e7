import type { JsonObject } from '../core/json.js'
import { list, quote } from '../core/text.js'
import { objectsOf, textOf, textsOf, withEntry } from './fields.js'
import { CONFIG_VARIABLE } from './collector.js'
import { isCollectorImage, parseImage, printImage } from './image.js'
import type { Change, TaskProblem } from './options.js'
import { problemOf, setField, type Context, type Row, type Setting } from './row.js'
import { findStranger, NAME_REPOSITORY, placing } from './stranger.js'

const USUAL_REPOSITORY = 'public.ecr.aws/aws-observability/aws-otel-collector'

/**
 * Always the pinned release: in the given repository, else its own, else the public one. A tag that means it already keeps
 * its spelling and its digest.
 */
export function* imageRow(container: JsonObject, context: Context): Generator<Setting | TaskProblem> {
  const { options } = context
  const own = context.existing ? parseImage(textOf(context.existing, 'image') ?? '') : undefined
  const repository = options.imageRepository ?? own?.repository ?? USUAL_REPOSITORY
  const unmoved = own?.repository === repository && isRelease(own.tag, options.release) ? own : undefined
  const tag = unmoved?.tag ?? options.release
  const digest = options.digest ?? unmoved?.digest
  const isDropped = own?.digest !== undefined && digest === undefined
  const reason = `pins release ${options.release}${isDropped ? '; the digest that was there named another image' : ''}`
  yield* setField(container, 'image', { value: printImage({ repository, tag, digest }), reason })
  if (options.imageRepository === undefined && context.existing && own && !isCollectorImage(own.repository))
    yield (
      findStranger(context.existing, context, placing(options.release)) ?? unusualRepository(own.repository, context)
    )
}

/** A mirror may leave out the `v`. */
const isRelease = (tag: string | undefined, release: string): boolean => tag?.replace(/^v?/, 'v') === release

const unusualRepository = (repository: string, { name, at, options }: Context): TaskProblem =>
  problemOf({
    id: 'unusual-repository',
    severity: 'warning',
    at: [...at, 'image'],
    what: `container ${quote(name)}: its repository ${quote(repository)} is not called "aws-otel-collector": unless it holds ADOT ${options.release}, the image cannot be pulled`,
    help: NAME_REPOSITORY,
  })

/** The given variables are set, others stay; AOT_CONFIG_CONTENT goes, for it becomes a secret. */
export const environmentRow: Row = function* (container, { options }) {
  let entries = objectsOf(container, 'environment')
  const changes: Omit<Change, 'container'>[] = []
  if (entries.some((entry) => textOf(entry, 'name') === CONFIG_VARIABLE)) {
    entries = entries.filter((entry) => textOf(entry, 'name') !== CONFIG_VARIABLE)
    const reason = 'the config comes from the parameter, and ECS refuses one name in both environment and secrets'
    changes.push({ field: `environment[${CONFIG_VARIABLE}]`, reason })
  }
  for (const [name, value] of options.environment) {
    const before = entries.find((entry) => textOf(entry, 'name') === name)
    if (before && (textOf(before, 'value') ?? '') === value) continue
    entries = withEntry(entries, 'name', { ...before, name, value })
    changes.push({ field: `environment[${name}]`, reason: 'the input environment sets it (value not shown)' })
  }
  if (changes.length > 0) yield { field: 'environment', value: entries.length > 0 ? entries : undefined, changes }
}

/** AOT_CONFIG_CONTENT from the parameter; other secrets stay. */
export const secretsRow: Row = function* (container, { options }) {
  const secrets = objectsOf(container, 'secrets')
  const before = secrets.filter((secret) => textOf(secret, 'name') === CONFIG_VARIABLE)
  const old = before[0] && textOf(before[0], 'valueFrom')
  if (before.length === 1 && old === options.parameterName) return
  const secret = { ...before[0], name: CONFIG_VARIABLE, valueFrom: options.parameterName }
  const reason = 'the collector reads its config from this variable before anything else'
  const change = {
    field: `secrets[${CONFIG_VARIABLE}]`,
    ...(old === undefined ? {} : { before: old }),
    after: options.parameterName,
    reason,
  }
  yield { field: 'secrets', value: withEntry(secrets, 'name', secret), changes: [change] }
}

/** Arguments stay. A config that they name has lost its say. */
export const commandRow: Row = function* (container, { name, at }) {
  const configs = configsIn(textsOf(container, 'command'))
  if (configs.length === 0) return
  yield problemOf({
    id: 'config-in-command',
    severity: 'warning',
    at: [...at, 'command'],
    what: `container ${quote(name)}: command names the config ${list(configs)}, which the stored config replaces: ${CONFIG_VARIABLE} wins over every --config`,
    help: 'check that the stored config has all that you need of it, then remove --config from command',
  })
}

/** Where configs come from, without any config's text. */
function configsIn(command: readonly string[]): readonly string[] {
  const values = command.flatMap((argument, index) => {
    const match = /^--?config(=([^]*))?$/.exec(argument)
    return match ? [match[1] === undefined ? (command[index + 1] ?? '') : (match[2] ?? '')] : []
  })
  return values.map((value) => /^(yaml|https?):/.exec(value)?.[0].concat('...') ?? value)
}
