import { type Answer, answer, invalid, refuse } from './answer.js'
import { type JsonObject, numberOf, objectsOf, textOf, textsOf } from './json.js'
import { sameName } from './ssm-put.js'
import type { Handler, Parameter, Place } from './state.js'
import { tagProblems } from './tags.js'

const find = (name: string, place: Place): Parameter | undefined => place.state.parameters.get(sameName(name, place))

const deleteParameter: Handler = (input, place) => {
  const found = find(textOf(input, 'Name') ?? '', place)
  if (found === undefined) return refuse('ParameterNotFound')
  place.state.parameters.delete(found.name)
  return answer()
}

const deleteParameters: Handler = (input, place) => {
  const names = textsOf(input, 'Names')
  const there = names.filter((name) => find(name, place) !== undefined)
  for (const name of there) place.state.parameters.delete(sameName(name, place))
  return answer({ DeletedParameters: there, InvalidParameters: names.filter((name) => !there.includes(name)) })
}

/** The parameter that a tag call is about; only parameters can be tagged here. */
const tagged = (input: JsonObject, place: Place): Parameter | Answer => {
  if (input['ResourceType'] !== 'Parameter') return refuse('InvalidResourceType')
  return find(textOf(input, 'ResourceId') ?? '', place) ?? refuse('InvalidResourceId')
}

const addTagsToResource: Handler = (input, place) => {
  const parameter = tagged(input, place)
  if ('status' in parameter) return parameter
  const tags = objectsOf(input, 'Tags')
  const after = new Map(parameter.tags)
  for (const tag of tags) after.set(textOf(tag, 'Key') ?? '', textOf(tag, 'Value') ?? '')
  if (after.size > 50) return refuse('TooManyTagsError')
  const [problem] = tagProblems(tags, ['Key', 'Value'])
  if (problem !== undefined) return invalid(problem)
  for (const [key, value] of after) parameter.tags.set(key, value)
  return answer()
}

const removeTagsFromResource: Handler = (input, place) => {
  const parameter = tagged(input, place)
  if ('status' in parameter) return parameter
  for (const key of textsOf(input, 'TagKeys')) parameter.tags.delete(key)
  return answer()
}

const listTagsForResource: Handler = (input, place) => {
  const parameter = tagged(input, place)
  if ('status' in parameter) return parameter
  return answer({ TagList: [...parameter.tags].map(([Key, Value]) => ({ Key, Value })) })
}

/** A label stands on one version: it moves there from another. */
const labelParameterVersion: Handler = (input, place) => {
  const parameter = find(textOf(input, 'Name') ?? '', place)
  if (parameter === undefined) return refuse('ParameterNotFound')
  const wanted = numberOf(input, 'ParameterVersion') ?? parameter.versions.at(-1)?.version
  const version = parameter.versions.find((each) => each.version === wanted)
  if (version === undefined) return refuse('ParameterVersionNotFound', `Version ${String(wanted)} is not there.`)
  const labels = textsOf(input, 'Labels')
  const bad = labels.filter((label) => !/^(?!\d|aws|ssm)[\w.-]{1,100}$/i.test(label))
  for (const each of parameter.versions) {
    each.labels.splice(0, Infinity, ...each.labels.filter((label) => !labels.includes(label)))
  }
  version.labels.push(...labels.filter((label) => !bad.includes(label)))
  return answer({ InvalidLabels: bad, ParameterVersion: version.version })
}

export const parameterActions: Readonly<Record<string, Handler>> = {
  AddTagsToResource: addTagsToResource,
  DeleteParameter: deleteParameter,
  DeleteParameters: deleteParameters,
  LabelParameterVersion: labelParameterVersion,
  ListTagsForResource: listTagsForResource,
  RemoveTagsFromResource: removeTagsFromResource,
}
