import type { Scan, Style, Token } from './yaml-scan.js'
import { take } from './yaml-tokens.js'

/** A document as written: anchors, tags and merges not yet applied. Places are UTF-16 offsets. */
export type Node = ScalarNode | AliasNode | SequenceNode | MappingNode

interface Written {
  readonly from: number
  /** Behind the last character. */
  readonly to: number
  /** Shortened, such as `!!str`; empty when none is written. */
  readonly tag: string
  /** Whether an anchor names it. */
  readonly anchored: boolean
}

export interface ScalarNode extends Written {
  readonly kind: 'scalar'
  readonly text: string
  readonly style: Style
}

export interface AliasNode extends Written {
  readonly kind: 'alias'
  readonly name: string
  /** What the name stood for here; undefined when nothing above has it. */
  readonly target: Node | undefined
}

export interface SequenceNode extends Written {
  readonly kind: 'sequence'
  to: number
  readonly items: Node[]
}

export interface MappingNode extends Written {
  readonly kind: 'mapping'
  to: number
  readonly pairs: (readonly [key: Node, value: Node])[]
}

/** What the parser knows; one per document, changed as it goes. */
export interface Parse {
  readonly scan: Scan
  /** What each anchor stands for so far. */
  readonly anchors: Map<string, Node>
  /** What each tag handle stands for. */
  readonly handles: ReadonlyMap<string, string>
  /** The brackets that are open. */
  readonly brackets: Token[]
  depth: number
}

/** Tag and anchor before a value. */
export interface Properties {
  readonly tag: string
  readonly anchor: string | undefined
  /** Where they end; undefined when there are none. */
  readonly end: number | undefined
}

export const NO_PROPERTIES: Properties = { tag: '', anchor: undefined, end: undefined }

export function takeScalar(parse: Parse, { tag, anchor }: Properties): Node {
  const { from, to, value, style } = take(parse.scan)
  const node: Node = { kind: 'scalar', from, to, tag, anchored: anchor !== undefined, text: value, style }
  return anchor === undefined ? node : named(parse, anchor, node)
}

export function takeAlias({ scan, anchors }: Parse): Node {
  const { from, to, value } = take(scan)
  return { kind: 'alias', from, to, tag: '', anchored: false, name: value, target: anchors.get(value) }
}

/** A value that is not there. */
export function emptyAt(parse: Parse, at: number, { tag, anchor }: Properties = NO_PROPERTIES): Node {
  return named(parse, anchor, {
    kind: 'scalar',
    from: at,
    to: at,
    tag,
    anchored: anchor !== undefined,
    text: '',
    style: 'plain',
  })
}

export function startSequence(parse: Parse, from: number, { tag, anchor }: Properties = NO_PROPERTIES): SequenceNode {
  return named(parse, anchor, { kind: 'sequence', from, to: from, tag, anchored: anchor !== undefined, items: [] })
}

export function startMapping(parse: Parse, from: number, { tag, anchor }: Properties = NO_PROPERTIES): MappingNode {
  return named(parse, anchor, { kind: 'mapping', from, to: from, tag, anchored: anchor !== undefined, pairs: [] })
}

function named<T extends Node>({ anchors }: Parse, anchor: string | undefined, node: T): T {
  if (anchor !== undefined) anchors.set(anchor, node)
  return node
}
