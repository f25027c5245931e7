import type { Span } from './problem.js'
import type { SyntaxMistake } from './source.js'
import type { Entry, Mapping, Scalar, Tree } from './tree.js'
import type { Document } from './yaml-document.js'
import { isExcessive, startExpansion, type Expansion } from './yaml-expansion.js'
import { findNonMap, isMerge, mergeEntries } from './yaml-merge.js'
import * as mistakes from './yaml-meaning.js'
import type { AliasNode, MappingNode, Node, ScalarNode } from './yaml-node.js'
import { DEEPEST } from './yaml-parse.js'
import { resolvePlain, resolveTagged } from './yaml-resolve.js'

/** An anchored value: read once, used by every alias. */
interface Anchored {
  readonly tree: Tree
  /** Values in it, aliases followed, and levels. */
  readonly size: number
  readonly height: number
}

interface Compose {
  readonly text: string
  readonly anchors: ReadonlyMap<string, Node>
  /** Undefined while the value itself is being read. */
  readonly anchored: Map<Node, Anchored | undefined>
  readonly expansion: Expansion
  readonly mistakes: SyntaxMistake[]
  /** The level of the value in hand, and the deepest below the innermost anchor around it. */
  level: number
  deepest: number
  isTooMuch: boolean
}

/** The values of a document: scalars resolved, aliases followed, maps merged; with every mistake in the order of the text. */
export function composeTree(
  text: string,
  { root, anchors }: Document,
): { readonly tree: Tree | undefined; readonly mistakes: readonly SyntaxMistake[] } {
  const compose: Compose = {
    text,
    anchors,
    anchored: new Map(),
    expansion: startExpansion(),
    mistakes: [],
    level: 0,
    deepest: 0,
    isTooMuch: false,
  }
  const tree = root && composeNode(compose, root)
  return { tree, mistakes: compose.mistakes.sort((a, b) => a.span[0] - b.span[0]) }
}

/** So many mistakes are told at most. */
const MOST = 20

function report({ mistakes: found }: Compose, mistake: SyntaxMistake): void {
  if (found.length < MOST) found.push(mistake)
}

function composeNode(compose: Compose, node: Node): Tree {
  compose.expansion.values++
  if (node.kind === 'scalar' && !node.anchored) return composeScalar(compose, node)
  if (node.kind === 'alias') return followAlias(compose, node)
  return node.anchored ? composeAnchored(compose, node) : composeOwn(compose, node)
}

function composeOwn(compose: Compose, node: Exclude<Node, AliasNode>): Tree {
  if (node.kind === 'scalar') return composeScalar(compose, node)
  compose.level++
  compose.deepest = Math.max(compose.deepest, compose.level)
  const span: Span = [node.from, node.to]
  const tree: Tree =
    node.kind === 'mapping'
      ? composeMapping(compose, node)
      : { kind: 'sequence', items: node.items.map((item) => composeNode(compose, item)), span }
  compose.level--
  return tree
}

function composeAnchored(compose: Compose, node: Exclude<Node, AliasNode>): Tree {
  const { expansion, level, deepest } = compose
  const before = expansion.values - 1
  compose.anchored.set(node, undefined)
  compose.deepest = level
  const tree = composeOwn(compose, node)
  compose.anchored.set(node, { tree, size: expansion.values - before, height: compose.deepest - level })
  compose.deepest = Math.max(compose.deepest, deepest)
  return tree
}

function followAlias(compose: Compose, node: AliasNode): Tree {
  const nothing: Scalar = {
    kind: 'scalar',
    type: 'null',
    value: null,
    text: '',
    plain: true,
    span: [node.from, node.to],
  }
  const found = node.target && compose.anchored.get(node.target)
  if (!found) {
    if (compose.mistakes.length < MOST)
      report(compose, node.target ? mistakes.endlessAlias(node) : mistakes.unknownAnchor(node, compose.anchors))
    return nothing
  }
  addExpansion(compose, node, found)
  return found.tree
}

