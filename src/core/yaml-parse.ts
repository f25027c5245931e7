import { explainComma, explainContent, explainDash, explainKey } from './yaml-grammar.js'
import { tooManyLevels } from './yaml-mistakes.js'
import { emptyAt, NO_PROPERTIES, startMapping, startSequence, takeAlias, takeScalar } from './yaml-node.js'
import type { MappingNode, Node, Parse, SequenceNode } from './yaml-node.js'
import { readProperties } from './yaml-properties.js'
import type { TokenKind } from './yaml-scan.js'
import { peek, refuse, take } from './yaml-tokens.js'

/** Far beyond any config, far below the end of the stack. The collector's own reader goes to 10,000. */
export const DEEPEST = 500

/** Block: lists and maps by indentation may follow. Value: so may lists indented like their key. */
type Context = 'block' | 'value' | 'flow'

const AFTER_KEY: readonly TokenKind[] = ['?', ':', 'block-end']

/** One value of any kind. After a mistake: what could be read of it. */
export function parseNode(parse: Parse, context: Context): Node {
  const { scan } = parse
  const next = peek(scan).kind
  if (next === 'scalar') return takeScalar(parse, NO_PROPERTIES)
  if (next === 'alias') return takeAlias(parse)
  const properties = readProperties(parse)
  const { kind, from } = peek(scan)
  const items = kind === '-' && context === 'value'
  switch (kind) {
    case 'scalar':
      return takeScalar(parse, properties)
    case '[':
      return within(parse, startSequence(parse, from, properties), parseFlowSequence)
    case '{':
      return within(parse, startMapping(parse, from, properties), parseFlowMapping)
    case 'block-mapping':
      if (context !== 'flow') return within(parse, startMapping(parse, from, properties), parseMapping)
      break
    case 'block-sequence':
      if (context !== 'flow') return within(parse, startSequence(parse, from, properties), parseSequence)
      break
    default:
      if (items) return within(parse, startSequence(parse, from, properties), parseItems)
  }
  if (properties.end === undefined && kind !== 'stop') refuse(scan, explainContent(parse))
  return emptyAt(parse, properties.end ?? from, properties)
}

function within<T extends Node>(parse: Parse, node: T, fill: (parse: Parse, node: T) => void): T {
  if (parse.depth >= DEEPEST) {
    refuse(parse.scan, tooManyLevels(node.from, DEEPEST))
    return node
  }
  parse.depth++
  fill(parse, node)
  parse.depth--
  return node
}

/** `key: value` lines, to the end of their indentation. */
function parseMapping(parse: Parse, mapping: MappingNode): void {
  const { scan } = parse
  take(scan)
  while (peek(scan).kind === '?') {
    take(scan)
    const key = parseUnless(parse, AFTER_KEY)
    addPair(mapping, key, parseValue(parse, key))
  }
  closeWith(parse, 'block-end', () => explainKey(parse, mapping))
}

function parseValue(parse: Parse, key: Node): Node {
  const { scan } = parse
  if (peek(scan).kind !== ':') return emptyAt(parse, key.to)
  take(scan)
  return parseUnless(parse, AFTER_KEY)
}

/** A value of a map, or none where a sign follows that cannot begin one. */
function parseUnless(parse: Parse, ends: readonly TokenKind[]): Node {
  const { scan } = parse
  const { kind } = peek(scan)
  if (kind === 'scalar') return takeScalar(parse, NO_PROPERTIES)
  return ends.includes(kind) ? emptyAt(parse, scan.tokens[scan.head - 1]?.to ?? 0) : parseNode(parse, 'value')
}

function addPair(mapping: MappingNode, key: Node, value: Node): void {
  mapping.pairs.push([key, value])
  mapping.to = value.to > key.to ? value.to : key.to
}

/** `- item` lines, deeper than the key they belong to. */
function parseSequence(parse: Parse, sequence: SequenceNode): void {
  const { scan } = parse
  take(scan)
  while (peek(scan).kind === '-') {
    const { to } = take(scan)
    const empty = ['-', 'block-end'].includes(peek(scan).kind)
    addItem(sequence, empty ? emptyAt(parse, to) : parseNode(parse, 'block'))
  }
  closeWith(parse, 'block-end', () => explainDash(parse, sequence))
}

/** `- item` lines, indented like the key they belong to. */
function parseItems(parse: Parse, sequence: SequenceNode): void {
  const { scan } = parse
  while (peek(scan).kind === '-') {
    const { to } = take(scan)
    const empty = ['-', ...AFTER_KEY].includes(peek(scan).kind)
    addItem(sequence, empty ? emptyAt(parse, to) : parseNode(parse, 'block'))
  }
}

function addItem(sequence: SequenceNode, item: Node): void {
  sequence.items.push(item)
  sequence.to = item.to
}

function closeWith({ scan }: Parse, kind: TokenKind, explain: () => Parameters<typeof refuse>[1]): number {
  const token = peek(scan)
  if (token.kind === kind) take(scan)
  else if (token.kind !== 'stop') refuse(scan, explain())
  return token.to
}

/** Values between brackets, split by commas; a comma may stand before the closing bracket. */
function parseFlow(parse: Parse, close: ']' | '}', parseEntry: () => void): number {
  const { scan, brackets } = parse
  brackets.push(take(scan))
  for (let first = true; peek(scan).kind !== close && peek(scan).kind !== 'stop'; first = false) {
    if (!first) closeWith(parse, ',', () => explainComma(parse, close))
    if (peek(scan).kind !== close) parseEntry()
  }
  brackets.pop()
  return take(scan).to
}

function parseFlowSequence(parse: Parse, sequence: SequenceNode): void {
  const { scan } = parse
  sequence.to = parseFlow(parse, ']', () => {
    const isPair = peek(scan).kind === '?'
    addItem(sequence, isPair ? parsePair(parse) : parseNode(parse, 'flow'))
  })
}

/** A map of one entry in a list, without braces of its own: `[a: b]`. */
function parsePair(parse: Parse): Node {
  const { scan } = parse
  const { from, to } = take(scan)
  const mapping = startMapping(parse, from)
  const keyless = [':', ',', ']'].includes(peek(scan).kind)
  // The collector's reader swallows the sign that stands where the key is missing.
  const key = keyless ? emptyAt(parse, Math.max(to, take(scan).from)) : parseNode(parse, 'flow')
  addPair(mapping, key, parseFlowValue(parse, key, ']'))
  return mapping
}

function parseFlowMapping(parse: Parse, mapping: MappingNode): void {
  const { scan } = parse
  mapping.to = parseFlow(parse, '}', () => {
    if (peek(scan).kind !== '?') {
      const key = parseNode(parse, 'flow')
      return addPair(mapping, key, emptyAt(parse, key.to))
    }
    const { to } = take(scan)
    const key = [':', ',', '}'].includes(peek(scan).kind) ? emptyAt(parse, to) : parseNode(parse, 'flow')
    addPair(mapping, key, parseFlowValue(parse, key, '}'))
  })
}

function parseFlowValue(parse: Parse, key: Node, close: ']' | '}'): Node {
  const { scan } = parse
  if (peek(scan).kind !== ':') return emptyAt(parse, key.to)
  const { to } = take(scan)
  return [',', close].includes(peek(scan).kind) ? emptyAt(parse, to) : parseNode(parse, 'flow')
}
