import { fileTargets, rule, whyUnwritable } from '../lint/rule.js'
import { quote } from '../core/text.js'

export default rule({
  id: 'task-unwritable-path',
  severity: 'error',
  title: 'The collector writes where its user may not',
  adot: {},
  subjects: ['task'],
  consequence: 'the collector stops when it opens the file',

  *check(view) {
    if (!view.task?.sidecar) return
    for (const target of fileTargets(view)) {
      const why = whyUnwritable(view, target)
      if (why === undefined) continue
      yield {
        at: target.at,
        ...(target.isDefault && { on: 'key' as const }),
        what: `${target.title} writes to ${quote(target.text)}${target.isDefault ? ' (the default)' : ''}, which ${why}: the collector stops`,
        help:
          view.release.image.homeWritable && !isReadOnly(view) && !target.isDirectory
            ? `write below ${view.release.image.home}, or mount a volume there`
            : 'mount a volume there that the user may write',
      }
    }
  },
})

const isReadOnly = ({ task }: Parameters<typeof whyUnwritable>[0]): boolean =>
  task?.sidecar?.get('readonlyRootFilesystem')?.bool === true