/** Counts what an alias stands for. Of aliases that make too much of the document only the first is told. */
function addExpansion(compose: Compose, alias: AliasNode, { size, height }: Anchored): void {
  const { expansion, level } = compose
  expansion.values += size
  expansion.aliased += size
  compose.deepest = Math.max(compose.deepest, level + height)
  if (compose.isTooMuch) return
  if (isExcessive(expansion)) report(compose, mistakes.excessiveAliases(alias))
  else if (level + height > DEEPEST) report(compose, mistakes.deepAlias(alias, DEEPEST))
  else return
  compose.isTooMuch = true
}

function composeScalar(compose: Compose, { text, style, tag, from, to }: ScalarNode): Scalar {
  const span: Span = [from, to]
  const plain = style === 'plain'
  if (tag === '!!str' || (tag === '' && !plain))
    return { kind: 'scalar', type: 'string', value: text, text, plain, span }
  const meaning = tag === '' ? resolvePlain(text) : resolveTagged(text, tag)
  if (!meaning) report(compose, mistakes.wrongTag(span, tag))
  const { type, value } = meaning ?? { type: 'string', value: text }
  return { kind: 'scalar', type, value, text, plain, span }
}

function composeMapping(compose: Compose, node: MappingNode): Mapping {
  const entries = new Map<string, Entry>()
  // Where keys are all texts, the entries themselves tell which are there.
  const seen = node.pairs.some(isOdd) ? new Map<string, Node>() : undefined
  let merged: readonly Tree[] = []
  for (const pair of node.pairs) {
    const key = pair[0]
    const value = pair[1]
    if (seen) noteDuplicate(compose, seen, key)
    else if (key.kind === 'scalar' && entries.has(key.text)) reportDuplicate(compose, node, key)
    if (isMerge(key)) {
      merged = composeMerged(compose, value)
      continue
    }
    const name = composeKey(compose, key)
    const tree = composeNode(compose, value)
    if (name) entries.set(name.text, { key: name, value: tree })
  }
  if (merged.length > 0 && !compose.isTooMuch) mergeEntries(entries, merged)
  return { kind: 'mapping', entries, span: [node.from, node.to] }
}

/** Whether a pair has an alias, a collection or `<<` for its key. */
const isOdd = ({ 0: key }: MappingNode['pairs'][number]): boolean => key.kind !== 'scalar' || key.text === '<<'

function reportDuplicate(compose: Compose, { pairs }: MappingNode, key: ScalarNode): void {
  if (compose.mistakes.length >= MOST) return
  const first = pairs.find(([one]) => one.kind === 'scalar' && one.text === key.text)
  if (first) report(compose, mistakes.duplicateKey(key, first[0]))
}

/** Go compares keys as written: `1` and `0x1` are two, `a` and `"a"` are one. */
function noteDuplicate(compose: Compose, seen: Map<string, Node>, key: Node): void {
  if (key.kind !== 'scalar' && key.kind !== 'alias') return
  const name = key.kind === 'scalar' ? key.text : `\0${key.name}`
  const first = seen.get(name)
  if (first) report(compose, mistakes.duplicateKey(key, first))
  else seen.set(name, key)
}

function composeKey(compose: Compose, key: Node): Scalar | undefined {
  const tree = composeNode(compose, key)
  const span: Span = [key.from, key.to]
  if (tree.kind === 'scalar') return key.kind === 'alias' ? { ...tree, span } : tree
  report(compose, mistakes.collectionAsKey(span, compose.text))
  return undefined
}

/** The maps that `<<` names. */
function composeMerged(compose: Compose, value: Node): readonly Tree[] {
  const wrong = findNonMap(value)
  if (wrong) report(compose, mistakes.mergeOfNonMap(wrong))
  return value.kind === 'sequence'
    ? value.items.map((item) => composeNode(compose, item))
    : [composeNode(compose, value)]
}
