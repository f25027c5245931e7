import { since, until, within, type Schema } from '../collector/catalog.js'
import { KIND, kindOf, LATER, noted, strictYaml, structOf, type Node, type Reading } from './node.js'
import { scalarNode } from './scalar.js'

/** What is added to a node from facts beside keys and types: its checks, its default. `path` is dotted, `[]` an element, `*` a value. */
export type Refine = (node: Node, path: string, reading: Reading) => Node

/** A release's JSON Schema of a part of the config. */
export function build(schema: Schema, path: string, { reading, refine }: { reading: Reading; refine: Refine }): Node {
  const here = schema.yaml && !reading.isYaml ? strictYaml(reading) : reading
  const around = { reading: here, refine }
  return refine(bare(schema, path, around), path, here)
}

interface Around {
  readonly reading: Reading
  readonly refine: Refine
}

function bare(schema: Schema, path: string, around: Around): Node {
  switch (schema.type) {
    case 'any':
      return {}
    case 'struct':
      return structOf(properties(schema, path, around), around.reading)
    case 'map':
      return mapNode(schema, path, around)
    case 'list':
      return listNode(schema, path, around)
    default:
      return { ...scalarNode(schema.type, around.reading), [KIND]: schema.type }
  }
}

function properties({ keys = {} }: Schema, path: string, around: Around): Node {
  const { release } = around.reading
  return Object.fromEntries(
    Object.entries(keys)
      .filter(([, below]) => within(below.in, release))
      .map(([key, below]) => [key, dated(build(below, path === '' ? key : `${path}.${key}`, around), below)]),
  )
}

/** Says since when a key is known, and until when. */
function dated(node: Node, schema: Schema): Node {
  const [first, last] = [since(schema.in), until(schema.in)]
  const dates = [
    ...(first === undefined ? [] : [`since ${first}`]),
    ...(last === undefined ? [] : [`last in ${last}: later releases stop at it`]),
  ]
  return noted(node, dates)
}

/** A list of maps stands for one map where lists are merged, and for names with values where pairs are taken. An empty one always does. */
function mapNode({ each, pairs }: Schema, path: string, around: Around): Node {
  const { release, isWeak } = around.reading
  const takesLists = isWeak || (pairs !== undefined && within(pairs, release))
  return {
    type: ['object', 'array', 'string', 'null'],
    pattern: LATER,
    ...(each && each.type !== 'any' && { additionalProperties: build(each, `${path}.*`, around) }),
    ...(takesLists ? { items: { type: ['object', 'string'], pattern: LATER } } : { maxItems: 0 }),
  }
}

/** With weak typing one value stands for a list of one, and a text is split at commas; later only where texts are wanted. */
function listNode({ each }: Schema, path: string, around: Around): Node {
  const { isWeak, isYaml } = around.reading
  const item = each && each.type !== 'any' ? build(each, `${path}[]`, around) : {}
  const kind = kindOf(item)
  const items = {
    ...(Object.keys(item).length > 0 && { items: item }),
    ...(kind !== undefined && { [KIND]: `${kind}s` }),
  }
  if (isWeak) return items
  const splits = each?.type === 'string' && !isYaml
  return { type: ['array', 'string', 'null'], ...(splits ? {} : { pattern: LATER }), ...items }
}
