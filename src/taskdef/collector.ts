import { Failure } from '../core/problem.js'
import { list } from '../core/text.js'
import type { Container, Definition } from './definition.js'
import { isCollectorImage } from './image.js'

/** How a sidecar of ours is called unless told otherwise. */
export const USUAL_NAME = 'aws-otel-collector'

/** The variable from which the collector takes its config before it looks at any `--config`. */
export const CONFIG_VARIABLE = 'AOT_CONFIG_CONTENT'

/**
 * The container that is the collector: the one called `containerName`, else the one called `aws-otel-collector` or
 * running an image of that name. Fails when more than one could be meant.
 */
export function findCollector(definition: Definition, containerName?: string): Container | undefined {
  const { containers, label } = definition
  const named = containers.find(({ name }) => name === containerName)
  if (named) return named
  const candidates = containers.filter(({ name, image }) => name === USUAL_NAME || isCollectorImage(image))
  if (candidates.length < 2) return candidates[0]
  throw new Failure({
    what: `${label}: more than one container could be the collector: ${list(candidates.map(({ name }) => name))}`,
    help: 'say which one with container-name, or remove the others: two collectors in one task want the same ports',
  })
}
