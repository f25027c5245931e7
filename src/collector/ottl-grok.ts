import json from '../../data/grok.json' with { type: 'json' }
import { findFault, type Dialect } from '../core/regexp.js'
import { nearest, quote } from '../core/text.js'
import type { OttlNode } from './ottl-tree.js'
import type { OttlFault } from './ottl.js'

/** The patterns that ExtractGrokPatterns has of its own. */
const KNOWN: ReadonlySet<string> = new Set(json.names)

/** `%{NAME}`, `%{NAME:key}` or `%{NAME:key:type}`. What only looks like it is no reference. */
const REFERENCE = /%\{(\w+)((?::[\w+.]+(?::\w+)?)?)\}/g

/** What keeps the patterns of a call of ExtractGrokPatterns from being read, if anything. */
export function judgeGrok(given: ReadonlyMap<string, OttlNode>, dialect: Dialect): OttlFault | undefined {
  const [pattern, own] = [given.get('Pattern'), given.get('PatternDefinitions')]
  const definitions = own?.kind === 'list' ? own.items : []
  for (const item of definitions) {
    if (item.kind !== 'literal') return undefined
    const name = item.text.split('=', 1)[0] ?? ''
    const what = item.text.includes('=') ? (name.includes(':') ? `has ":" in its name` : undefined) : 'has no "="'
    if (what) return { span: item.span, what: `a pattern of ExtractGrokPatterns ${what}`, help: 'write "NAME=pattern"' }
  }
  if (pattern?.kind !== 'literal' || pattern.type !== 'string') return undefined
  const texts = definitions.flatMap((item) => (item.kind === 'literal' ? [item.text] : []))
  const named = new Set([...KNOWN, ...texts.map((text) => text.split('=', 1)[0] ?? '')])
  const fault =
    unknownName(pattern.text, named) ?? brokenPattern(pattern.text, dialect) ?? nothingNamed(pattern.text, given)
  return fault && { ...fault, span: pattern.span }
}

type Fault = Omit<OttlFault, 'span'>

function unknownName(text: string, named: ReadonlySet<string>): Fault | undefined {
  for (const [, name = ''] of text.matchAll(REFERENCE)) {
    if (named.has(name)) continue
    const meant = named.has(name.toUpperCase()) ? name.toUpperCase() : nearest(name, [...named])
    return {
      what: `ExtractGrokPatterns knows no pattern ${quote(name)}`,
      help:
        meant === undefined ? 'define it in pattern_definitions: ["NAME=pattern"]' : `did you mean ${quote(meant)}?`,
    }
  }
  return undefined
}

function brokenPattern(text: string, dialect: Dialect): Fault | undefined {
  const found = findFault(text.replace(REFERENCE, '(?:x)'), dialect)
  return (
    found && {
      what: `the pattern of ExtractGrokPatterns does not compile: it ${found.why}`,
      ...(found.help !== undefined && { help: found.help.replaceAll('\\', '\\\\') }),
    }
  )
}

/** Where only what has a name is taken, something must have one. */
function nothingNamed(text: string, given: ReadonlyMap<string, OttlNode>): Fault | undefined {
  const only = given.get('NamedCapturesOnly')
  const isAsked = only?.kind === 'literal' && only.text === 'true'
  if (!isAsked || text.search(REFERENCE) >= 0 || /\(\?P?</.test(text)) return undefined
  return { what: 'the pattern of ExtractGrokPatterns names nothing to take', help: 'write %{NAME:key}' }
}
