import { valueOf } from '../collector/value.js'
import { readSource } from '../core/source.js'
import { isJsonText } from '../taskdef/definition.js'
import { isCollectorImage } from '../taskdef/image.js'
import { documentOf, type Document } from './place.js'
import type { TaskView } from './rule.js'

export interface TaskRequest {
  /** A path, or the name under which ECS knows it. */
  readonly file: string
  /** JSON or YAML, with or without the wrapper of describe-task-definition. */
  readonly text: string
  /** The collector container's name when it is not found by its image. */
  readonly container?: string
  /** Whether the sidecar in it was put there by us. */
  readonly isPlaced?: boolean
}

const STRICT = { weak: false, ignoreCase: false }

/** The task definition as rules see it; undefined when the text cannot be read (which is told elsewhere). */
export function readTask(request: TaskRequest): { readonly view: TaskView; readonly document: Document } | undefined {
  const source = readSource(request.text, isJsonText(request.text, request.file) ? 'json' : 'collector')
  const tree = source.root ?? source.lenient
  if (!tree) return undefined
  const top = valueOf(tree, [], STRICT)
  const root = top.get('taskDefinition') ?? top
  const containers = root.get('containerDefinitions')?.children() ?? []
  const sidecar =
    containers.find((c) => request.container !== undefined && c.get('name')?.text === request.container) ??
    containers.find((c) => isCollectorImage(c.get('image')?.text ?? ''))
  return {
    view: {
      root,
      sidecar,
      others: containers.filter((container) => container !== sidecar),
      isPlaced: request.isPlaced === true,
    },
    document: documentOf({
      file: request.file,
      text: request.text,
      source,
      root: tree,
      original: (span) => span,
    }),
  }
}
