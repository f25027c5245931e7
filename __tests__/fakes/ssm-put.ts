import { type Answer, answer, invalid, refuse } from './answer.js'
import { compact, type JsonObject, objectsOf, textOf } from './json.js'
import type { Handler, Parameter, ParameterVersion, Place } from './state.js'
import { tagProblems } from './tags.js'

const STANDARD = 4096
const ADVANCED = 8192
const MAX_VERSIONS = 100
const GUIDE = 'https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-advanced-parameters.html'

/** The PutParameter call. */
export const putParameter: Handler = (input, place) => {
  const name = (textOf(input, 'Name') ?? '').trim()
  const found = place.state.parameters.get(sameName(name, place))
  const [refused] = refusals(input, { name, found, place })
  return refused ?? keep(input, { name, found, place })
}

interface Target {
  readonly name: string
  readonly found: Parameter | undefined
  readonly place: Place
}

/** `/name` and `name` are one parameter when there is no further slash. */
export const sameName = (name: string, { state }: Place): string => {
  const other = /^\/?[^/]+$/.test(name) ? (name.startsWith('/') ? name.slice(1) : `/${name}`) : name
  return state.parameters.has(name) ? name : other
}

function* refusals(input: JsonObject, target: Target): Generator<Answer> {
  yield* nameRefusals(target)
  yield* valueRefusals(input, target)
  yield* typeRefusals(input, target)
  const tags = objectsOf(input, 'Tags')
  if (input['Overwrite'] === true && tags.length > 0) {
    yield invalid(
      "Invalid request: tags and overwrite can't be used together. To create a parameter with tags, please remove overwrite flag. To update tags for an existing parameter, please use AddTagsToResource or RemoveTagsFromResource.",
    )
  }
  const [tagProblem] = tagProblems(tags, ['Key', 'Value'])
  if (tagProblem !== undefined) yield invalid(tagProblem)
  yield* overwriteRefusals(input, target)
}

