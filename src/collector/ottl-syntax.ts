import type { Span } from '../core/problem.js'
import { nearest, quote } from '../core/text.js'
import { sinceTrait } from './catalog.js'
import type { OttlFault, OttlGrammar } from './ottl.js'
import type { Token } from './ottl-token.js'

interface Stop {
  readonly text: string
  readonly tokens: readonly Token[]
  /** Index of the word at which nothing fits any more. */
  readonly stuck: number
  readonly wanted: ReadonlySet<string>
  readonly grammar: OttlGrammar
}

/** What is wrong with a text that begins with this sign. */
function explainQuote(text: string, { sign, span }: { sign: string; span: Span }): OttlFault | undefined {
  if (sign === '"')
    return {
      span: [span[0], text.length],
      what: 'the text that begins here has no closing quote',
      help: 'end it with a double quote; a double quote inside is written \\"',
    }
  if (sign === "'")
    return {
      span,
      what: 'texts stand in double quotes, not in single ones',
      help: 'write "…", and put the whole condition in single quotes where YAML needs some',
    }
  if (sign === '`') return { span, what: 'texts stand in double quotes, not in backticks', help: 'write "…"' }
  return undefined
}

/** Why a character begins no word of the language. */
export function explainCharacter(text: string, at: number): OttlFault {
  const sign = text.slice(at, at + 1)
  const end = text.indexOf(sign, at + 1) + 1
  const quoted = explainQuote(text, { sign, span: [at, end || text.length] })
  if (quoted) return quoted
  const pair = text.slice(at, at + 2)
  if (sign === '\\')
    return {
      span: [at, at + pair.length],
      what: `${quote(pair).replaceAll('\\\\', '\\')} is no escape that a text in double quotes may have`,
      help: `write the backslash twice: \\${pair}`,
    }
  const word = pair === '&&' ? 'and' : pair === '||' ? 'or' : sign === '!' ? 'not' : undefined
  if (word)
    return {
      span: [at, at + (word === 'not' ? 1 : 2)],
      what: `${quote(word === 'not' ? sign : pair)} is no operator`,
      help: `write ${word}`,
    }
  if (sign === '~')
    return {
      span: [Math.max(0, at - 1), at + 1],
      what: '"=~" is no operator',
      help: 'write IsMatch(target, "pattern")',
    }
  return {
    span: [at, at + sign.length],
    what: `${quote(sign)} has no meaning in a condition`,
    help: 'texts stand in double quotes: "…"',
  }
}

/** Why a word does not fit where it stands. */
export function explainToken(stop: Stop): OttlFault {
  const token = stop.tokens[stop.stuck]
  const span = token?.span ?? [0, 0]
  const known = token && (atEqual(token) ?? atWord(stop, token) ?? atCall(stop) ?? atEnd(stop, token))
  return known ?? { span, what: `${quote(token?.text ?? '')} does not fit here; wanted is ${list(stop.wanted)}` }
}

const list = (wanted: ReadonlySet<string>): string => [...wanted].sort().join(' or ')

const atEqual = ({ kind, span }: Token): OttlFault | undefined =>
  kind === 'equal' ? { span, what: 'a single "=" compares nothing', help: 'write ==' } : undefined

/** A call that is no condition: of a function in small letters, or by itself where that is not enough. */
function atCall({ tokens, stuck, grammar, wanted }: Stop): OttlFault | undefined {
  if (![...wanted].some((each) => each.includes('comparison'))) return undefined
  const close = tokens[stuck - 1]
  const open = close?.text === ')' ? openingOf(tokens, stuck - 1) : undefined
  if (open === undefined || !close) return undefined
  let first = open
  while (['upper', 'lower'].includes(tokens[first - 1]?.kind ?? 'end')) first--
  const name = tokens
    .slice(first, open)
    .map(({ text }) => text)
    .join('')
  const span = [tokens[first]?.span[0] ?? 0, tokens[open - 1]?.span[1] ?? 0] as const
  if (name === '') return undefined
  if (/^[A-Z]/.test(name))
    return grammar.bareCalls
      ? undefined
      : {
          span: [span[0], close.span[1]],
          what: `${name}() alone is no condition before ${sinceTrait('ottl-bare-calls') ?? ''}`,
          help: 'add == true',
        }
  if (grammar.editors.includes(name))
    return {
      span,
      what: `${quote(name)} changes data, and a condition only compares`,
      help: 'write a comparison, or a function that begins with a capital letter',
    }
  const meant = nearest(name, grammar.functions)
  return {
    span,
    what: `there is no function ${quote(name)}`,
    help: meant ? `did you mean ${quote(meant)}?` : 'the names of functions in conditions begin with a capital letter',
  }
}

function openingOf(tokens: readonly Token[], close: number): number | undefined {
  let depth = 0
  for (let at = close; at >= 0; at--) {
    const text = tokens[at]?.text
    if (text === ')') depth++
    else if (text === '(' && --depth === 0) return at
  }
  return undefined
}

function atWord({ stuck, tokens }: Stop, { kind, text, span }: Token): OttlFault | undefined {
  if (kind === 'lower' && text === 'where')
    return {
      span,
      what: '"where" belongs to statements; this is a condition already',
      help: 'leave only what stands behind it',
    }
  if (kind === 'upper' && ['AND', 'OR', 'NOT'].includes(text))
    return { span, what: `${quote(text)} is no operator`, help: `write ${text.toLowerCase()}` }
  if (kind === 'lower' && ['in', 'contains', 'matches', 'is', 'like'].includes(text))
    return {
      span,
      what: `${quote(text)} is no operator`,
      help:
        text === 'matches' || text === 'like'
          ? 'write IsMatch(target, "pattern")'
          : 'compare with ==, and join comparisons with or',
    }
  const before = tokens[stuck - 1]
  const isSigned =
    (kind === 'int' || kind === 'float') &&
    /^[-+]/.test(text) &&
    before &&
    !['comparison', 'sign', 'factor'].includes(before.kind)
  return isSigned
    ? {
        span,
        what: `${quote(text)} is read as a number with a sign, not as arithmetic`,
        help: `put a blank behind the sign: ${text.slice(0, 1)} ${text.slice(1)}`,
      }
    : undefined
}

function atEnd({ text, wanted, tokens, stuck }: Stop, { kind }: Token): OttlFault | undefined {
  if (kind !== 'end') return undefined
  const span = [0, text.length] as const
  if (tokens.length === 1) return { span, what: 'the condition is empty', help: 'remove it' }
  const brackets = [...wanted].filter((each) => /"[)\]}]"/.test(each))
  if (brackets.length > 0)
    return { span: tokens[stuck - 1]?.span ?? span, what: `${brackets.join(' or ')} is missing at the end` }
  if ([...wanted].some((each) => each.includes('comparison')))
    return {
      span,
      what: 'nothing is compared: a value alone is no condition',
      help: 'compare it, for example with == true or != nil',
    }
  return { span: tokens[stuck - 1]?.span ?? span, what: `the condition breaks off; wanted is ${list(wanted)}` }
}
