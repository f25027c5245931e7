import type { Span } from './problem.js'
import type { SyntaxMistake } from './source.js'
import { quote } from './text.js'
import { blanks, openQuote, PLACEHOLDER_HELP, REFERENCE_HELP } from './yaml-mistakes.js'
import type { MappingNode, Parse, SequenceNode } from './yaml-node.js'
import type { Token } from './yaml-scan.js'
import { peek } from './yaml-tokens.js'

/** What the parser has to say: why the next token cannot stand where it stands. */

interface Words {
  readonly what: string
  readonly help: string
}

const at = (span: Span, { what, help }: Words): SyntaxMistake => ({ kind: 'syntax', span, what, help })

/** Something that is no value stands where a value should be. */
export function explainContent(parse: Parse): SyntaxMistake {
  const token = peek(parse.scan)
  return explainBrackets(parse, token) ?? at(spanOf(parse, token), contentWords(parse, token))
}

function contentWords({ brackets }: Parse, { kind }: Token): Words {
  const inside = brackets.length > 0
  switch (kind) {
    case ',':
      return inside
        ? { what: 'no value stands before this comma', help: 'remove the comma, or write the missing value' }
        : { what: 'a value without quotes cannot begin with ","', help: 'put quotes around it' }
    case ':':
      return {
        what: 'a colon stands where a value or key should be; inside [ ] and { } no text without quotes begins with one',
        help: 'put quotes around the whole value, as in "[::]:4317"',
      }
    case '-':
      return {
        what: 'inside [ ] and { } a list has no dashes',
        help: 'remove the dash, or use quotes for a text that begins with "- "',
      }
    case 'document-end':
      return { what: 'the document ends before anything stands in it', help: 'remove the line' }
    default:
      return { what: 'no value can begin here', help: 'put quotes around the value' }
  }
}

/** Neither a comma nor the closing bracket follows a value. */
export function explainComma(parse: Parse, close: ']' | '}'): SyntaxMistake {
  const { scan } = parse
  const token = peek(scan)
  const last = scan.tokens[scan.head - 1]
  const reference = token.kind === '{' && last?.kind === 'scalar' && last.to === token.from && last.value.endsWith('$')
  if (reference)
    return at([token.from - 1, endOfBraces(scan.text, token.from)], {
      what: 'inside [ ] and { } a reference such as ${env:NAME} reads as a map',
      help: REFERENCE_HELP,
    })
  return (
    explainQuote(parse, token) ?? explainBrackets(parse, token) ?? at(spanOf(parse, token), commaWords(token, close))
  )
}

function commaWords({ kind }: Token, close: ']' | '}'): Words {
  switch (kind) {
    case ':':
      return {
        what: 'this colon has no key before it on its line',
        help: 'write the key on the line of its colon, within 1,024 characters',
      }
    case '?':
    case '[':
    case '{':
      return {
        what: `${quote(kind)} ends the text before it: inside [ ] and { } text without quotes cannot hold it`,
        help: `put quotes around the text, or a comma before ${quote(kind)}`,
      }
    default:
      return {
        what: `neither a comma nor ${quote(close)} stands between this and the value before it`,
        help: 'write a comma; if both are one text, put quotes around it',
      }
  }
}

/** Brackets that do not fit: never closed, or closed by the other kind. */
function explainBrackets({ scan, brackets }: Parse, token: Token): SyntaxMistake | undefined {
  const open = brackets.at(-1)
  const closes = token.kind === ']' || token.kind === '}'
  if (!open) {
    if (!closes) return undefined
    return at([token.from, token.to], {
      what: `${quote(token.kind)} closes nothing that is open`,
      help: 'remove it, or put quotes around the value',
    })
  }
  const span: Span = [open.from, open.to]
  if (
    token.kind === 'end' ||
    token.kind === 'document-start' ||
    token.kind === 'document-end' ||
    (!closes && isBackInBlock(scan, open, token))
  )
    return at(span, {
      what: `${quote(open.kind)} opened here is never closed`,
      help: `write ${quote(open.kind === '[' ? ']' : '}')} at the end of the value`,
    })
  if (!closes) return undefined
  const mistake = at([token.from, token.to], {
    what: `${quote(token.kind)} stands where ${quote(open.kind)} must be closed first`,
    help: 'close brackets in the reverse order of opening',
  })
  return { ...mistake, related: [{ span, what: 'opened here' }] }
}

/** Whether a line below the bracket stands where the lines of the block stand: whoever wrote it took the bracket for closed. */
function isBackInBlock({ text, indent }: Parse['scan'], open: Token, token: Token): boolean {
  const start = text.lastIndexOf('\n', token.from - 1) + 1
  return open.from < start && text.slice(start).search(/[^ ]/) <= indent
}

