import { checksOf, serviceChecks, within } from '../collector/catalog.js'
import { parentsOf, readWay, valuesAt, type Check, type Way } from '../collector/checks.js'
import { isMalformed } from '../collector/id.js'
import type { Value } from '../collector/value.js'
import type { Path } from '../core/problem.js'
import { remember } from '../core/remember.js'
import { quote } from '../core/text.js'
import { titleOf, type Release, type Declared, type View } from './rule.js'

/** A component, or the section service. */
export interface Owner {
  /** To stand in a sentence: `receiver "otlp"`, `service`. */
  readonly title: string
  readonly path: Path
  readonly body: Value
  /** Blanks in its key lose its settings; without them the key is this. */
  readonly lostBy?: string
}

/** What helps when settings are missing because the key of the component loses them. */
export const lostHelp = ({ lostBy }: Owner): string | undefined =>
  lostBy === undefined
    ? undefined
    : `write the key as ${quote(lostBy)}: with blanks in it the settings below are ignored`

/** One setting with a demand that the pinned release makes of it. */
export interface Checked {
  readonly owner: Owner
  readonly check: Check
  readonly value: Value
}

/** A check with its key taken apart. */
interface Demand {
  readonly check: Check
  readonly way: Way
}

/** What is checked, and by what. */
interface Subject {
  readonly of: Omit<Owner, 'title'>
  readonly title: () => string
  readonly demands: readonly Demand[]
}

/** Every setting with a check that has the given part, such as `oneOf`. Values known only at start are left out. */
export function* checked(view: View, part: keyof Check): Generator<Checked> {
  for (const { of, title, demands } of subjectsOf(view, part)) {
    for (const { check, way } of demands) {
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
  for (const { of, title, demands } of subjectsOf(view, part)) {
    for (const { check, way } of demands) {
      const isOne = part === 'required'
      const name = isOne ? (way.steps.at(-1)?.name ?? '') : ''
      for (const parent of isOne ? parentsOf(of.body, way) : parentsAt(of.body, { check, way })) {
        const isMap = parent.tree.kind === 'mapping' || (parent.isNull && !check.inMap)
        if (isMap && holds(check, parent, of)) yield { owner: { ...of, title: title() }, check, parent, name }
      }
    }
  }
}

/** What a release demands, of some checks those that have a part: the same in every config. */
const demandsOf = remember((release: Release) =>
  remember((checks: readonly Check[]) => {
    const known = new Map<keyof Check, readonly Demand[]>()
    const demands = checks
      .filter((check) => within(check.in, release))
      .map((check) => ({ check, way: readWay(check.key) }))
    return (part: keyof Check): readonly Demand[] => {
      const some = known.get(part) ?? demands.filter(({ check }) => check[part] !== undefined)
      known.set(part, some)
      return some
    }
  }),
)

function* subjectsOf({ config, release, root }: View, part: keyof Check): Generator<Subject> {
  const wanted = demandsOf(release)
  for (const component of config.components) {
    const { facts, path, body, id, section } = component
    if (!facts || !within(facts.in, release)) continue
    const isLost = component.written !== body.tree
    // What else is wrong with the key is told by other rules.
    if (isLost && (isMalformed(id) || config.of(section).filter((other) => other.id === id).length > 1)) continue
    const demands = wanted(checksOf(facts))(part).filter(({ check }) => isRead(check, component))
    const of = { path, body, ...(isLost && { lostBy: id }) }
    if (demands.length > 0) yield { of, title: () => titleOf(component), demands }
  }
  const service = root?.get('service')
  if (!service) return
  const of = { path: service.path, body: service }
  yield { of, title: () => 'service', demands: wanted(serviceChecks())(part) }
}

/** Whether the collector comes to look: some settings it reads only when it builds the component, or one signal's part of it. */
function isRead({ built, signals }: Check, { used, signals: inUse }: Declared): boolean {
  return signals ? signals.some((signal) => inUse.has(signal)) : used || !built
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
function parentsAt(body: Value, { check, way }: Demand): readonly Value[] {
  const found = valuesAt(body, way)
  const isAbsent =
    found.length === 0 &&
    check.atLeastOne !== undefined &&
    !check.inMap &&
    /^\w+$/.test(check.key) &&
    (body.isNull || body.tree.kind === 'mapping')
  return isAbsent ? [body] : found
}
