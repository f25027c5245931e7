import { parseImage, isCollectorImage, type ImageParts } from '../taskdef/image.js'
import { mebibytes } from '../taskdef/sizes.js'
import { quote } from '../core/text.js'
import type { Path } from '../core/problem.js'
import type { TaskView, Value } from './rule.js'

/** The items of the list below a container or task; none when there is no list. */
export function listBelow(value: Value | undefined, ...steps: readonly string[]): readonly Value[] {
  const found = value?.get(...steps)
  return found?.tree.kind === 'sequence' ? found.children() : []
}

/** `container "app"`, to stand in a sentence. */
export const containerTitle = (container: Value): string => `container ${quote(container.get('name')?.text ?? '')}`

/** What a task definition that nobody has filled in yet shows instead of a value: `${NAME}`, `{{name}}`, `<name>`, `$(...)`, `%name%`. */
export const isPlaceholder = (text: string): boolean => /\$\{|\{\{|<|\$\(|%[A-Za-z_]|^\$/.test(text)

/** The text of a value, when it is one and no placeholder. */
export const knownText = (value: Value | undefined): string | undefined =>
  value?.text === undefined || isPlaceholder(value.text) ? undefined : value.text

/** A number, or a text that is one. */
export function numberIn(value: Value | undefined): number | undefined {
  const text = value?.text?.trim()
  return value?.number ?? (text !== undefined && /^[0-9]+$/.test(text) ? Number(text) : undefined)
}

/** The value of a variable in `environment`; undefined when it is not there or comes from elsewhere. */
export const variable = (container: Value, name: string): Value | undefined =>
  listBelow(container, 'environment')
    .find((entry) => entry.get('name')?.text === name)
    ?.get('value')

/** Whether a variable exists: true, false, or undefined when a file in S3 may set it. */
export function hasVariable(container: Value, name: string): boolean | undefined {
  const named = ['environment', 'secrets'].flatMap((field) => listBelow(container, field))
  if (named.some((entry) => entry.get('name')?.text === name)) return true
  return listBelow(container, 'environmentFiles').length > 0 ? undefined : false
}

/** Name, tag and digest of a container's image; undefined when it is a placeholder. */
export function imageOf(container: Value): ImageParts | undefined {
  const text = knownText(container.get('image'))
  return text === undefined ? undefined : parseImage(text)
}

/** Whether the image is ADOT's or a copy of it. One built on top of it under another name may hold anything. */
export const runsAdot = (container: Value): boolean => isCollectorImage(knownText(container.get('image')) ?? '')

/** Whether the image is the very one that AWS publishes. */
export const runsPublishedImage = (container: Value): boolean =>
  /(^|\/)(aws-observability|amazon)\/aws-otel-collector$/.test(imageOf(container)?.repository ?? '')

/** Where the task certainly runs; undefined when the definition leaves it open. */
export function launchOf({ root }: TaskView): 'fargate' | 'ec2' | 'external' | undefined {
  const types = listBelow(root, 'requiresCompatibilities').map(({ text }) => text)
  const [only] = types.length === 1 ? types : []
  if (only === 'FARGATE') return 'fargate'
  if (only === 'EXTERNAL') return 'external'
  const mode = root.get('networkMode')?.text
  return only === 'EC2' || (types.length === 0 && (mode === 'bridge' || mode === 'host')) ? 'ec2' : undefined
}

export type NetworkMode = 'awsvpc' | 'bridge' | 'host' | 'none'
const MODES: readonly NetworkMode[] = ['awsvpc', 'bridge', 'host', 'none']

/** Without a mode ECS takes bridge; Fargate takes only awsvpc. Undefined for a placeholder. */
export function networkModeOf(task: TaskView): NetworkMode | undefined {
  const given = task.root.get('networkMode')
  if (given && !given.isNull) return MODES.find((mode) => mode === given.text)
  return listBelow(task.root, 'requiresCompatibilities').some(({ text }) => text === 'FARGATE') ? 'awsvpc' : 'bridge'
}

export interface Mapping {
  readonly container: Value
  readonly from: number
  readonly to: number
  readonly network: 'tcp' | 'udp'
  readonly at: Path
}

/** A container's portMappings, tcp unless they say udp. */
export function mappingsOf(container: Value): readonly Mapping[] {
  return listBelow(container, 'portMappings').flatMap((mapping) => {
    const single = mapping.get('containerPort')
    const range = /^([0-9]+)-([0-9]+)$/.exec(mapping.get('containerPortRange')?.text ?? '')
    const from = numberIn(single) ?? (range ? Number(range[1]) : undefined)
    if (from === undefined) return []
    const network = mapping.get('protocol')?.text?.toLowerCase() === 'udp' ? 'udp' : 'tcp'
    return [{ container, from, to: range ? Number(range[2]) : from, network, at: (single ?? mapping).path }]
  })
}

export const maps = ({ from, to }: Mapping, port: number): boolean => from <= port && port <= to

/** The hard limit of the container, else that of the task, in MiB. */
export function memoryLimit(task: TaskView): { readonly mebi: number; readonly of: 'container' | 'task' } | undefined {
  const own = numberIn(task.sidecar?.get('memory'))
  if (own !== undefined && own > 0) return { mebi: own, of: 'container' }
  const whole = task.root.get('memory')
  const mebi = whole?.number ?? mebibytes(whole?.text ?? '')
  return mebi === undefined ? undefined : { mebi, of: 'task' }
}

export const isEssential = (container: Value): boolean => container.get('essential')?.bool !== false

/** Whether a container waits for another in this way. */
export const dependencies = (container: Value, on: string): readonly Value[] =>
  listBelow(container, 'dependsOn').filter((entry) => entry.get('containerName')?.text === on)

/** Whether something of the container comes from outside its image. */
export const hasMounts = (container: Value): boolean =>
  listBelow(container, 'mountPoints').length > 0 || listBelow(container, 'volumesFrom').length > 0

/** The names under which a bridged container reaches another by its links. */
export const linksTo = (container: Value, name: string): readonly string[] =>
  listBelow(container, 'links').flatMap(({ text = '' }) => {
    const [target = '', alias] = text.split(':')
    return target === name ? [alias ?? target] : []
  })

/** The variable from which the collector reads its config before it looks at any --config. */
export const COLLECTOR_CONFIG = 'AOT_CONFIG_CONTENT'
