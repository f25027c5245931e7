import { own } from '../core/record.js'
import { list, nearest, plural, quote } from '../core/text.js'
import { ottl, ottlNames, since, until, within, type Release } from './catalog.js'
import { dialectOf } from './dialect.js'
import type { OttlFault } from './ottl.js'
import type { OttlScope } from './ottl-scope.js'
import { judgeGrok } from './ottl-grok.js'
import { judgeDelimiters, judgeLiteral, literalWanted, snake } from './ottl-literal.js'
import type { OttlArgument, OttlCall, OttlNode } from './ottl-tree.js'

/** Every function that conditions about a context may call in a release; empty for releases whose functions are not recorded. */
export function functionsOf({ release, context }: OttlScope): readonly string[] {
  const known = ottl(release)
  if (!known) return []
  const converters = Object.keys(known.converters).filter(
    (name) => /^[A-Z]/.test(name) && known.converters[name]?.some((each) => within(each.in, release)),
  )
  const metric =
    context === undefined || context === 'metric'
      ? Object.keys(known.filter).filter((name) => /^[A-Z]/.test(name) && within(known.filter[name], release))
      : []
  const isOfSpans = (context === undefined || context === 'span') && release.has('ottl-root-span')
  return [...converters, ...metric, ...(isOfSpans ? ['IsRootSpan'] : [])]
}

export const editorsOf = (): readonly string[] => Object.keys(ottlNames().editors)

/** Why no such function can be called here, if so. */
export function judgeName({ name, at }: OttlCall, scope: OttlScope): OttlFault | undefined {
  const functions = functionsOf(scope)
  if (functions.includes(name) || (functions.length === 0 && /^[A-Z]/.test(name))) return undefined
  const { converters, filter } = ottlNames()
  const isKnown = /^[A-Z]/.test(name) && (converters[name] ?? filter[name])
  if (isKnown) {
    const ranges = converters[name]?.flatMap((each) => [...each.in]) ?? filter[name]
    const when = within(ranges, scope.release) ? undefined : ([since(ranges), until(ranges)] as const)
    if (!when) return { span: at, what: `${name} can be called only in conditions about metrics` }
    return {
      span: at,
      what: `this release has no function ${quote(name)}`,
      help: when[0] !== undefined ? `it exists from ${when[0]} on` : `it exists up to ${when[1] ?? ''}`,
    }
  }
  if (editorsOf().includes(name))
    return {
      span: at,
      what: `${quote(name)} changes data, and a condition only compares`,
      help: 'write a comparison or a function that begins with a capital letter',
    }
  const meant = nearest(name, functions) ?? own(SYNONYMS, name.toLowerCase())
  return {
    span: at,
    what: `there is no function ${quote(name)}`,
    help:
      meant !== undefined && functions.includes(meant)
        ? `did you mean ${quote(meant)}?`
        : 'the functions of this release are those of the OTTL converters, such as IsMatch, Concat, Len',
  }
}

/** What people call functions elsewhere. */
const SYNONYMS: Readonly<Record<string, string>> = {
  startswith: 'HasPrefix',
  endswith: 'HasSuffix',
  hasprefix: 'HasPrefix',
  matches: 'IsMatch',
  regexmatch: 'IsMatch',
  match: 'IsMatch',
  length: 'Len',
  lower: 'ToLowerCase',
  upper: 'ToUpperCase',
  contains: 'IsMatch',
  join: 'Concat',
}

/** Arguments of the filter processor's own functions, the same in every release (contrib processor/filterprocessor). */
const ABOUT_DATAPOINTS: Readonly<Record<string, readonly string[]>> = {
  HasAttrKeyOnDatapoint: ['Key string'],
  HasAttrOnDatapoint: ['Key string', 'ExpectedVal string'],
}

