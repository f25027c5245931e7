import { KIND, kindOf, notesOf, NOTES, type Node } from './node.js'

/** Shorter parts are not worth a name. */
const SHORTEST = 40

/** A schema in which every part that occurs more than once stands once, under `definitions`. Names follow the keys. */
export function share(root: Node, named: Readonly<Record<string, Node>>): Node {
  const counts = new Map<string, number>()
  for (const part of [root, ...Object.values(named)]) count(part, counts)
  const run: Run = { counts, definitions: new Map(), names: new Map(), taken: new Set(Object.keys(named)) }
  const top = mapParts(root, (part, name) => place(part, name, run))
  for (const [name, part] of Object.entries(named))
    run.definitions.set(
      name,
      mapParts(part, (below, key) => place(below, key, run)),
    )
  return { ...top, definitions: Object.fromEntries([...run.definitions].sort(([a], [b]) => (a < b ? -1 : 1))) }
}

interface Run {
  readonly counts: ReadonlyMap<string, number>
  readonly definitions: Map<string, Node>
  /** The definition's name by what is in it. */
  readonly names: Map<string, string>
  readonly taken: Set<string>
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value)

/** A schema with its parts changed; each comes with the key of the config under which it stands, or none. */
function mapParts(node: Node, change: (part: Node, key: string) => unknown): Node {
  const each = (value: unknown, key = ''): unknown => (isNode(value) ? change(value, key) : value)
  return Object.fromEntries(
    Object.entries(node).map(([word, value]): [string, unknown] => {
      switch (word) {
        case 'properties':
        case 'patternProperties':
          return [
            word,
            isNode(value)
              ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, each(one, key)]))
              : value,
          ]
        case 'additionalProperties':
        case 'items':
        case 'not':
          return [word, each(value)]
        case 'anyOf':
        case 'allOf':
          return [word, Array.isArray(value) ? value.map((one) => each(one)) : value]
        default:
          return [word, value]
      }
    }),
  )
}

/** What may be shared, and what is said about its place only. */
function parted(node: Node): { readonly shared: Node; readonly own: Node } {
  const { [NOTES]: _, [KIND]: __, default: value, ...shared } = node
  const notes = notesOf(node)
  const own = {
    ...(notes.length > 0 && { description: notes.join('; ') }),
    ...(value !== undefined && { default: value }),
  }
  return { shared, own }
}

/** What stands in another part is counted once, however often that occurs. */
function count(node: Node, counts: Map<string, number>): void {
  const key = JSON.stringify(parted(node).shared)
  const before = counts.get(key) ?? 0
  counts.set(key, before + 1)
  if (before > 0) return
  mapParts(node, (part) => {
    count(part, counts)
    return part
  })
}

function place(node: Node, name: string, run: Run): Node {
  const { shared, own } = parted(node)
  if (typeof shared['$ref'] === 'string') return { ...own, $ref: `#/definitions/${shared['$ref']}` }
  const key = JSON.stringify(shared)
  if (key.length >= SHORTEST && (run.counts.get(key) ?? 0) > 1)
    return { ...own, $ref: `#/definitions/${definitionOf(key, { shared, name: kindOf(node) ?? name }, run)}` }
  const { description, ...rest } = own
  const both = [shared['description'], description].filter((text) => typeof text === 'string').join('; ')
  return {
    ...mapParts(shared, (part, at) => place(part, at || name, run)),
    ...rest,
    ...(both !== '' && { description: both }),
  }
}

function definitionOf(key: string, { shared, name }: { shared: Node; name: string }, run: Run): string {
  const before = run.names.get(key)
  if (before !== undefined) return before
  const wanted = /^\w+$/.test(name) ? name : 'part'
  let free = wanted
  for (let suffix = 2; run.taken.has(free); suffix++) free = `${wanted}${suffix}`
  run.taken.add(free)
  run.names.set(key, free)
  run.definitions.set(
    free,
    mapParts(shared, (part, at) => place(part, at || name, run)),
  )
  return free
}
