import { quote } from '../core/text.js'
import { readMatching, readText, refuse, type Accepted, type Reader } from './reader.js'

/** Where the current task definition comes from. */
export type DefinitionSource =
  | { readonly from: 'file'; readonly path: string }
  /** `name` is a family, family:revision or ARN. */
  | { readonly from: 'revision'; readonly name: string; readonly family: string; readonly isLatest: boolean }
  | { readonly from: 'service'; readonly cluster: string; readonly service: string }

const ARN = /^arn:aws[a-z-]*:ecs:[a-z0-9-]+:\d{12}:task-definition\/([A-Za-z0-9_-]{1,255}):\d+$/
const FAMILY = /^([A-Za-z0-9_-]{1,255})(:\d+)?$/
const isPath = (text: string): boolean =>
  !text.startsWith('arn:') && (text.includes('/') || /\.(json|ya?ml)$/i.test(text))

const DEFINITION: Accepted = {
  test: (text) => isPath(text) || ARN.test(text) || FAMILY.test(text),
  what: 'a file (.json, .yaml, .yml), a family, family:revision, or the ARN of a revision',
}
const NAME = /^[A-Za-z0-9_-]{1,255}$/
const CLUSTER: Accepted = {
  test: (text) => NAME.test(text) || /^arn:aws[a-z-]*:ecs:[a-z0-9-]+:\d{12}:cluster\/[A-Za-z0-9_-]{1,255}$/.test(text),
  what: "a cluster's name or ARN",
}
const SERVICE: Accepted = {
  test: (text) =>
    NAME.test(text) ||
    /^arn:aws[a-z-]*:ecs:[a-z0-9-]+:\d{12}:service\/([A-Za-z0-9_-]{1,255}\/)?[A-Za-z0-9_-]{1,255}$/.test(text),
  what: "a service's name or ARN",
}

export function readDefinitionSource(reader: Reader, mode: 'lint' | 'plan' | 'apply'): DefinitionSource | undefined {
  const definition = readMatching(reader, 'task-definition', DEFINITION)
  const cluster = readMatching(reader, 'cluster', CLUSTER)
  const service = readMatching(reader, 'service', SERVICE)
  const [isDefinition, isCluster, isService] = ['task-definition', 'cluster', 'service'].map(
    (name) => readText(reader, name) !== undefined,
  )
  if (isDefinition && (isCluster || isService)) {
    const pair = [isCluster && 'cluster', isService && 'service'].filter(Boolean).join(' and ')
    refuse(
      reader,
      `inputs task-definition and ${pair}: exclude each other`,
      'name a task definition, or the service that runs it',
    )
  } else if (isCluster !== isService) {
    const [given, missing] = isCluster ? ['cluster', 'service'] : ['service', 'cluster']
    refuse(
      reader,
      `input ${missing}: is empty, but ${given} is ${quote(readText(reader, given) ?? '')}; accepted: both or none of them`,
    )
  } else if (!isDefinition && !isCluster && mode !== 'lint') {
    refuse(reader, `input task-definition: is empty; accepted: ${DEFINITION.what}`, 'or name cluster and service')
  }
  if (definition !== undefined) return sourceOf(definition)
  return cluster !== undefined && service !== undefined ? { from: 'service', cluster, service } : undefined
}

function sourceOf(definition: string): DefinitionSource {
  if (isPath(definition)) return { from: 'file', path: definition }
  const [, family = definition, revision] = ARN.exec(definition) ?? FAMILY.exec(definition) ?? []
  return {
    from: 'revision',
    name: definition,
    family,
    isLatest: !definition.startsWith('arn:') && revision === undefined,
  }
}