function* nameRefusals({ name, place }: Target): Generator<Answer> {
  const parts = name.replace(/^\//, '').split('/')
  if (name.includes('/') && !name.startsWith('/')) yield invalid('Parameter name must be a fully qualified name.')
  if (/^aws/i.test(parts[0] ?? '') && name.startsWith('/') && parts.length > 1) {
    yield refuse('AccessDeniedException', `No access to reserved parameter name: ${name}.`)
  }
  if (/^(aws|ssm)/i.test(parts[0] ?? '') || !parts.every((part) => /^[\w.-]+$/.test(part))) {
    const prefix = parts.length > 1 ? '"ssm"' : '"aws" or "ssm"'
    yield invalid(
      `Parameter name: can't be prefixed with ${prefix} (case-insensitive). If formed as a path, it can consist of sub-paths divided by slash symbol; each sub-path can be formed as a mix of letters, numbers and the following 3 symbols .-_`,
    )
  }
  if (parts.length > 15) {
    yield refuse(
      'HierarchyLevelLimitExceededException',
      'Hierarchies are limited to a maximum depth of fifteen levels. Reduce the depth of the parameter name.',
    )
  }
  const length = arnOf(name, place).length
  if (length > 1011) yield invalid(`Parameter name has ${String(length)} characters with its ARN. The maximum is 1011.`)
}

function* valueRefusals(input: JsonObject, { found }: Target): Generator<Answer> {
  const value = textOf(input, 'Value')
  if (value === undefined) {
    return yield invalid(
      "1 validation error detected: Value '' at 'value' failed to satisfy constraint: Member must have length greater than or equal to 1.",
    )
  }
  if (value.includes('{{')) {
    yield invalid('Parameter value can\'t nest another parameter. Do not use "{{}}" in the value.')
  }
  const bytes = Buffer.byteLength(value)
  const tier = tierOf(input, found)
  if (bytes > STANDARD && tier === 'Standard') {
    yield invalid(
      `Standard tier parameters support a maximum parameter value of ${String(STANDARD)} characters. To create a larger parameter value, upgrade the parameter to use the advanced-parameter tier. For more information, see ${GUIDE}`,
    )
  }
  if (bytes > ADVANCED) {
    yield invalid(`Advanced tier parameters support a maximum parameter value of ${String(ADVANCED)} characters.`)
  }
  const pattern = textOf(input, 'AllowedPattern') ?? found?.versions.at(-1)?.allowedPattern
  if (pattern !== undefined && !new RegExp(pattern).test(value)) {
    const reason = `Parameter value, cannot be validated against allowedPattern: ${pattern}`
    yield refuse('ParameterPatternMismatchException', reason)
  }
}

/** The tier the request means. Intelligent-Tiering takes Advanced when the value or a policy needs it, and keeps it. */
const tierOf = (input: JsonObject, found: Parameter | undefined): string => {
  const before = found?.versions.at(-1)?.tier ?? 'Standard'
  const wanted = textOf(input, 'Tier') ?? before
  if (wanted !== 'Intelligent-Tiering') return wanted
  const large = Buffer.byteLength(textOf(input, 'Value') ?? '') > STANDARD || textOf(input, 'Policies') !== undefined
  return large ? 'Advanced' : before
}

function* typeRefusals(input: JsonObject, { found, place }: Target): Generator<Answer> {
  const type = textOf(input, 'Type') ?? found?.versions.at(-1)?.type
  const key = textOf(input, 'KeyId')
  if (type === undefined) return yield invalid('A parameter type is required when you create a parameter.')
  if (key !== undefined && type !== 'SecureString') {
    yield invalid(`KeyId applies to parameters of type SecureString only; this one is a ${type}.`)
  }
  if (key !== undefined && place.settings.kmsKeys?.includes(key) === false) {
    yield refuse('InvalidKeyId', `Invalid keyId ${key}`)
  }
  const dataType = textOf(input, 'DataType')
  if (dataType !== undefined && !['text', 'aws:ec2:image', 'aws:ssm:integration'].includes(dataType)) {
    yield invalid(`The following data type is not supported: ${dataType} (Data type names are all lowercase.)`)
  }
  if (textOf(input, 'Policies') !== undefined && tierOf(input, found) === 'Standard') {
    yield invalid('Standard tier parameters do not support parameter policies.')
  }
}

function* overwriteRefusals(input: JsonObject, { name, found }: Target): Generator<Answer> {
  const last = found?.versions.at(-1)
  if (last === undefined) return
  if (input['Overwrite'] !== true) {
    yield refuse(
      'ParameterAlreadyExists',
      'The parameter already exists. To overwrite this value, set the overwrite option in the request to true.',
    )
  }
  if (last.type !== (textOf(input, 'Type') ?? last.type)) {
    yield refuse('HierarchyTypeMismatchException', `Parameter ${name} has type ${last.type}, which can't be changed.`)
  }
  if (last.tier === 'Advanced' && tierOf(input, found) === 'Standard') {
    yield invalid(
      "This parameter uses the advanced-parameter tier. You can't downgrade a parameter from the advanced-parameter tier to the standard-parameter tier. If necessary, you can delete the advanced parameter and recreate it as a standard parameter.",
    )
  }
  const oldest = found?.versions[0]
  if (found && found.versions.length >= MAX_VERSIONS && oldest && oldest.labels.length > 0) {
    yield refuse(
      'ParameterMaxVersionLimitExceeded',
      `You attempted to create a new version of ${name} by calling the PutParameter API with the overwrite flag. Version ${String(oldest.version)}, the oldest version, can't be deleted because it has a label associated with it. Move the label to another version of the parameter, and try again.`,
    )
  }
}

const keep = (input: JsonObject, { name, found, place }: Target): Answer => {
  const before = found?.versions.at(-1)
  const own = compact({
    description: textOf(input, 'Description') ?? before?.description,
    keyId: textOf(input, 'KeyId') ?? before?.keyId,
    allowedPattern: textOf(input, 'AllowedPattern') ?? before?.allowedPattern,
    policies: textOf(input, 'Policies') ?? before?.policies,
  })
  const version: ParameterVersion = {
    version: (before?.version ?? 0) + 1,
    value: textOf(input, 'Value') ?? '',
    type: textOf(input, 'Type') ?? before?.type ?? 'String',
    tier: tierOf(input, found),
    dataType: textOf(input, 'DataType') ?? before?.dataType ?? 'text',
    modifiedAt: Date.now() / 1000,
    labels: [],
    hidden: place.settings.invisibleReads,
    ...own,
  }
  const tags = objectsOf(input, 'Tags').map((tag) => [textOf(tag, 'Key') ?? '', textOf(tag, 'Value') ?? ''] as const)
  const parameter = found ?? { name, versions: [], tags: new Map(tags) }
  parameter.versions.push(version)
  if (parameter.versions.length > MAX_VERSIONS) parameter.versions.shift()
  place.state.parameters.set(parameter.name, parameter)
  return answer({ Version: version.version, Tier: version.tier })
}

export const arnOf = (name: string, { region, account }: Place): string =>
  `arn:aws:ssm:${region}:${account}:parameter/${name.replace(/^\//, '')}`
