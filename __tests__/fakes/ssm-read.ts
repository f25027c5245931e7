import { createHash } from 'node:crypto'
import { type Answer, answer, invalid, refuse } from './answer.js'
import { compact, type JsonObject, objectsOf, textOf, textsOf } from './json.js'
import { pageOf } from './paging.js'
import { matches } from './ssm-filters.js'
import { arnOf, sameName } from './ssm-put.js'
import type { Handler, Parameter, ParameterVersion, Place } from './state.js'

/** What a read sees: not the versions that are still invisible. Each look brings them nearer to being seen. */
const look = (parameter: Parameter): readonly ParameterVersion[] => {
  const seen = parameter.versions.filter((version) => version.hidden === 0)
  for (const version of parameter.versions) version.hidden = Math.max(0, version.hidden - 1)
  return seen
}

/** `name`, `name:version`, `name:label` or the parameter's ARN, read; or the refusal. */
const read = (wanted: string, input: JsonObject, place: Place): JsonObject | Answer => {
  const prefix = arnOf('', place)
  const bare = wanted.startsWith(prefix) ? `/${wanted.slice(prefix.length)}` : wanted
  const [name = '', selector, rest] = bare.split(':')
  if (rest !== undefined || !/^[\w./-]+$/.test(name)) {
    return invalid(
      `Invalid parameter name. Please use correct syntax for referencing a version/label <name>:<version/label>`,
    )
  }
  const parameter = place.state.parameters.get(sameName(name, place))
  const seen = parameter === undefined ? [] : look(parameter)
  const last = seen.at(-1)
  // Parameter Store sends no message with this one.
  if (parameter === undefined || last === undefined) return refuse('ParameterNotFound')
  if (selector === undefined) return show(parameter, last, { input, place })
  const found = seen.find((each) => String(each.version) === selector || each.labels.includes(selector))
  if (found !== undefined) return { ...show(parameter, found, { input, place }), Selector: `:${selector}` }
  const what = `Systems Manager could not find version ${selector} of ${name}. Verify the version and try again.`
  return refuse('ParameterVersionNotFound', what)
}

interface Ask {
  readonly input: JsonObject
  readonly place: Place
}

const show = (parameter: Parameter, version: ParameterVersion, { input, place }: Ask): JsonObject => ({
  Name: parameter.name,
  Type: version.type,
  Value: version.type === 'SecureString' && input['WithDecryption'] !== true ? encrypted(version) : version.value,
  Version: version.version,
  LastModifiedDate: version.modifiedAt,
  ARN: arnOf(parameter.name, place),
  DataType: version.dataType,
})

/** Stands for the encrypted text: says nothing of the value. */
const encrypted = (version: ParameterVersion): string =>
  `AQICAH${createHash('sha512').update(version.value).digest('base64')}`

const isAnswer = (value: JsonObject | Answer): value is Answer => 'status' in value && 'body' in value

const getParameter: Handler = (input, place) => {
  const found = read(textOf(input, 'Name') ?? '', input, place)
  return isAnswer(found) ? found : answer({ Parameter: found })
}

const getParameters: Handler = (input, place) => {
  const names = textsOf(input, 'Names')
  const read1 = names.map((name) => ({ name, found: read(name, input, place) }))
  return answer({
    Parameters: read1.flatMap(({ found }) => (isAnswer(found) ? [] : [found])),
    InvalidParameters: read1.filter(({ found }) => isAnswer(found)).map(({ name }) => name),
  })
}

const getParametersByPath: Handler = (input, place) => {
  const path = textOf(input, 'Path') ?? ''
  if (!path.startsWith('/')) {
    return invalid(
      'The parameter path must begin with a slash, as in /Finance/Prod. It can consist of sub-paths divided by slash symbol.',
    )
  }
  const below = `${path.replace(/\/+$/, '')}/`
  const found = [...place.state.parameters.values()]
    .filter(({ name }) => name.startsWith(below))
    .filter(({ name }) => input['Recursive'] === true || !name.slice(below.length).includes('/'))
    .filter((parameter) => objectsOf(input, 'ParameterFilters').every((filter) => matches(parameter, filter)))
    .flatMap((parameter) => {
      const last = look(parameter).at(-1)
      return last === undefined ? [] : [show(parameter, last, { input, place })]
    })
  const page = pageOf(byName(found), input, 10)
  if (page === undefined) return refuse('InvalidNextToken', 'The specified token is not valid.')
  return answer(compact({ Parameters: page.items, NextToken: page.token }))
}

const describeParameters: Handler = (input, place) => {
  const filters = objectsOf(input, 'ParameterFilters')
  if (objectsOf(input, 'Filters').length > 0) {
    return invalid('Filters is deprecated. Use ParameterFilters.')
  }
  const found = [...place.state.parameters.values()]
    .filter((parameter) => filters.every((filter) => matches(parameter, filter)))
    .flatMap((parameter) => {
      const last = look(parameter).at(-1)
      return last === undefined ? [] : [metadata(parameter, last, place)]
    })
  const page = pageOf(byName(found), input, 10)
  if (page === undefined) return refuse('InvalidNextToken', 'The specified token is not valid.')
  return answer(compact({ Parameters: page.items, NextToken: page.token }))
}

const metadata = (parameter: Parameter, version: ParameterVersion, place: Place): JsonObject => ({
  Name: parameter.name,
  ARN: arnOf(parameter.name, place),
  Type: version.type,
  ...compact({
    KeyId: version.type === 'SecureString' ? (version.keyId ?? 'alias/aws/ssm') : undefined,
    Description: version.description,
    AllowedPattern: version.allowedPattern,
  }),
  LastModifiedDate: version.modifiedAt,
  LastModifiedUser: place.user,
  Version: version.version,
  Tier: version.tier,
  Policies: [],
  DataType: version.dataType,
})

const byName = (parameters: readonly JsonObject[]): readonly JsonObject[] =>
  parameters.toSorted((a, b) => ((textOf(a, 'Name') ?? '') < (textOf(b, 'Name') ?? '') ? -1 : 1))

export const parameterReads: Readonly<Record<string, Handler>> = {
  DescribeParameters: describeParameters,
  GetParameter: getParameter,
  GetParameters: getParameters,
  GetParametersByPath: getParametersByPath,
}
