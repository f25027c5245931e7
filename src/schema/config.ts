import { rootSchema, within, type Release } from '../collector/catalog.js'
import { SECTIONS } from '../collector/config.js'
import { readingOf, structOf, withoutNull, withType, type Node, type Reading } from './node.js'
import { componentNodes, sectionNode } from './sections.js'
import { serviceNode } from './service.js'
import { share } from './share.js'

/**
 * A JSON Schema (draft-07, which editors know best) of the collector's config for one release. It takes every config that
 * the release starts with, references and placeholders included, and refuses what no reading of the text can save:
 * unknown keys and types of components, values of other types, values outside of what a setting takes.
 */
export function configSchema(release: Release): Node {
  const reading = readingOf(release)
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: `urn:adot-ecs:collector-config:${release.version}`,
    title: `Config of the AWS Distro for OpenTelemetry collector ${release.version}`,
    ...share(rootNode(reading), componentNodes(reading)),
  }
}

function rootNode(reading: Reading): Node {
  const sections = SECTIONS.map((section): [string, Node] => [section, sectionNode(section, reading)])
  const connectors = rootSchema().keys?.['connectors']
  const none = { type: ['object', 'null'], maxProperties: 0, errorMessage: 'no release of ADOT has a connector' }
  const node = structOf(
    {
      ...Object.fromEntries(sections),
      ...(connectors && within(connectors.in, reading.release) && { connectors: none }),
      service: service(reading),
    },
    reading,
  )
  return { ...node, type: 'object', ...(!reading.ignoresCase && { required: ['service'] }) }
}

const service = (reading: Reading): Node => {
  const node = withoutNull(serviceNode(reading))
  return reading.release.has('merges-listed-sections') ? withType(node, 'array') : node
}
