import { parentsOf, readWay, valuesAt, type Check } from '../collector/checks.js'
import type { Value } from '../collector/value.js'
import type { Path } from '../core/problem.js'
import type { Demand } from './demands.js'
import type { View } from './rule.js'
import type { Owner, Subject } from './subject.js'

/** One setting with a demand that the pinned release makes of it. */
export interface Checked {
  readonly owner: Owner
  readonly check: Check
  readonly value: Value
}

/** Every setting with a check that has the given part, such as `oneOf`. Values known only at start are left out. */
export function* checked(view: View, part: keyof Check): Generator<Checked> {
  for (const { of, title, demands } of view.subjects()) {
    for (const { check, way } of demands(part)) {
      for (const value of valuesAt(of.body, way)) {
        if (value.isUnknown || value.isNull || !applies(check, value, of)) continue
        yield { owner: { ...of, title: title() }, check, value }
      }
    }
  }
}

/** Every map that a check about its keys (`required`, `exclusive`, `refused`, `atLeastOne`) speaks of. For `required`, `name` is the key. */
export function* checkedMaps(
  view: View,
  part: keyof Check,
): Generator<Omit<Checked, 'value'> & { readonly parent: Value; readonly name: string }> {
  for (const { of, title, demands } of view.subjects()) {
    for (const { check, way } of demands(part)) {
      const isOne = part === 'required'
      const name = isOne ? (way.steps.at(-1)?.name ?? '') : ''
      for (const parent of isOne ? parentsOf(of.body, way) : parentsAt(of.body, { check, way })) {
        const isMap = parent.tree.kind === 'mapping' || (parent.isNull && !check.inMap)
        if (isMap && holds(check, parent, of)) yield { owner: { ...of, title: title() }, check, parent, name }
      }
    }
  }
}

function applies(check: Check, value: Value, owner: Subject['of']): boolean {
  if (!check.when) return true
  const parent = below(owner, value.path.slice(0, typeof value.path.at(-1) === 'number' ? -2 : -1))
  return parent !== undefined && holds(check, parent, owner)
}

/** The value at a path of the config, which lies in the owner's body. */
function below({ path, body }: Subject['of'], at: Path): Value | undefined {
  return body.get(...at.slice(path.length))
}

/** Whether the siblings have the values that the check asks for; null asks for an absent one, `*` for any that is not empty. */
function holds({ when }: Check, parent: Value, owner: Subject['of']): boolean {
  if (!when) return true
  return Object.entries(when).every(([key, wanted]) => {
    const given = siblings(key, parent, owner).filter(({ isNull }) => !isNull)
    return given.length === 0 ? wanted.includes(null) : given.some((value) => isOneOf(value, wanted))
  })
}

/** The values that a key of `when` speaks of: see there. */
function siblings(key: string, parent: Value, owner: Subject['of']): readonly Value[] {
  if (key.startsWith('/')) return valuesAt(owner.body, readWay(key.slice(1)))
  const steps = key.split('../')
  const holder = steps.length > 1 ? below(owner, parent.path.slice(0, 1 - steps.length)) : parent
  return holder ? valuesAt(holder, readWay(steps.at(-1) ?? '')) : []
}

function isOneOf(value: Value, wanted: readonly (string | number | boolean | null)[]): boolean {
  if (wanted.includes('*'))
    return (
      !value.isUnknown &&
      value.text !== '' &&
      !(value.tree.kind === 'sequence' && value.tree.items.length === 0) &&
      !(value.tree.kind === 'mapping' && value.tree.entries.size === 0)
    )
  return wanted.some((one) =>
    typeof one === 'boolean' ? value.bool === one : typeof one === 'number' ? value.number === one : value.text === one,
  )
}

/** The map that a check about several keys speaks of; where a single map is absent, what would hold it. */
function parentsAt(body: Value, { check, way }: Pick<Demand, 'check' | 'way'>): readonly Value[] {
  const found = valuesAt(body, way)
  const isAbsent =
    found.length === 0 &&
    check.atLeastOne !== undefined &&
    !check.inMap &&
    /^\w+$/.test(check.key) &&
    (body.isNull || body.tree.kind === 'mapping')
  return isAbsent ? [body] : found
}
