import type { Definition } from '../taskdef/definition.js'
import { changedFields } from '../taskdef/difference.js'
import type { Change, Placement } from '../taskdef/options.js'

/**
 * Where the new definition differs from the revision before it: what the sidecar changes, with its reasons, and what a
 * file brings along. Without a revision before, or with the one that the sidecar was put into, the former is all.
 */
export function differencesFrom(
  base: Definition | undefined,
  current: Definition,
  { definition, container, changes }: Placement,
): readonly Change[] {
  if (!base || base.label === current.label) return changes
  return changedFields(base, definition).flatMap((found): readonly Change[] => {
    const isNewSidecar =
      found.container === container && found.field === 'containerDefinitions' && found.before === undefined
    const own = changes.filter((change) => change.container === found.container)
    if (isNewSidecar && own.length > 0) return own
    const known = own.find(({ field }) => isPart(field, found.field))
    return [{ ...found, reason: known?.reason ?? `so it stands in ${current.label}` }]
  })
}

/** Whether one field is the other, or lies in it. */
const isPart = (field: string, whole: string): boolean =>
  field === whole || field.startsWith(`${whole}.`) || field.startsWith(`${whole}[`)
