import { attempt, giveUp, peek, spanFrom, take, type Cursor } from './ottl-cursor.js'
import type { OttlArgument, OttlCall, OttlNode, OttlPath } from './ottl-tree.js'
import { unquote, type TokenKind } from './ottl-token.js'

/** A value: literal, path, function call, enum, list, map or arithmetic. */
export function readValue(cursor: Cursor): OttlNode | undefined {
  const from = cursor.at
  const next = peek(cursor)
  if (next.kind === 'lower' && next.text === 'nil' && !isPunctuation(cursor, 1, '.')) {
    cursor.at++
    return { kind: 'literal', type: 'nil', text: 'nil', span: next.span }
  }
  const found =
    readSum(cursor) ?? readLiteral(cursor) ?? readEnum(cursor) ?? attempt(cursor, () => readItems(cursor, from))
  if (!found) giveUp(cursor, 'a value')
  return found
}

const isPunctuation = (cursor: Cursor, ahead: number, text: string): boolean => {
  const token = peek(cursor, ahead)
  return token.kind === 'punctuation' && token.text === text
}

const readSum = (cursor: Cursor): OttlNode | undefined => readPairs(cursor, 'sign', readProduct)
const readProduct = (cursor: Cursor): OttlNode | undefined => readPairs(cursor, 'factor', readOperand)

/** `a op b op c`, from the left. */
export function readPairs(
  cursor: Cursor,
  kind: TokenKind,
  read: (cursor: Cursor) => OttlNode | undefined,
): OttlNode | undefined {
  const from = cursor.at
  return attempt(cursor, () => {
    let left = read(cursor)
    while (left && peek(cursor).kind === kind) {
      const op = peek(cursor).text
      cursor.at++
      const right = read(cursor)
      if (!right) return undefined
      left = { kind: 'pair', op, left, right, span: spanFrom(cursor, from) }
    }
    return left
  })
}

/** What may stand beside + - * /: no strings. */
function readOperand(cursor: Cursor): OttlNode | undefined {
  const from = cursor.at
  const { kind, text, span } = peek(cursor)
  if (kind === 'float' || kind === 'int') {
    cursor.at++
    return { kind: 'literal', type: kind, text, span }
  }
  if (isPunctuation(cursor, 0, '(')) {
    return attempt(cursor, () => {
      cursor.at++
      const inner = readSum(cursor)
      return inner && take(cursor, 'punctuation', ')') ? { ...inner, span: spanFrom(cursor, from) } : undefined
    })
  }
  const found = attempt(cursor, () => readCall(cursor)) ?? attempt(cursor, () => readPath(cursor))
  return found && { ...found, span: spanFrom(cursor, from) }
}

function readLiteral(cursor: Cursor): OttlNode | undefined {
  const { kind, text, span } = peek(cursor)
  if (kind !== 'bytes' && kind !== 'string' && kind !== 'boolean') return undefined
  cursor.at++
  return {
    kind: 'literal',
    type: kind === 'boolean' ? 'bool' : kind,
    text: kind === 'string' ? unquote(text) : text,
    span,
  }
}

function readEnum(cursor: Cursor): OttlNode | undefined {
  const { kind, text, span } = peek(cursor)
  if (kind !== 'upper' || peek(cursor, 1).kind === 'lower') return undefined
  cursor.at++
  return { kind: 'enum', name: text, span }
}

/** `[a, b]` or `{"key": a}`. */
function readItems(cursor: Cursor, from: number): OttlNode | undefined {
  const isMap = isPunctuation(cursor, 0, '{')
  if (!isMap && !isPunctuation(cursor, 0, '[')) return undefined
  const close = isMap ? '}' : ']'
  cursor.at++
  const items: OttlNode[] = []
  while (!isPunctuation(cursor, 0, close)) {
    if (items.length > 0 && !take(cursor, 'punctuation', ',')) return take(cursor, 'punctuation', close) && undefined
    if (isMap && !(take(cursor, 'string') && take(cursor, 'punctuation', ':'))) return undefined
    const item = readValue(cursor)
    if (!item) return undefined
    items.push(item)
  }
  cursor.at++
  return { kind: isMap ? 'map' : 'list', items, span: spanFrom(cursor, from) }
}

/** `Name(a, name = b)["key"]`. Names of both cases are read: which are right is another question. */
function readCall(cursor: Cursor): OttlCall | undefined {
  const name = readName(cursor)
  if (!name || !take(cursor, 'punctuation', '(')) return undefined
  const args: OttlArgument[] = []
  while (!isPunctuation(cursor, 0, ')')) {
    if (args.length > 0 && !take(cursor, 'punctuation', ',')) return take(cursor, 'punctuation', ')') && undefined
    const argument = readArgument(cursor)
    if (!argument) return undefined
    args.push(argument)
  }
  cursor.at++
  const keys = readKeys(cursor)
  return keys && { kind: 'call', ...name, args, keys }
}

/** The lexer splits `IsMatch` at every change of case; its parts are one name. */
function readName(cursor: Cursor): { readonly name: string; readonly at: OttlNode['span'] } | undefined {
  const from = cursor.at
  let name = ''
  while (['upper', 'lower'].includes(peek(cursor).kind)) {
    name += peek(cursor).text
    cursor.at++
  }
  if (name === '') giveUp(cursor, 'a value')
  return name === '' ? undefined : { name, at: spanFrom(cursor, from) }
}

function readArgument(cursor: Cursor): OttlArgument | undefined {
  const from = cursor.at
  const named = attempt(cursor, () => {
    const name = peek(cursor).kind === 'lower' ? readName(cursor)?.name : undefined
    return name !== undefined && peek(cursor).kind === 'equal' ? (cursor.at++, name) : undefined
  })
  const value = readValue(cursor)
  if (value) return { name: named, value, span: spanFrom(cursor, from) }
  const bare = peek(cursor).kind === 'upper' ? readName(cursor) : undefined
  return bare && { name: named, value: undefined, span: spanFrom(cursor, from) }
}

function readPath(cursor: Cursor): OttlPath | undefined {
  const fields: { name: string; span: OttlNode['span']; keys: readonly OttlNode[] }[] = []
  do {
    const name = take(cursor, 'lower')
    const keys = name && readKeys(cursor)
    if (!keys) return undefined
    fields.push({ name: name.text, span: name.span, keys })
  } while (isPunctuation(cursor, 0, '.') && ++cursor.at > 0)
  return { kind: 'path', fields }
}

/** Keys in brackets; undefined when a bracket is not closed. */
function readKeys(cursor: Cursor): readonly OttlNode[] | undefined {
  const keys: OttlNode[] = []
  while (isPunctuation(cursor, 0, '[')) {
    cursor.at++
    const key = readValue(cursor)
    if (!key || !take(cursor, 'punctuation', ']')) return undefined
    keys.push(key)
  }
  return keys
}
