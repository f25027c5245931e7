import { rootSchema, serviceChecks, within, type Signal } from '../collector/catalog.js'
import { SIGNALS } from '../collector/config.js'
import { build } from './build.js'
import { applyChecks } from './checks.js'
import { LATER, withType, type Node, type Reading } from './node.js'
import { idNode, nameIn } from './sections.js'

/** The section service: telemetry by its keys, extensions and pipelines by the ids that may stand in them. */
export function serviceNode(reading: Reading): Node {
  const schema = rootSchema().keys?.['service']
  if (!schema) throw new Error('data/catalog.json has no section service')
  const checks = serviceChecks().filter((check) => within(check.in, reading.release))
  const node = build(schema, '', {
    reading,
    refine: (one, path, here) => applyChecks(one, path, { checks, reading: here }),
  })
  const properties = node['properties']
  return {
    ...node,
    properties: {
      ...(typeof properties === 'object' ? properties : {}),
      extensions: ids(idNode('extensions', undefined, reading), reading),
      pipelines: pipelinesNode(reading),
    },
  }
}

/** Pipelines by their ids. profiles are a signal that some releases know, though no component of theirs takes it. */
function pipelinesNode(reading: Reading): Node {
  const { release, isWeak } = reading
  const signals = SIGNALS.map((signal): [string, Node] => [
    String.raw`^\s*${signal}\s*(?:/\s*${nameIn(release)}\s*)?$`,
    pipelineNode(signal, reading),
  ])
  const node = {
    type: ['object', 'string'],
    pattern: LATER,
    minProperties: 1,
    properties: Object.fromEntries(SIGNALS.map((signal) => [signal, pipelineNode(signal, reading)])),
    patternProperties: {
      ...Object.fromEntries(signals),
      ...(release.has('profiles-signal') && {
        [String.raw`^\s*profiles\s*(?:/\s*${nameIn(release)}\s*)?$`]: pipelineNode(undefined, reading),
      }),
      [String.raw`::|\{\{`]: true,
    },
    additionalProperties: false,
    errorMessage: `a pipeline is called ${SIGNALS.join(', ')} or one of them with a name: traces/app`,
  }
  return isWeak ? withType(node, 'array') : node
}

function pipelineNode(signal: Signal | undefined, reading: Reading): Node {
  const filled = (section: 'receivers' | 'exporters'): Node => ({
    ...ids(idNode(section, signal, reading), reading),
    minItems: 1,
    minLength: 1,
  })
  const node = {
    type: ['object', 'string'],
    pattern: LATER,
    properties: {
      receivers: filled('receivers'),
      processors: ids(idNode('processors', signal, reading), reading),
      exporters: filled('exporters'),
    },
    patternProperties: { [reading.ignoresCase ? String.raw`::|\{\{|[A-Z]` : String.raw`::|\{\{`]: true },
    additionalProperties: false,
    ...(!reading.ignoresCase && { required: ['receivers', 'exporters'] }),
  }
  return reading.isWeak ? withType(node, 'array') : node
}

/** A list of ids; where one value stands for a list, or a text is split at commas, also a text. */
const ids = (items: Node, { isWeak, release }: Reading): Node =>
  isWeak || release.has('lists-split-any-text')
    ? { type: ['array', 'string', 'null'], items }
    : { type: ['array', 'string', 'null'], pattern: LATER, items }
