import { quote } from '../core/text.js'
import { rule, type Problem, type Value } from '../lint/rule.js'

export default rule({
  id: 'telemetry-resource',
  severity: 'error',
  title: 'service.telemetry.resource holds something else than names with texts',
  adot: { from: 'v0.19.0' },
  keys: ['resource'],
  consequence: 'the collector stops while it reads service.telemetry',

  *check({ root, release }) {
    const resource = root?.get('service', 'telemetry', 'resource')
    if (!resource || resource.isNull || resource.isUnknown) return
    if (release.has('weak-typing') && isEmptyList(resource)) return
    if (resource.tree.kind !== 'mapping') {
      yield {
        at: resource.path,
        what: 'service.telemetry.resource takes a map of names and texts',
        help: 'write service.name: my-collector below it',
      }
      return
    }
    const isDeclarative =
      release.has('declarative-resource') && DECLARED.some((key) => resource.get(key)?.isNull === false)
    const values = resource.children().filter((value) => !release.has('empty-list-is-nothing') || !isEmptyList(value))
    if (!isDeclarative) yield* inline(values)
    else if (release.has('checked-declarative-resource')) yield* declarative(resource)
  },
})

const DECLARED: readonly string[] = ['attributes', 'detectors', 'schema_url', 'attributes_list']

const isEmptyList = ({ tree }: Value): boolean => tree.kind === 'sequence' && tree.items.length === 0

function* inline(values: readonly Value[]): Generator<Problem> {
  for (const value of values) {
    if (value.isNull || value.isUnknown || value.text !== undefined) continue
    yield {
      at: value.path,
      on: value.tree.kind === 'scalar' ? 'value' : 'key',
      what: `resource attribute ${quote(value.key)} takes a text`,
      ...(value.tree.kind === 'scalar' && { help: `put it in quotes: ${quote(value.tree.text)}` }),
    }
  }
}

function* declarative(resource: Value): Generator<Problem> {
  const others = resource.children().filter(({ key }) => !DECLARED.includes(key))
  yield* inline(others)
  const attributes = resource.get('attributes')
  if (attributes && !attributes.isNull && !attributes.isUnknown && attributes.tree.kind !== 'sequence')
    yield {
      at: attributes.path,
      on: 'key',
      what: 'service.telemetry.resource.attributes takes a list of names and values',
      help: 'write attributes: [{name: service.name, value: my-collector}]',
    }
  const list = resource.get('attributes_list')
  if (list && !list.isNull)
    yield {
      at: list.path,
      on: 'key',
      what: 'attributes_list is not supported yet',
      help: 'write attributes: [{name: service.name, value: my-collector}]',
    }
  const [other] = others
  if (other && attributes?.tree.kind === 'sequence' && attributes.tree.items.length > 0)
    yield {
      at: other.path,
      on: 'key',
      what: `resource attribute ${quote(other.key)} stands beside the list attributes, which wants all of them`,
      help: `move it into the list: {name: ${other.key}, value: ...}`,
    }
}