/** The first thing wrong with a call's arguments, if anything. */
export function judgeArguments(call: OttlCall, { release }: OttlScope): OttlFault | undefined {
  const versions = ottl(release)?.converters[call.name]
  const types = versions?.find((each) => within(each.in, release))?.value ?? ABOUT_DATAPOINTS[call.name]
  // A function without parameters does not look at what it is given.
  if (!types || types.length === 0) return undefined
  const parameters = types.map(readParameter)
  const names = parameters.map((each) => each.name)
  const needed = parameters.filter(({ isOptional }) => !isOptional).length
  const { args } = call
  if (args.length < needed || args.length > names.length) {
    const wanted =
      needed === names.length ? plural(needed, 'argument') : `${String(needed)} to ${plural(names.length, 'argument')}`
    return {
      span: call.at,
      what: `${call.name} takes ${wanted}, not ${String(args.length)}`,
      help: `write ${call.name}(${names.map(snake).join(', ')})`,
    }
  }
  const late = findLate(args)
  if (late) return late
  const given = new Map<string, OttlNode>()
  for (const [index, argument] of args.entries()) {
    const parameter =
      argument.name === undefined
        ? parameters[index]
        : parameters.find(({ name }) => bare(name) === bare(argument.name ?? ''))
    if (!parameter)
      return {
        span: argument.span,
        what: `${call.name} has no argument ${quote(argument.name ?? '')}`,
        help: `it has ${list(names.map(snake))}`,
      }
    const fault = judgeType(argument, parameter, { call, release })
    if (fault) return fault
    if (argument.value) given.set(parameter.name, argument.value)
  }
  return judgeTogether(call, given, release)
}

/** What is wrong with arguments beside each other. */
function judgeTogether(
  { name, at }: OttlCall,
  given: ReadonlyMap<string, OttlNode>,
  release: Release,
): OttlFault | undefined {
  if (name === 'ExtractGrokPatterns') return judgeGrok(given, dialectOf(release))
  const what = judgeDelimiters(name, given)
  return what === undefined ? undefined : { span: at, what, help: 'give it two that differ' }
}

/** Arguments without a name come first. */
function findLate(args: OttlCall['args']): OttlFault | undefined {
  const firstNamed = args.findIndex(({ name }) => name !== undefined)
  const late = firstNamed < 0 ? undefined : args.slice(firstNamed).find(({ name }) => name === undefined)
  const what = 'an argument without a name stands behind one with a name'
  return late && { span: late.span, what, help: 'put it before the named ones' }
}

interface Parameter {
  readonly name: string
  readonly type: string
  readonly isOptional: boolean
}

const bare = (name: string): string => name.replaceAll('_', '').toLowerCase()

function readParameter(text: string): Parameter {
  const [name = '', type = ''] = text.split(' ')
  const optional = /^Optional\[(.*)\]$/.exec(type)?.[1]
  return { name, type: optional ?? type, isOptional: optional !== undefined }
}

const LITERALS: Readonly<Record<string, readonly [type: string, say: string]>> = {
  string: ['string', 'a text in double quotes, written out'],
  int64: ['int', 'a whole number, written out'],
  float64: ['float', 'a number with a point, written out'],
  bool: ['bool', 'true or false'],
  '[]uint8': ['bytes', 'bytes such as 0x0011223344556677'],
}

function judgeType(
  { value, span }: OttlArgument,
  { name, type }: Parameter,
  { call, release }: { readonly call: OttlCall; readonly release: Release },
): OttlFault | undefined {
  if (!value) return undefined
  const literal = LITERALS[type]
  const says = (wanted: string): OttlFault => ({ span, what: `${snake(name)} of ${call.name} must be ${wanted}` })
  if (literal && !(value.kind === 'literal' && value.type === literal[0])) return says(literal[1])
  if (
    type === '[]string' &&
    !(value.kind === 'list' && value.items.every((item) => item.kind === 'literal' && item.type === 'string'))
  )
    return says('a list of texts: ["a", "b"]')
  if (type.startsWith('[]') && !literal && value.kind !== 'list') return says('a list in brackets: [a, b]')
  const wanted = release.has('ottl-typed-literals') ? literalWanted(type, value) : undefined
  return wanted === undefined ? judgeLiteral({ call: call.name, parameter: name, value, release }) : says(wanted)
}