/** Something other than a key follows in a map. */
export function explainKey(parse: Parse, mapping: MappingNode): SyntaxMistake {
  const { scan } = parse
  const token = peek(scan)
  const above = mapping.pairs.at(-1)?.[1]
  const early = explainQuote(parse, token) ?? explainBrackets(parse, token)
  if (early) return early
  if (token.kind === 'block-mapping' || token.kind === 'block-sequence')
    return explainIndent(parse, [mapping.from, above?.from])
  return at(spanOf(parse, token), keyWords(parse, token))
}

function keyWords({ scan }: Parse, token: Token): Words {
  const last = scan.tokens[scan.head - 1]
  const sameLine = last !== undefined && !/[\r\n]/.test(scan.text.slice(last.to, token.from))
  if (token.kind === '-')
    return {
      what: 'a list item stands among keys',
      help: 'indent it like the list it belongs to; a list stands alone below its key',
    }
  if (token.kind === ',')
    return {
      what: 'a comma stands behind a value that is in no brackets',
      help: 'remove it, or put quotes around the whole value',
    }
  if (token.kind === ':')
    return {
      what: 'no key stands before this colon',
      help: 'write a key before it; for a text that begins with a colon use quotes',
    }
  if (sameLine && last.kind === '}' && scan.text.slice(0, last.to).endsWith('}}'))
    return { what: 'text follows a {{placeholder}} that has no quotes', help: PLACEHOLDER_HELP }
  if (sameLine && (last.kind === ']' || last.kind === '}'))
    return {
      what: `text follows ${quote(last.kind)}, which ends the value`,
      help: 'remove it, or put quotes around the whole value',
    }
  if (sameLine && last.kind === 'scalar')
    return {
      what: 'text follows the closing quote, which ends the value',
      help: "put quotes around the whole value; inside '...' write a quote as ''",
    }
  if (sameLine)
    return { what: 'a value can have one anchor, or be the use of one, not both', help: 'remove one of them' }
  return {
    what: 'this line is no key, and no part of the value above',
    help: 'write a colon behind a key; a text over several lines cannot have comments between them',
  }
}

/** Something other than a dash follows in a list. */
export function explainDash(parse: Parse, sequence: SequenceNode): SyntaxMistake {
  const { scan } = parse
  const token = peek(scan)
  const early = explainQuote(parse, token) ?? explainBrackets(parse, token)
  if (early) return early
  if (token.kind === 'block-mapping' || token.kind === 'block-sequence')
    return explainIndent(parse, [sequence.from, sequence.items.at(-1)?.from])
  if (token.kind === '?')
    return at(spanOf(parse, token), {
      what: 'a key stands where the list beside it has its dashes',
      help: 'write "- " before it, or indent it like the keys it belongs with',
    })
  return at(spanOf(parse, token), keyWords(parse, token))
}

/** A line whose indentation is that of no line it could belong with. */
function explainIndent(parse: Parse, candidates: readonly (number | undefined)[]): SyntaxMistake {
  const { scan } = parse
  const token = peek(scan)
  const columns = candidates.flatMap((from) => (from === undefined ? [] : columnAt(scan.text, from)))
  const fits = [...new Set(columns)].sort((a, b) => a - b).join(' or ')
  const what = `this line is indented by ${blanks(columnAt(scan.text, token.from))}, the lines above that it could belong with by ${fits}`
  return at(spanOf(parse, token), { what, help: 'indent it like the lines that it belongs with' })
}

/** A quote that was closed only lines later, by the one that should have opened the next text. */
function explainQuote({ scan }: Parse, token: Token): SyntaxMistake | undefined {
  const last = scan.tokens[scan.head - 1]
  if (last?.style !== 'quoted' || token.kind === 'end') return undefined
  const lines = /[\r\n]/
  const spread = lines.test(scan.text.slice(last.from, last.to)) && !lines.test(scan.text.slice(last.to, token.from))
  return spread ? openQuote(last.from) : undefined
}

/** The token, or for one that only marks the start of a collection the word that stands there. */
function spanOf({ scan: { text } }: Parse, { from, to }: Token): Span {
  if (to > from) return [from, Math.min(to, endOfLine(text, from))]
  const word = /^[^\s:,[\]{}]+/.exec(text.slice(from, from + 80))?.[0] ?? ''
  return [from, Math.min(from + Math.max(word.length, 1), Math.max(text.length, from))]
}

function endOfLine(text: string, from: number): number {
  const end = text.slice(from).search(/[\r\n]/)
  return end < 0 ? text.length : from + end
}

const columnAt = (text: string, offset: number): number => offset - (text.lastIndexOf('\n', offset - 1) + 1)

function endOfBraces(text: string, from: number): number {
  const close = text.indexOf('}', from)
  return close < 0 ? from + 1 : close + 1
}
