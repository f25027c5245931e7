import { children, type Entry, type Mapping, type Scalar, type Sequence, type Tree } from '../core/tree.js'
import { SECTIONS } from './config.js'
import { mapTree } from './map-tree.js'
import type { Release } from './release.js'

/**
 * The config in the form in which a release takes it in: keys opened at `::`, where any may have that, and lists of maps
 * merged where it merges them.
 */
export function normalize(root: Tree, release: Release, mayOpen = true): Tree {
  const words = release.has('yaml-v2') ? readWords(root) : root
  const opened = mayOpen ? openKeys(words, { done: new Map(), heights: new Map() }) : words
  return release.has('weak-typing') ? mergeLists(opened, release) : opened
}

const YES = /^(y|Y|yes|Yes|YES|on|On|ON)$/
const NO = /^(n|N|no|No|NO|off|Off|OFF)$/

/** yaml.v2 knew YAML 1.1's further words for true and false, and left dates as texts. */
const readWords = (root: Tree): Tree =>
  mapTree(root, { wants: ({ type }) => type === 'time' || type === 'string', scalar: readWord })

const readWord = (scalar: Scalar): Scalar =>
  scalar.type === 'time'
    ? { ...scalar, type: 'string' }
    : scalar.plain && scalar.type === 'string' && (YES.test(scalar.text) || NO.test(scalar.text))
      ? { ...scalar, type: 'bool', value: YES.test(scalar.text) }
      : scalar

interface Opening {
  readonly done: Map<Tree, Tree>
  readonly heights: Map<Tree, number>
}

/** Levels of a value that a key may open: as many as the reader takes. */
const DEEPEST = 500

/** `receivers::otlp: x` means `receivers: {otlp: x}` in every release. Trees without such keys stay the same objects. */
function openKeys(tree: Tree, opening: Opening): Tree {
  if (tree.kind === 'scalar' || tree.kind === 'unknown') return tree
  const before = opening.done.get(tree)
  if (before) return before
  const opened = isOpen(tree, opening)
    ? tree
    : tree.kind === 'sequence'
      ? { ...tree, items: tree.items.map((item) => openKeys(item, opening)) }
      : openEntries(tree, opening)
  opening.done.set(tree, opened)
  return opened
}

/** Whether there is nothing to open. */
function isOpen(tree: Mapping | Sequence, opening: Opening): boolean {
  let isSame = true
  if (tree.kind === 'sequence') for (const item of tree.items) isSame = openKeys(item, opening) === item && isSame
  else
    for (const [name, { value }] of tree.entries)
      isSame = openKeys(value, opening) === value && !name.includes('::') && isSame
  return isSame
}

function openEntries(tree: Mapping, opening: Opening): Tree {
  const entries = new Map<string, Entry>()
  for (const [name, { key, value: closed }] of tree.entries) {
    const value = openKeys(closed, opening)
    const steps = name.split('::')
    const isTooDeep = steps.length > 1 && steps.length + heightOf(value, opening.heights) > DEEPEST
    const [first = name, ...rest] = isTooDeep ? [name] : steps
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

/** The levels of a tree. */
function heightOf(tree: Tree, known: Map<Tree, number>): number {
  const before = known.get(tree)
  if (before !== undefined) return before
  let height = 0
  for (const [, child] of children(tree)) height = Math.max(height, heightOf(child, known) + 1)
  known.set(tree, height)
  return height
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

/** Of an empty list too: a map without keys. */
function mergeItems(tree: Tree): Tree {
  if (tree.kind !== 'sequence' || !tree.items.every(({ kind }) => kind === 'mapping')) return tree
  return tree.items.reduce(merge, { kind: 'mapping', span: tree.items[0]?.span ?? tree.span, entries: new Map() })
}
