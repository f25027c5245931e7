import { parentsOf, valuesAt, type Check } from '../collector/checks.js'
import type { Value } from '../collector/value.js'
import type { Path } from '../core/problem.js'
import { isSingle, type Condition, type Demand, type MapPart, type ValuePart } from './demands.js'
import type { View } from './rule.js'
import type { Owner, Subject } from './subject.js'

/** One setting with a demand that the pinned release makes of it. */
export interface Checked {
  readonly owner: Owner
  readonly check: Check
  readonly value: Value
}

/** One map with a demand that the pinned release makes of its keys. For `required`, `name` is the key. */
export interface CheckedMap {
  readonly owner: Owner
  readonly check: Check
  readonly parent: Value
  readonly name: string
}

/** All that checks speak of, by what they demand: found in one go, for most of the rules that ask find nothing. */
export interface AllChecked {
  readonly values: ReadonlyMap<ValuePart, readonly Checked[]>
  readonly maps: ReadonlyMap<MapPart, readonly CheckedMap[]>
  /** Keys and items without a value. */
  readonly nulls: ReadonlyMap<ValuePart, readonly Checked[]>
}

/** Every setting with a check that has the given part, such as `oneOf`. Values known only at start are left out. */
export const checked = (view: View, part: ValuePart): readonly Checked[] => view.allChecked().values.get(part) ?? []

/** The same settings where they are keys, or items, without a value. */
export const checkedNulls = (view: View, part: ValuePart): readonly Checked[] => view.allChecked().nulls.get(part) ?? []

/** Every map that a check about its keys, such as `required`, speaks of. */
export const checkedMaps = (view: View, part: MapPart): readonly CheckedMap[] => view.allChecked().maps.get(part) ?? []

export function findChecked(subjects: readonly Subject[]): AllChecked {
  const values = new Map<ValuePart, Checked[]>()
  const nulls = new Map<ValuePart, Checked[]>()
  const maps = new Map<MapPart, CheckedMap[]>()
  for (const { owner, demands } of subjects)
    for (const demand of demands) {
      const { check, way, ofValues, ofMaps } = demand
      if (ofValues.length > 0)
        for (const value of valuesAt(owner.body, way)) {
          if (value.isUnknown || !applies(demand, value, owner)) continue
          for (const part of ofValues) add(value.isNull ? nulls : values, part, { owner, check, value })
        }
      for (const part of ofMaps) for (const one of mapsOf(part, demand, owner)) add(maps, part, one)
    }
  return { values, maps, nulls }
}

function add<K, V>(found: Map<K, V[]>, part: K, one: V): void {
  const others = found.get(part)
  if (others) others.push(one)
  else found.set(part, [one])
}

function mapsOf(part: MapPart, demand: Demand, owner: Owner): readonly CheckedMap[] {
  const { check, way } = demand
  const isOne = part === 'required'
  const name = isOne ? (way.steps.at(-1)?.name ?? '') : ''
  const parents = isOne ? parentsOf(owner.body, way) : parentsAt(owner.body, { check, way })
  const found: CheckedMap[] = []
  for (const parent of parents) {
    const isMap = parent.tree.kind === 'mapping' || (parent.isNull && !check.inMap)
    if (isMap && holds(demand, parent, owner)) found.push({ owner, check, parent, name })
  }
  return found
}

function applies(demand: Demand, value: Value, owner: Owner): boolean {
  if (demand.when.length === 0) return true
  const parent = below(owner, value.path.slice(0, typeof value.path.at(-1) === 'number' ? -2 : -1))
  return parent !== undefined && holds(demand, parent, owner)
}

/** The value at a path of the config, which lies in the owner's body. */
function below({ path, body }: Owner, at: Path): Value | undefined {
  return body.get(...at.slice(path.length))
}

/** Whether the siblings have the values that the check asks for; null asks for an absent one, `*` for any that is not empty. */
function holds({ when }: Demand, parent: Value, owner: Owner): boolean {
  for (const condition of when) {
    const { wanted } = condition
    const given = siblings(condition, parent, owner).filter(({ isNull }) => !isNull)
    if (!(given.length === 0 ? wanted.includes(null) : given.some((value) => isOneOf(value, wanted)))) return false
  }
  return true
}

function siblings({ isOfBody, up, way }: Condition, parent: Value, owner: Owner): readonly Value[] {
  if (isOfBody) return valuesAt(owner.body, way)
  const holder = up > 0 ? below(owner, parent.path.slice(0, -up)) : parent
  return holder ? valuesAt(holder, way) : []
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
    isSingle(check.key) &&
    (body.isNull || body.tree.kind === 'mapping')
  return isAbsent ? [body] : found
}
