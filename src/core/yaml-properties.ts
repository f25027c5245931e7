import { unknownTagHandle } from './yaml-mistakes.js'
import { NO_PROPERTIES, type Parse, type Properties } from './yaml-node.js'
import type { Token } from './yaml-scan.js'
import { peek, refuse, take } from './yaml-tokens.js'

const YAML_TAGS = 'tag:yaml.org,2002:'

/** Tag and anchor before a value, at most one of each, in any order. */
export function readProperties(parse: Parse): Properties {
  const { kind } = peek(parse.scan)
  if (kind !== 'anchor' && kind !== 'tag') return NO_PROPERTIES
  const first = take(parse.scan)
  const wanted = kind === 'tag' ? 'anchor' : 'tag'
  const second = peek(parse.scan).kind === wanted ? take(parse.scan) : undefined
  const anchor = kind === 'anchor' ? first : second
  const tag = kind === 'tag' ? first : second
  return { tag: tag ? expandTag(parse, tag) : '', anchor: anchor?.value, end: (second ?? first).to }
}

/** The tag in its short form, `!!str`; a lone `!` says nothing. */
function expandTag({ scan, handles }: Parse, { from, to, value, suffix }: Token): string {
  const prefix = value === '' ? '' : handles.get(value)
  if (prefix === undefined) refuse(scan, unknownTagHandle([from, to], value))
  const tag = `${prefix ?? ''}${suffix}`
  if (tag === '!') return ''
  return tag.startsWith(YAML_TAGS) ? `!!${tag.slice(YAML_TAGS.length)}` : tag
}

export const tagHandles = (): Map<string, string> =>
  new Map([
    ['!', '!'],
    ['!!', YAML_TAGS],
  ])
