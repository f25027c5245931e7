import { pageOf, type Finding } from '../lint/finding.js'
import { findPlace } from '../lint/place.js'
import { readTask } from '../lint/task.js'
import type { Current } from '../observed.js'
import { NEW_DEFINITION } from '../report/story.js'
import { printDefinition } from '../taskdef/definition.js'
import type { Placement, TaskProblem } from '../taskdef/options.js'

/** What there is to say of the task definition itself, at its place in the user's file, else in the new definition. */
export function findInDefinition(
  { problems, definition }: Placement,
  { text }: Pick<Current, 'text'>,
): readonly Finding[] {
  if (problems.length === 0) return []
  const task =
    (text === undefined ? undefined : readTask({ file: definition.label, text })) ??
    readTask({ file: NEW_DEFINITION, text: printDefinition(definition) })
  if (!task) return []
  const { view, document } = task
  return problems.map((problem) => toFinding(problem, { root: view.root.path, label: definition.label, document }))
}

type Read = NonNullable<ReturnType<typeof readTask>>

interface Where {
  /** Where the definition begins in its document. */
  readonly root: Read['view']['root']['path']
  readonly label: string
  readonly document: Read['document']
}

/** The line itself is not shown: it may hold an environment value. */
function toFinding(problem: TaskProblem, { root, label, document }: Where): Finding {
  const { id, severity, at, what, help } = problem
  const place = findPlace({ ...problem, at: 'span' in at ? at : [...root, ...at] }, document)
  return {
    rule: id,
    severity,
    file: document.file,
    ...place.lines,
    ...(!('span' in at) && { at }),
    what: what.startsWith(`${label}: `) ? what.slice(label.length + 2) : what,
    ...(help !== undefined && { help }),
    url: pageOf(id),
    sourceLine: '',
  }
}
