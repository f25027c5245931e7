import type { Release } from '../collector/catalog.js'

/** A part of a JSON Schema. */
export type Node = Readonly<Record<string, unknown>>

/** How a release reads the place that a schema speaks of. */
export interface Reading {
  readonly release: Release
  /** Below a part that another library reads as strict YAML. */
  readonly isYaml: boolean
  /** Values are converted to what a setting wants: up to v0.40.2. */
  readonly isWeak: boolean
  /** Keys match whatever the case of their letters. */
  readonly ignoresCase: boolean
}

export const readingOf = (release: Release): Reading => ({
  release,
  isYaml: false,
  isWeak: release.has('weak-typing'),
  ignoresCase: release.has('keys-ignore-case'),
})

/** The same inside of a part that is read as strict YAML. */
export const strictYaml = (reading: Reading): Reading => ({
  ...reading,
  isYaml: true,
  isWeak: false,
  ignoresCase: false,
})

/** What stands for a value that is known only later: a reference of the collector, or a placeholder of this action. */
export const LATER = String.raw`\$|\{\{`

/** A pattern that also takes what is known only later. */
export const orLater = (pattern: string): string => `${pattern}|${LATER}`

/** Keys that are not judged: `a::b` stands for two, placeholders for any, and in early releases letters' case does not count. */
const strangeKey = ({ ignoresCase }: Reading): string => (ignoresCase ? String.raw`::|\{\{|[A-Z]` : String.raw`::|\{\{`)

/** A map with these keys and no others. A key without a value takes its defaults. */
export const structOf = (properties: Node, reading: Reading): Node => ({
  type: ['object', 'string', 'null'],
  pattern: LATER,
  properties,
  patternProperties: { [strangeKey(reading)]: true },
  additionalProperties: false,
})

/** The node takes no null, or one type more. */
export const withoutNull = (node: Node): Node => retyped(node, (types) => types.filter((type) => type !== 'null'))
export const withType = (node: Node, more: string): Node => retyped(node, (types) => [...types, more])

function retyped(node: Node, change: (types: readonly unknown[]) => readonly unknown[]): Node {
  const types: unknown = node['type']
  return Array.isArray(types) ? { ...node, type: change(types) } : node
}

/** Where sentences about one place wait, so that what they are about can still be shared with other places. */
export const NOTES = 'notes'

export const notesOf = (node: Node): readonly string[] => {
  const notes = node[NOTES]
  return Array.isArray(notes) ? notes.map(String) : []
}

/** The node with further sentences. */
export const noted = (node: Node, sentences: readonly string[]): Node =>
  sentences.length === 0 ? node : { ...node, [NOTES]: [...notesOf(node), ...sentences] }

/** What a part is, for the name of its definition. */
export const KIND = 'kind'

export const kindOf = (node: Node): string | undefined => (typeof node[KIND] === 'string' ? node[KIND] : undefined)
