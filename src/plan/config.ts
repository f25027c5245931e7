import { firstWith } from '../collector/catalog.js'
import { compact } from '../collector/compact.js'
import { fillTemplate } from '../collector/template.js'
import { sha256 } from '../core/hash.js'
import type { Trouble } from '../core/problem.js'
import { readSource } from '../core/source.js'
import { quote } from '../core/text.js'
import type { ParameterInputs } from '../inputs.js'

/** The config as Parameter Store will hold it. */
export interface StoredConfig {
  /** Never printed. */
  readonly text: string
  /** SHA-256 of the text, 64 hex digits. */
  readonly hash: string
  /** UTF-8 bytes. */
  readonly bytes: number
  readonly tier: 'Standard' | 'Advanced'
  /** Why it is stored like that, when there is more to say than that it fits. */
  readonly why: string | undefined
  /** What keeps it from being stored. */
  readonly troubles: readonly Trouble[]
}

/** Bytes that a parameter's value may have. https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-advanced-parameters.html */
const LIMIT = { Standard: 4_096, Advanced: 8_192 } as const

/** What there is to store. */
export interface Written {
  /** As written, placeholders unfilled. */
  readonly text: string
  readonly values: ReadonlyMap<string, string>
  readonly tier: ParameterInputs['tier']
}

/** The form in which a config is stored: placeholders filled, as written when that fits, else without comments and blanks. */
export function storedForm({ text, values, tier }: Written): StoredConfig {
  const filled = fillTemplate(text, values)
  const limit = LIMIT[tier === 'auto' ? 'Standard' : tier]
  const written = bytesOf(filled.text)
  const stored = written > limit ? compact(filled.text) : filled.text
  const bytes = bytesOf(stored)
  const chosen = tier === 'auto' ? (bytes > LIMIT.Standard ? 'Advanced' : 'Standard') : tier
  const notes = [
    ...(stored === filled.text
      ? []
      : [`${count(written)} bytes as written are more than ${count(limit)}: stored without comments and blanks`]),
    ...(tier === 'auto' && chosen === 'Advanced' && bytes <= LIMIT.Advanced
      ? [`${count(bytes)} bytes need the Advanced tier, which AWS charges for`]
      : []),
  ]
  return {
    text: stored,
    hash: sha256(stored),
    bytes,
    tier: chosen,
    why: notes.length > 0 ? notes.join('; ') : undefined,
    troubles: [
      ...filled.missing.map(({ name, span }) => withoutValue(name, lineOf(text, filled.original(span[0])))),
      ...troublesOf(stored),
      ...(bytes > LIMIT[chosen] ? [tooLong(stored, { bytes, tier: chosen })] : []),
    ],
  }
}

const lineOf = (text: string, offset: number): number => text.slice(0, offset).split('\n').length

const withoutValue = (name: string, line: number): Trouble => ({
  what: `placeholder ${quote(name)} on line ${line} of the config has no value`,
  help: `add a line ${name}=... to config-values`,
})

const bytesOf = (text: string): number => new TextEncoder().encode(text).length

/** 4,096 for 4096. */
const count = (number: number): string => number.toLocaleString('en-US')

function troublesOf(text: string): readonly Trouble[] {
  if (text.trim() === '') return [{ what: 'the config is empty, and a parameter must hold something' }]
  const at = text.indexOf('{{')
  if (at < 0) return []
  return [
    {
      what: `the config still has "{{" on line ${lineOf(text, at)}, which Parameter Store refuses in a value`,
      help: 'write a blank between the braces, or a placeholder {{Name}} and its value in config-values',
    },
  ]
}

function tooLong(text: string, { bytes, tier }: Pick<StoredConfig, 'bytes' | 'tier'>): Trouble {
  const sections = sectionsOf(text)
    .sort((a, b) => b.bytes - a.bytes)
    .map((section) => `${section.name} ${count(section.bytes)}`)
  const help =
    tier === 'Standard'
      ? 'set parameter-tier to "auto" or "Advanced", or shorten the config'
      : `shorten the largest section, or keep the config in a file that the collector fetches (s3:// from ${firstWith(({ providers }) => providers.includes('s3'))})`
  return {
    what: `the config has ${count(bytes)} bytes without comments and blanks, more than the ${count(LIMIT[tier])} of a parameter of tier ${tier}; bytes by section: ${sections.join(', ')}`,
    help,
  }
}

/** The bytes of each top-level section, from its key to the next. */
function sectionsOf(text: string): { readonly name: string; readonly bytes: number }[] {
  const { root } = readSource(text)
  if (root?.kind !== 'mapping') return []
  const entries = [...root.entries]
    .map(([name, { key }]) => ({ name, from: key.span[0] }))
    .sort((a, b) => a.from - b.from)
  return entries.map(({ name, from }, index) => ({ name, bytes: bytesOf(text.slice(from, entries[index + 1]?.from)) }))
}
