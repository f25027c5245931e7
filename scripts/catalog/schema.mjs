import { without } from './objects.mjs'
import { same } from './ranges.mjs'

/** `int32` -> {type: 'int'}; `list of struct` -> {type: 'list', each: {type: 'struct'}}. */
function readKind(kind) {
  if (kind.startsWith('yaml ')) return { ...readKind(kind.slice(5)), yaml: true }
  if (kind.endsWith('?')) return { ...readKind(kind.slice(0, -1)), optional: true }
  const [, container, element] = /^(list|map) of (.+)$/.exec(kind) ?? []
  if (container) return withElement({ type: container }, readKind(element))
  if (kind === 'pairs') return { type: 'map', each: { type: 'string' }, pairs: true }
  return { type: kind.replace(/(8|16|32)$/, '') }
}

/** Elements of which nothing is known need no schema. */
const withElement = (node, each) => (each.type === 'any' ? node : { ...node, each })

/**
 * `a.'b.c'.d[].*.e` -> ['a', 'b.c', 'd', '[]', '*', 'e'].
 * @type {(path: string) => string[]}
 */
export const readPath = (path) => path.match(/'[^']*'|\[\]|[^.[\]]+/g).map((step) => step.replaceAll("'", ''))

/**
 * One tree of all releases out of `[path, kind, ranges]`. A key whose form changed from one release to another is the
 * looser of both. `in` is said only where it differs from the parent's.
 */
export function buildSchema(keys, ranges) {
  const root = { node: { type: 'struct', keys: {} }, ranges }
  const places = new Map([['', root]])
  for (const [path, forms] of [...groupByPath(keys)].sort(byDepth)) {
    const steps = readPath(path)
    const parent = places.get(steps.slice(0, -1).join('\0'))
    if (!parent) throw new Error(`${path} has no parent`)
    const known = forms
      .map(([, from]) => from)
      .flat()
      .sort(([a], [b]) => a - b)
    const merged = joinRanges(known)
    const node = loosest(forms)
    parent.node.keys ??= {}
    parent.node.keys[steps.at(-1)] = same(merged, parent.ranges) ? node : { ...node, in: merged }
    register(places, steps, { node: parent.node.keys[steps.at(-1)], ranges: merged })
  }
  return root.node
}

function register(places, steps, place) {
  places.set(steps.join('\0'), place)
  const { each, type } = place.node
  if (each) register(places, [...steps, type === 'list' ? '[]' : '*'], { node: each, ranges: place.ranges })
}

const byDepth = ([a], [b]) => readPath(a).length - readPath(b).length || (a < b ? -1 : 1)

const groupByPath = (keys) => {
  const groups = new Map()
  for (const [path, kind, ranges] of keys) groups.set(path, [...(groups.get(path) ?? []), [kind, ranges]])
  return groups
}

const joinRanges = (sorted) =>
  sorted.reduce((joined, [from, to]) => {
    const last = joined.at(-1)
    return last?.[1] === from - 1 ? [...joined.slice(0, -1), [last[0], to]] : [...joined, [from, to]]
  }, [])

/** A map of texts may become one that takes pairs, a value optional; any other change leaves a value of which nothing is said. */
function loosest(forms) {
  const nodes = forms.map(([kind, ranges]) => ({ ...readKind(kind), ranges }))
  const pairs = nodes.find((node) => node.pairs)
  const bare = nodes.map((node) => without(node, 'ranges', 'pairs', 'optional'))
  const isSame = bare.every((node) => same(node, bare[0]))
  if (!isSame) return { type: 'any' }
  const optional = nodes.some((node) => node.optional) ? { optional: true } : {}
  return { ...bare[0], ...optional, ...(pairs ? { pairs: pairs.ranges } : {}) }
}
