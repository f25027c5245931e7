import { firstWith } from '../collector/catalog.js'
import { listBelow, runsAdot } from './container.js'
import { titleOf, type Value, type View } from './rule.js'
import { textAt } from './settings.js'

/** A file or directory that the collector writes when it starts. */
export interface Target {
  /** Who writes it, to stand in a sentence. */
  readonly title: string
  readonly text: string
  /** The setting, or the component when it is a default. */
  readonly at: Value['path']
  readonly isDefault: boolean
  /** A directory that must exist before. */
  readonly isDirectory: boolean
}

const SPECS = [
  { section: 'extensions', type: 'ecs_observer', key: ['result_file'] },
  { section: 'extensions', type: 'file_storage', key: ['directory'], isDirectory: true },
  { section: 'extensions', type: 'pprof', key: ['save_to_file'] },
  { section: 'exporters', type: 'file', key: ['path'] },
  { section: 'exporters', type: 'prometheusremotewrite', key: ['wal', 'directory'] },
] as const

/** Where the components in use and the collector's own log write. */
export function fileTargets(view: View): readonly Target[] {
  const { config, root } = view
  const ofComponents = SPECS.flatMap((spec) =>
    config.of(spec.section, spec.type).flatMap((component): readonly Target[] => {
      const { body, path, used } = component
      const value = body.get(...spec.key)
      if (!used || body.isUnknown || value?.isUnknown) return []
      const text = textAt(view, component, spec.key)
      if (text === undefined || text === '') return []
      return [
        {
          title: titleOf(component),
          text,
          at: value?.path ?? path,
          isDefault: !value,
          isDirectory: 'isDirectory' in spec,
        },
      ]
    }),
  )
  const logs = ['output_paths', 'error_output_paths'].flatMap((key) => {
    const value = root?.get('service', 'telemetry', 'logs', key)
    const items = value?.tree.kind === 'sequence' ? value.children() : value ? [value] : []
    return items.flatMap(({ text, path }): readonly Target[] =>
      text === undefined || /^(stdout|stderr)$/.test(text)
        ? []
        : [
            {
              title: "the collector's own log",
              text: text.replace(/^file:\/\//, ''),
              at: path,
              isDefault: false,
              isDirectory: false,
            },
          ],
    )
  })
  return [...ofComponents, ...logs]
}

/** Why the collector's container cannot write there, to follow the path; undefined when it can, or nobody knows. */
export function whyUnwritable({ release, task }: View, { text }: Target): string | undefined {
  const sidecar = task?.sidecar
  if (!sidecar || !runsAdot(sidecar) || listBelow(sidecar, 'volumesFrom').length > 0 || sidecar.get('workingDirectory'))
    return undefined
  if (!/^[\w./@%+,:-]+$/.test(text) || text.includes('..') || text.includes(':')) return undefined
  const path = text.startsWith('/') ? text : `/${text}`
  if (/^\/(dev|proc)\//.test(path) || isMounted(sidecar, path)) return undefined
  if (sidecar.get('readonlyRootFilesystem')?.bool === true)
    return 'is on a root file system that readonlyRootFilesystem makes read-only'
  const { uid, home, homeWritable } = release.image
  const user = sidecar.get('user')
  const isOwn = !user || user.isNull || user.text === ''
  if (isOwn ? uid === 0 : user.text === undefined || /^(root|0)(:|$)|[^\w:-]/.test(user.text)) return undefined
  if (homeWritable && path.startsWith(`${home}/`)) return undefined
  return isOwn || /^(aoc|4317)(:|$)/.test(user.text ?? '')
    ? `belongs to root, and the collector runs as uid ${String(uid)} since ${firstWith(({ image }) => image.uid !== 0)}`
    : 'belongs to root, and "user" names another'
}

function isMounted(sidecar: Value, path: string): boolean {
  const mounts = [...listBelow(sidecar, 'mountPoints'), ...listBelow(sidecar, 'linuxParameters', 'tmpfs')]
  return mounts.some((mount) => {
    const at = mount.get('containerPath')?.text
    return at === undefined || !at.startsWith('/') || `${path}/`.startsWith(at.endsWith('/') ? at : `${at}/`)
  })
}
