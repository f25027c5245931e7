import { own } from '../core/record.js'
import { list, nearest, quote } from '../core/text.js'
import { ottl, ottlNames, since, sinceTrait, within } from './catalog.js'
import type { OttlFault } from './ottl.js'
import { contextOf, prefixesOf, type OttlContext, type OttlScope } from './ottl-scope.js'
import type { OttlPath } from './ottl-tree.js'

type Field = OttlPath['fields'][number]

/** What is wrong with a path where it stands, if anything. */
export function judgePath({ fields }: OttlPath, scope: OttlScope): OttlFault | undefined {
  const [first, ...rest] = fields
  if (!first) return undefined
  const isPrefix = prefixesOf(scope).includes(first.name)
  if (scope.context === undefined && !(isPrefix && rest.length > 0)) return lacksContext(first, scope)
  if (isPrefix && rest.length === 0)
    return scope.release.has('ottl-own-prefix')
      ? {
          span: first.span,
          what: `${quote(first.name)} names a context, not a value`,
          help: `say which part of it: ${first.name}.attributes["key"]`,
        }
      : undefined
  const context = isPrefix ? contextOf(first.name) : scope.context
  return context === undefined || context === 'profile'
    ? undefined
    : judgeFields(isPrefix ? rest : fields, { ...scope, context })
}

function lacksContext({ name, span }: Field, { heads }: OttlScope): OttlFault | undefined {
  return {
    span,
    what: `the path ${quote(name)} does not say what it is a part of`,
    help: `begin it with a context: ${heads.map((head) => `${head}.${name}`).join(', ')}`,
  }
}

function judgeFields(
  [field, ...rest]: readonly Field[],
  scope: OttlScope & { readonly context: OttlContext },
): OttlFault | undefined {
  if (!field) return undefined
  const { name, span } = field
  if (name === 'cache') return undefined
  if (!namesOf(scope).includes(name)) return unknownField(field, scope)
  const [next, ...extra] = rest
  const strict = scope.release.has('ottl-strict-paths')
  const parts = own(PARTS, name)
  if (next && !(parts ?? []).includes(next.name) && (strict || name === 'status')) {
    return {
      span: next.span,
      what: `${quote(name)} has no part ${quote(next.name)}`,
      help: parts ? `it has ${list(parts)}` : `leave out .${next.name}`,
    }
  }
  if (next && strict && next.keys.length > 0)
    return {
      span: next.span,
      what: `${quote(`${name}.${next.name}`)} is one value and takes no key in brackets`,
      help: 'only maps do, such as attributes["key"]',
    }
  const deep = extra[0]
  if (deep && strict)
    return {
      span: deep.span,
      what: `${quote(`${name}.${next?.name ?? ''}`)} has no part ${quote(deep.name)}`,
      help: `leave out .${deep.name}`,
    }
  if (strict && field.keys.length > 0 && !KEYED.has(name))
    return {
      span,
      what: `${quote(name)} is one value and takes no key in brackets`,
      help: 'only maps do, such as attributes["key"]',
    }
  return undefined
}

/** Parts of fields that have some. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  trace_id: ['string'],
  span_id: ['string'],
  parent_span_id: ['string'],
  kind: ['deprecated_string', 'string'],
  status: ['code', 'message'],
  body: ['string'],
  positive: ['bucket_counts', 'offset'],
  negative: ['bucket_counts', 'offset'],
}

/** Recorded among the fields, but never the first. */
const ONLY_PARTS = new Set([
  'code',
  'deprecated_string',
  'message',
  'offset',
  'string',
  'resource',
  'instrumentation_scope',
])
/** All others are one value. */
const KEYED = new Set(['attributes', 'body', 'cache', 'metadata', 'trace_state'])

/** The fields of a context in a release; those of every release where only later ones are recorded. */
function namesOf({
  release,
  context,
}: {
  readonly release: OttlScope['release']
  readonly context: OttlContext
}): readonly string[] {
  const known = ottlNames().paths[context] ?? {}
  const all = Object.keys(known).filter(
    (name) => !ONLY_PARTS.has(name) && (ottl(release) === undefined || within(known[name], release)),
  )
  return context === 'spanevent' ? [...all, 'event_index'] : all
}

function unknownField({ name, span }: Field, scope: OttlScope & { readonly context: OttlContext }): OttlFault {
  const { context } = scope
  const ranges = own(ottlNames().paths[context] ?? {}, name)
  const from = ranges && !ONLY_PARTS.has(name) ? since(ranges) : undefined
  if (from !== undefined && !within(ranges, scope.release))
    return { span, what: `a ${context} has no field ${quote(name)} in this release: it exists from ${from} on` }
  const names = namesOf(scope)
  const longer = names.filter((each) => each.startsWith(`${name}_`))
  const meant = nearest(name, names)
  if (meant === undefined && contextOf(name))
    return {
      span,
      what: `a ${context} condition cannot begin a path with ${quote(name)}`,
      help:
        name === context
          ? `leave out ${name}.: the list says it already; the prefix is taken since ${sinceTrait('ottl-own-prefix') ?? ''}`
          : `it sees ${list(prefixesOf(scope))} and the fields of its ${context}`,
    }
  return {
    span,
    what: `a ${context} has no field ${quote(name)}`,
    help: meant
      ? `did you mean ${quote(meant)}?`
      : longer.length > 0
        ? `did you mean ${longer.map(quote).join(' or ')}?`
        : name.includes('_') || context === 'resource'
          ? `attributes are read with attributes["${name}"]`
          : `fields are ${list(names)}`,
  }
}
