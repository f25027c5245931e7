import type { Span } from './problem.js'
import type { SyntaxMistake } from './source.js'
import { quote } from './text.js'
import { explainOpen, explainPairs, isSpread } from './yaml-brackets.js'
import { endOfLine, tooLong } from './yaml-colon.js'
import { about, blanks, PLACEHOLDER_HELP, QUOTE_VALUE } from './yaml-mistakes.js'
import type { MappingNode, Parse, SequenceNode } from './yaml-node.js'
import type { Scan, Token } from './yaml-scan.js'
import { peek } from './yaml-tokens.js'

/** What the parser has to say: why the next token cannot stand where it stands. */

type Words = readonly [what: string, help: string]

/** No value begins where one must begin. */
export function explainContent(parse: Parse): SyntaxMistake {
  return explainOpen(parse) ?? aboutNext(parse.scan, contentWords(peek(parse.scan), parse.brackets.length > 0))
}

function contentWords({ kind }: Token, inside: boolean): Words {
  switch (kind) {
    case ',':
      return inside
        ? ['no value stands before this comma', 'remove the comma, or write the missing value']
        : ['a value without quotes cannot begin with ","', QUOTE_VALUE]
    case ':':
      return ['inside [ ] and { } no text without quotes begins with a colon', `${QUOTE_VALUE}, as in "[::]:4317"`]
    case '-':
      return [
        'inside [ ] and { } lists have no dashes',
        'remove the dash, or use quotes for a text that begins with "- "',
      ]
    case 'document-end':
      return ['the document ends before anything stands in it', 'remove the line']
    default:
      return ['no value can begin here', QUOTE_VALUE]
  }
}

/** Neither a comma nor the closing bracket follows a value. */
export function explainComma(parse: Parse, close: ']' | '}'): SyntaxMistake {
  return explainPairs(parse) ?? explainValue(parse.scan) ?? aboutNext(parse.scan, commaWords(peek(parse.scan), close))
}

/** A colon behind a text that cannot be a key any more. */
function explainValue(scan: Scan): SyntaxMistake | undefined {
  const { kind, from } = peek(scan)
  const last = scan.tokens[scan.head - 1]
  if (kind !== ':' || last?.kind !== 'scalar') return undefined
  if (from - last.from > 1024 && last.style === 'quoted') return tooLong([last.from, last.to])
  if (isSpread(scan, last.to, from)) return undefined
  const start = last.from + scan.text.slice(last.from, last.to).search(/(?<!\S)\S+$/)
  return about(
    [start, last.to],
    'no comma stands between this key and the value before it',
    'write a comma behind that value',
  )
}

function commaWords({ kind }: Token, close: ']' | '}'): Words {
  switch (kind) {
    case ':':
      return [
        'this colon has no key before it on its line',
        'write the key on the line of its colon; a key has at most 1,024 characters',
      ]
    case '?':
    case '[':
    case '{':
      return [
        `inside [ ] and { } text without quotes ends before ${quote(kind)}`,
        `put quotes around the text, or a comma before ${quote(kind)}`,
      ]
    default:
      return [
        `neither a comma nor ${quote(close)} stands between this and the value before it`,
        'write a comma; if both are one text, put quotes around it',
      ]
  }
}

/** Something other than a key follows in a map. */
export function explainKey(parse: Parse, mapping: MappingNode): SyntaxMistake {
  return explainBlock(parse, [mapping.from, mapping.pairs.at(-1)?.[1].from])
}

/** Something other than a dash follows in a list. */
export function explainDash(parse: Parse, sequence: SequenceNode): SyntaxMistake {
  if (peek(parse.scan).kind !== '?') return explainBlock(parse, [sequence.from, sequence.items.at(-1)?.from])
  const help = 'write "- " before it, or indent it like the keys that it belongs with'
  return aboutNext(parse.scan, ['a key stands where the list beside it has its dashes', help])
}

function explainBlock(parse: Parse, candidates: readonly (number | undefined)[]): SyntaxMistake {
  const { scan } = parse
  const { kind } = peek(scan)
  const pairs = explainPairs(parse)
  if (pairs) return pairs
  return aboutNext(
    scan,
    kind === 'block-mapping' || kind === 'block-sequence' ? indentWords(scan, candidates) : blockWords(scan),
  )
}

/** A line whose indentation is that of no line it could belong with. */
function indentWords(scan: Scan, candidates: readonly (number | undefined)[]): Words {
  const columns = candidates.flatMap((from) => (from === undefined ? [] : columnAt(scan.text, from)))
  const fits = [...new Set(columns)].sort((a, b) => a - b).join(' or ')
  const own = blanks(columnAt(scan.text, peek(scan).from))
  return [
    `this line is indented by ${own}, the lines above that it could belong with by ${fits}`,
    'indent it like the lines that it belongs with',
  ]
}

function blockWords(scan: Scan): Words {
  const { kind, from } = peek(scan)
  const last = scan.tokens[scan.head - 1]
  if (kind === '-')
    return [
      'a list item stands among keys',
      'indent it like the list that it belongs to; a key has either a list or keys below it',
    ]
  if (kind === ',') return ['a comma stands behind a value that is in no brackets', `remove it, or ${QUOTE_VALUE}`]
  if (kind === ':')
    return ['no key stands before this colon', 'write a key before it; for a text that begins with a colon use quotes']
  if (!last || isSpread(scan, last.to, from))
    return [
      'this line is no key, and no part of the value above',
      'write a colon behind a key; a text over several lines cannot have comments in between',
    ]
  return tailWords(scan, last)
}

/** More text on the line of a value that has its end. */
function tailWords({ text }: Scan, last: Token): Words {
  const isPlaceholder = last.kind === '}' && text.startsWith('}}', last.from - 1)
  if (isPlaceholder) return ['a {{placeholder}} without quotes reads as a map, and text follows it', PLACEHOLDER_HELP]
  if (last.kind === ']' || last.kind === '}')
    return [`text follows ${quote(last.kind)}, which ends the value`, `remove it, or ${QUOTE_VALUE}`]
  if (last.kind === 'scalar')
    return [
      'text follows the closing quote, which ends the value',
      `${QUOTE_VALUE}; between single quotes a quote is written twice`,
    ]
  return ['a value has at most one tag and one anchor, and an alias has neither', 'remove what is too much']
}

const aboutNext = (scan: Scan, [what, help]: Words): SyntaxMistake => about(spanOf(scan, peek(scan)), what, help)

/** The token on its first line, or for one that only marks the start of a collection the word that stands there. */
function spanOf({ text }: Scan, { from, to }: Token): Span {
  if (to > from) return [from, Math.min(to, Math.max(endOfLine(text, from), from + 1))]
  const word = /^[^\s:,[\]{}]+/.exec(text.slice(from, from + 80))?.[0] ?? ''
  return [from, Math.min(from + Math.max(word.length, 1), text.length)]
}

const columnAt = (text: string, offset: number): number => offset - (text.lastIndexOf('\n', offset - 1) + 1)
