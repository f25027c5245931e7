import type { Span } from './problem.js'
import type { SyntaxMistake } from './source.js'
import { nearest, quote } from './text.js'
import { templateLeft } from './yaml-mistakes.js'
import type { AliasNode, Node } from './yaml-node.js'

/** What is to say of a document that can be parsed and still means nothing to the collector. */

const spanOf = ({ from, to }: Node): Span => [from, to]

export function duplicateKey(key: Node, first: Node): SyntaxMistake {
  const name = key.kind === 'scalar' ? quote(shorten(key.text)) : 'this key'
  return {
    kind: 'duplicate-key',
    span: spanOf(key),
    what: `${name} stands twice in one map`,
    help: 'remove one of the two, or merge what they hold',
    related: [{ span: spanOf(first), what: 'first here' }],
  }
}

export function unknownAnchor(alias: AliasNode, anchors: ReadonlyMap<string, Node>): SyntaxMistake {
  const near = alias.name.length > 2 ? nearest(alias.name, anchors.keys()) : undefined
  const help = anchors.has(alias.name)
    ? `move the definition &${alias.name} above its first use`
    : near === undefined
      ? `define it above with &${alias.name}; if it is a text that begins with "*", put quotes around it`
      : `did you mean *${near}?`
  return { kind: 'alias', span: spanOf(alias), what: `no anchor ${quote(alias.name)} is defined above`, help }
}

export const endlessAlias = (alias: AliasNode): SyntaxMistake => ({
  kind: 'alias',
  span: spanOf(alias),
  what: `the anchor ${quote(alias.name)} is used inside its own value, which would never end`,
  help: 'write out what belongs here',
})

export const excessiveAliases = (alias: AliasNode): SyntaxMistake => ({
  kind: 'alias',
  span: spanOf(alias),
  what: 'aliases of aliases make this document too large to read: the collector refuses it from here on',
  help: 'write out the values, or use fewer aliases',
})

export const deepAlias = (alias: AliasNode, most: number): SyntaxMistake => ({
  kind: 'too-large',
  span: spanOf(alias),
  what: `with what this alias stands for values are nested deeper than ${most} levels`,
  help: 'no config needs that; check for anchors inside of anchors',
})

export const mergeOfNonMap = (value: Node): SyntaxMistake => ({
  kind: 'alias',
  span: spanOf(value),
  what: '"<<" merges maps, and this is none',
  help: 'give it a map, the alias of one, or a list of such aliases; for a plain key named "<<" use quotes',
})

export const wrongTag = (span: Span, tag: string): SyntaxMistake => ({
  kind: 'syntax',
  span,
  what: `the value is not what its tag ${tag} says`,
  help: 'remove the tag, or write a value of its type',
})

/** A map or list where a key must be. Nearly always a placeholder without quotes. */
export function collectionAsKey([from, to]: Span, text: string): SyntaxMistake {
  const isPlaceholder = text[from - 1] === '{' && text[to] === '}'
  if (isPlaceholder) return { ...templateLeft([from - 1, to + 1]), kind: 'key' }
  const what = 'a map or a list stands where a key must be a single text'
  return {
    kind: 'key',
    span: [from, to],
    what,
    help: 'put quotes around the key; the same goes for a {{placeholder}} or ${env:NAME} in it',
  }
}

const shorten = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}...` : text)
