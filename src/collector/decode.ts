import type { Path } from '../core/problem.js'
import { remember } from '../core/remember.js'
import type { Scalar, Tree } from '../core/tree.js'
import { rootSchema, within, type Release, type Schema } from './catalog.js'
import { typingOf, type CollectorConfig, type Declared } from './config.js'
import { originalText } from './expand-scalar.js'
import { isSkipped, takes, takesYaml } from './scalar.js'
import type { Mismatch, Wanted, WrongType } from './mismatch.js'
import type { Typing } from './typing.js'

interface Context {
  readonly release: Release
  readonly typing: Typing
  readonly owner: Declared | undefined
  /** Below a part that another library reads as strict YAML. */
  readonly yaml: boolean
  readonly found: Mismatch[]
}
type Keys = Readonly<Record<string, Schema>>

/** Every mismatch of a config: the sections, service, and the body of each declared component whose type the release has. */
export function decodeConfig(root: Tree | undefined, config: CollectorConfig, release: Release): readonly Mismatch[] {
  const context: Context = {
    release,
    typing: typingOf(release),
    owner: undefined,
    yaml: false,
    found: [],
  }
  if (root) decode(root, { schema: rootSchema(), base: [] }, context)
  for (const owner of config.components) {
    if (!owner.facts || !within(owner.facts.in, release)) continue
    decode(owner.body.tree, { schema: owner.facts.schema, base: owner.path }, { ...context, owner })
  }
  return context.found
}

interface Spot {
  readonly schema: Schema
  /** The place above and the step that leads from it; at the top the whole path. */
  readonly base: Spot | Path
  readonly step?: string | number
}

/** Most places are right, and nobody asks for their paths. */
function pathOf({ base, step }: Spot): Path {
  const above = 'schema' in base ? pathOf(base) : base
  return step === undefined ? above : [...above, step]
}

function decode(tree: Tree, spot: Spot, context: Context): void {
  const { schema } = spot
  const here = schema.yaml && !context.yaml ? { ...context, yaml: true } : context
  if (tree.kind === 'unknown' || schema.type === 'any') return
  if (tree.kind === 'scalar' && tree.type === 'null') return
  if (schema.type === 'struct') return decodeStruct(tree, spot, here)
  if (schema.type === 'map') return decodeMap(tree, spot, here)
  if (schema.type === 'list') return decodeList(tree, spot, here)
  return decodeScalar(tree, spot, here)
}

function decodeStruct(tree: Tree, spot: Spot, context: Context): void {
  if (tree.kind !== 'mapping')
    return report(context, { got: tree, at: pathOf(spot), wanted: 'map', weakAccepts: false })
  const { keys = {} } = spot.schema
  tree.entries.forEach(({ value }, name) => {
    const found = findKey(keys, name, context)
    if (found && within(found.in, context.release)) decode(value, { schema: found, base: spot, step: name }, context)
    else
      context.found.push({
        kind: 'key',
        at: [...pathOf(spot), name],
        key: name,
        known: knownKeys(context.release)(keys),
        elsewhere: found,
        isTaken: value.kind === 'mapping' && keys['*'] !== undefined && within(keys['*'].in, context.release),
        owner: context.owner,
      })
  })
}

function findKey(keys: Keys, name: string, { typing, yaml }: Context): Schema | undefined {
  if (Object.hasOwn(keys, name)) return keys[name]
  const other = yaml || !typing.ignoreCase ? undefined : keyOf(Object.keys(keys), name)
  return other === undefined ? undefined : keys[other]
}

/** The key that early releases take for `wanted`: the same but for letters' case, the last of several. */
const keyOf = (keys: readonly string[], wanted: string): string | undefined =>
  keys.findLast((key) => key.toLowerCase() === wanted.toLowerCase())

/** Of all keys that any release knows, those that one knows. */
const knownKeys = remember((release: Release) =>
  remember((keys: Keys) =>
    Object.entries(keys).flatMap(([key, schema]) => (key !== '*' && within(schema.in, release) ? [key] : [])),
  ),
)

