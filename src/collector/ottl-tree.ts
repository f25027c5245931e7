import type { Span } from '../core/problem.js'

/** A condition or a value in it, with its place in the condition's text. */
export type OttlNode = { readonly span: Span } & (
  | {
      readonly kind: 'literal'
      readonly type: 'string' | 'int' | 'float' | 'bool' | 'bytes' | 'nil'
      readonly text: string
    }
  | { readonly kind: 'enum'; readonly name: string }
  | OttlPath
  | OttlCall
  | { readonly kind: 'list' | 'map'; readonly items: readonly OttlNode[] }
  /** `left op right`: arithmetic, comparison, `and` and `or`. */
  | { readonly kind: 'pair'; readonly op: string; readonly left: OttlNode; readonly right: OttlNode }
  | { readonly kind: 'not'; readonly of: OttlNode }
)

/** `resource.attributes["service.name"]`: segments, each with the keys in brackets behind it. */
export interface OttlPath {
  readonly kind: 'path'
  readonly fields: readonly { readonly name: string; readonly span: Span; readonly keys: readonly OttlNode[] }[]
}

export interface OttlCall {
  readonly kind: 'call'
  readonly name: string
  readonly at: Span
  readonly args: readonly OttlArgument[]
  readonly keys: readonly OttlNode[]
}

export interface OttlArgument {
  /** `delimiter = ","`: the part before the sign. */
  readonly name: string | undefined
  /** Undefined where a function's bare name stands, to be called by another. */
  readonly value: OttlNode | undefined
  readonly span: Span
}

/** A node and everything in it, parents first. */
export function* walkOttl(node: OttlNode): Generator<OttlNode> {
  const waiting = [node]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    yield next
    for (const child of childrenOf(next).toReversed()) waiting.push(child)
  }
}

function childrenOf(node: OttlNode): readonly OttlNode[] {
  switch (node.kind) {
    case 'path':
      return node.fields.flatMap(({ keys }) => keys)
    case 'call':
      return [...node.args.flatMap(({ value }) => value ?? []), ...node.keys]
    case 'list':
    case 'map':
      return node.items
    case 'pair':
      return [node.left, node.right]
    case 'not':
      return [node.of]
    case 'literal':
    case 'enum':
      return []
  }
}
