import { SECTIONS, SINGULAR } from '../collector/config.js'
import type { Release, Section, Signal } from '../collector/catalog.js'
import { within } from '../collector/catalog.js'
import { aboutComponent, componentNode, namesIn, type Named } from './component.js'
import { LATER, noted, withType, type Node, type Reading } from './node.js'

/** What may stand behind the slash of an id, blanks around it left aside. */
export const nameIn = (release: Release): string =>
  release.has('checks-id-names') ? String.raw`[^\p{Z}\p{C}\p{S}]{1,1024}` : String.raw`\S(?:.*\S)?`

/** Keys that stand for several, or for what a placeholder will make of them. */
const strangeId = String.raw`::|\{\{`

/** The settings of every component of a release, by the name under which the schema keeps them. */
export function componentNodes(reading: Reading): Readonly<Record<string, Node>> {
  const kinds = SECTIONS.flatMap((section) => namesIn(section, reading.release).map(({ component }) => component))
  return Object.fromEntries(
    [...new Set(kinds)].map((component) => [keptAs(component), componentNode(component, reading)]),
  )
}

const keptAs = ({ section, type }: Named['component']): string => `${section}.${type}`

/** A section: ids are types, or types with names; another type stops the collector. */
export function sectionNode(section: Section, reading: Reading): Node {
  const { release } = reading
  const named = namesIn(section, release)
  const name = nameIn(release)
  const bodies = named.map(
    (one) => [one, noted({ $ref: keptAs(one.component) }, aboutComponent(one, release))] as const,
  )
  // Blanks around an id or its parts are taken away; from v0.41.0 on the body under such a key is lost.
  const padded = String.raw`^\s*(?:${named.map((one) => one.name).join('|')})\s*(?:/\s*${name}\s*)?$`
  const isLost = release.has('loses-body-of-padded-id')
  const ids = (type: string): string => (isLost ? `^${type}/${name}$` : String.raw`^\s*${type}\s*(?:/\s*${name}\s*)?$`)
  const node = {
    type: ['object', 'string', 'null'],
    pattern: LATER,
    properties: Object.fromEntries(bodies.map(([one, body]) => [one.name, body])),
    patternProperties: {
      ...Object.fromEntries(bodies.map(([one, body]) => [ids(one.name), body])),
      ...(isLost && { [padded]: true }),
      [strangeId]: true,
    },
    additionalProperties: false,
    errorMessage: `not a type of ${SINGULAR[section]} in ADOT ${release.version}, or no id: write type or type/name`,
  }
  return release.has('merges-listed-sections') ? withType(node, 'array') : node
}

/** The id of a component where it is used. The component itself may stand in a section under the same id only. */
export function idNode(section: Section, signal: Signal | undefined, reading: Reading): Node {
  const { release } = reading
  const fitting = namesIn(section, release).filter(
    ({ component }) => signal === undefined || within(component.signals[signal] ?? [], release),
  )
  const types = fitting.map(({ name }) => name)
  return {
    type: 'string',
    pattern: String.raw`^\s*(?:${types.join('|')})\s*(?:/\s*${nameIn(release)}\s*)?$|${LATER}`,
    examples: types,
    errorMessage: `no ${SINGULAR[section]} of ADOT ${release.version}${signal === undefined ? '' : ` that takes ${signal}`}`,
  }
}