function decodeMap(tree: Tree, spot: Spot, context: Context): void {
  const { each, pairs } = spot.schema
  const isPairs = pairs !== undefined && within(pairs, context.release)
  if (tree.kind === 'sequence' && (isPairs || takesList(spot, context))) {
    // A list of maps is merged into one; from v0.46.0 some maps may be lists of name and value.
    const isWrong = (item: Tree) => item.kind !== 'mapping' && item.kind !== 'unknown' && !isSkipped(item, isPairs)
    for (const [index, got] of tree.items.entries())
      if (isWrong(got)) report(context, { got, at: [...pathOf(spot), index], wanted: 'map', weakAccepts: false })
    return
  }
  if (tree.kind !== 'mapping') {
    const at = pathOf(spot)
    return report(context, { got: tree, at, wanted: 'map', weakAccepts: tree.kind === 'sequence' && at.length > 1 })
  }
  if (each) tree.entries.forEach(({ value }, name) => decode(value, { schema: each, base: spot, step: name }, context))
}

/** Whether weak typing merges a list here: not in sections, which the collector itself reads. */
const takesList = (spot: Spot, { typing, yaml }: Context): boolean => typing.weak && !yaml && pathOf(spot).length > 1

function decodeList(tree: Tree, spot: Spot, context: Context): void {
  const { each } = spot.schema
  const weak = context.typing.weak && !context.yaml
  if (tree.kind === 'sequence') {
    if (each) tree.items.forEach((item, index) => decode(item, { schema: each, base: spot, step: index }, context))
    return
  }
  const splits = each?.type === 'string' || context.release.has('lists-split-any-text')
  const isText = tree.kind === 'scalar' && tree.type === 'string' && !context.yaml && splits
  if (!isText && !weak) return report(context, { got: tree, at: pathOf(spot), wanted: 'list', weakAccepts: true })
  if (tree.kind === 'mapping' && tree.entries.size === 0) return
  // A text is split at commas, anything else is a list of one.
  const parts = isText ? tree.text.split(',').map((text): Scalar => ({ ...tree, value: text, text })) : [tree]
  if (each && !(isText && tree.text === ''))
    for (const part of parts) decode(part, { schema: each, base: spot }, context)
}

function report(context: Context, mismatch: Omit<WrongType, 'kind' | 'owner'>): void {
  const { at, weakAccepts } = mismatch
  const before = context.found.at(-1)
  // The parts of one text share its place: one finding is enough.
  if (before?.kind === 'type' && before.at.length === at.length && before.at.every((step, i) => step === at[i])) return
  context.found.push({ kind: 'type', owner: context.owner, ...mismatch, weakAccepts: weakAccepts && !context.yaml })
}

const WANTED: Readonly<Partial<Record<Schema['type'], Wanted>>> = {
  string: 'string',
  text: 'string',
  bool: 'bool',
  int: 'integer',
  uint: 'natural',
  float: 'number',
  duration: 'duration',
  id: 'id',
}

function decodeScalar(tree: Tree, spot: Spot, context: Context): void {
  const { type } = spot.schema
  const wanted = context.yaml && type === 'duration' ? 'prometheus-duration' : (WANTED[type] ?? 'string')
  // A setting of type text takes a variable's text as it is, whatever YAML makes of it.
  if (wanted === 'string' && !context.yaml && originalText(tree) !== undefined) return
  if (tree.kind !== 'scalar') return report(context, { got: tree, at: pathOf(spot), wanted, weakAccepts: false })
  if (context.yaml) {
    if (!takesYaml(tree, type)) report(context, { got: tree, at: pathOf(spot), wanted, weakAccepts: false })
    return
  }
  if (!takes(tree, type, context.typing.weak)) {
    const weakAccepts = !context.typing.weak && takes(tree, type, true)
    return report(context, { got: tree, at: pathOf(spot), wanted, weakAccepts })
  }
  if (type === 'duration' && (tree.type === 'int' || tree.type === 'float')) {
    const { found, owner } = context
    found.push({ kind: 'duration', at: pathOf(spot), nanoseconds: Number(tree.value), owner })
  }
}
