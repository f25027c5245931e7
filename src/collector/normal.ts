import type { Entry, Mapping, Scalar, Tree } from '../core/tree.js'
import { SECTIONS } from './config.js'
import type { Release } from './release.js'

/** The config in the form in which a release takes it in: keys opened at `::`, and lists of maps merged where it merges them. */
export function normalize(root: Tree, release: Release): Tree {
  const opened = openKeys(release.has('yaml-v2') ? readWords(root, new Map()) : root, new Map())
  return release.has('weak-typing') ? mergeLists(opened, release) : opened
}

const YES = /^(y|Y|yes|Yes|YES|on|On|ON)$/
const NO = /^(n|N|no|No|NO|off|Off|OFF)$/

/** yaml.v2 knew YAML 1.1's further words for true and false, and left dates as texts. */
function readWords(tree: Tree, done: Map<Tree, Tree>): Tree {
  const before = done.get(tree)
  if (before) return before
  const read =
    tree.kind === 'scalar'
      ? readWord(tree)
      : tree.kind === 'sequence'
        ? { ...tree, items: tree.items.map((item) => readWords(item, done)) }
        : changeEntries(tree, (_, value) => readWords(value, done))
  done.set(tree, read)
  return read
}

const readWord = (scalar: Scalar): Scalar =>
  scalar.type === 'time'
    ? { ...scalar, type: 'string' }
    : scalar.plain && scalar.type === 'string' && (YES.test(scalar.text) || NO.test(scalar.text))
      ? { ...scalar, type: 'bool', value: YES.test(scalar.text) }
      : scalar

/** `receivers::otlp: x` means `receivers: {otlp: x}` in every release. Trees without such keys stay the same objects. */
function openKeys(tree: Tree, done: Map<Tree, Tree>): Tree {
  const before = done.get(tree)
  if (before) return before
  const opened =
    tree.kind === 'sequence' ? openItems(tree, done) : tree.kind === 'mapping' ? openEntries(tree, done) : tree
  done.set(tree, opened)
  return opened
}

function openItems(tree: Tree & { kind: 'sequence' }, done: Map<Tree, Tree>): Tree {
  const items = tree.items.map((item) => openKeys(item, done))
  return items.every((item, index) => item === tree.items[index]) ? tree : { ...tree, items }
}

function openEntries(tree: Mapping, done: Map<Tree, Tree>): Tree {
  const opened = [...tree.entries].map(([name, entry]) => ({
    name,
    key: entry.key,
    value: openKeys(entry.value, done),
    same: entry.value,
  }))
  if (opened.every(({ name, value, same }) => !name.includes('::') && value === same)) return tree
  const entries = new Map<string, Entry>()
  for (const { name, key, value } of opened) {
    const [first = name, ...rest] = name.split('::')
    const nested = rest.reduceRight<Tree>(
      (inner, step) => ({
        kind: 'mapping',
        span: inner.span,
        entries: new Map([[step, { key: { ...key, text: step }, value: inner }]]),
      }),
      value,
    )
    const before = entries.get(first)
    entries.set(first, { key: { ...key, text: first }, value: before ? merge(before.value, nested) : nested })
  }
  return { ...tree, entries }
}

function merge(a: Tree, b: Tree): Tree {
  if (a.kind !== 'mapping' || b.kind !== 'mapping') return b
  const entries = new Map(a.entries)
  for (const [name, entry] of b.entries) {
    const before = entries.get(name)
    entries.set(name, before ? { key: entry.key, value: merge(before.value, entry.value) } : entry)
  }
  return { ...a, entries }
}

/** With weak typing a list of maps stands for one map: at pipelines and component bodies, in the first releases also above. */
function mergeLists(root: Tree, release: Release): Tree {
  const isEarly = release.has('merges-listed-sections')
  return changeEntries(root, (name, value) => {
    const merged = isEarly ? mergeItems(value) : value
    if (name === 'service') return changeEntries(merged, (key, part) => (key === 'pipelines' ? mergeItems(part) : part))
    return SECTIONS.some((section) => section === name) ? changeEntries(merged, (_, body) => mergeItems(body)) : merged
  })
}

function changeEntries(tree: Tree, change: (name: string, value: Tree) => Tree): Tree {
  if (tree.kind !== 'mapping') return tree
  return {
    ...tree,
    entries: new Map([...tree.entries].map(([name, entry]) => [name, { ...entry, value: change(name, entry.value) }])),
  }
}

function mergeItems(tree: Tree): Tree {
  if (tree.kind !== 'sequence' || tree.items.length === 0 || !tree.items.every(({ kind }) => kind === 'mapping'))
    return tree
  return tree.items.reduce(merge)
}
