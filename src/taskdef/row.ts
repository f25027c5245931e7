import type { Json, JsonObject } from '../core/json.js'
import type { Path } from '../core/problem.js'
import type { Container, Definition } from './definition.js'
import { isSame, withField, withoutField } from './fields.js'
import type { Change, SidecarOptions, TaskProblem } from './options.js'

/** What a row may look at. */
export interface Context {
  readonly definition: Definition
  readonly options: SidecarOptions
  /** The collector's container as it was; undefined: it is added. */
  readonly existing: JsonObject | undefined
  /** Its name afterwards. */
  readonly name: string
  /** The containers that are not the collector. */
  readonly others: readonly Container[]
  /** Where the collector's container stands. */
  readonly at: Path
}

/** A new value for one field; undefined: the field goes. */
export interface Setting {
  readonly field: string
  readonly value: Json | undefined
  readonly changes: readonly Omit<Change, 'container'>[]
}

/** One row of what the sidecar looks like: what it sets on the container as the rows before left it, and what there is to say. */
export type Row = (container: JsonObject, context: Context) => Iterable<Setting | TaskProblem>

/** Sets a field, unless it says the same already. The values are shown. */
export function* setField(
  container: JsonObject,
  field: string,
  to: { readonly value: Json | undefined; readonly reason: string },
): Generator<Setting> {
  const before = container[field]
  if (isSame(before, to.value)) return
  yield { field, value: to.value, changes: [{ field, ...shown(before, to.value), reason: to.reason }] }
}

/** `before` and `after` of a change, absent where there is no value. */
export const shown = (before: Json | undefined, after: Json | undefined): Pick<Change, 'before' | 'after'> => ({
  ...(before === undefined ? {} : { before }),
  ...(after === undefined ? {} : { after }),
})

/** A problem of the task definition. */
export const problemOf = (problem: Omit<TaskProblem, 'in'>): TaskProblem => ({ ...problem, in: 'task-definition' })

export interface Draft {
  readonly container: JsonObject
  readonly changes: readonly Change[]
  readonly problems: readonly TaskProblem[]
}

/** The container after all rows. */
export function applyRows(start: JsonObject, rows: readonly Row[], context: Context): Draft {
  let container = start
  const changes: Change[] = []
  const problems: TaskProblem[] = []
  for (const row of rows) {
    for (const step of row(container, context)) {
      if ('what' in step) problems.push(step)
      else {
        container =
          step.value === undefined ? withoutField(container, step.field) : withField(container, step.field, step.value)
        changes.push(...step.changes.map((change) => ({ container: context.name, ...change })))
      }
    }
  }
  return { container, changes, problems }
}
