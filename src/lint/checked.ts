import { checksOf, serviceChecks, within } from '../collector/catalog.js'
import { parentsOf, valuesAt, type Check } from '../collector/checks.js'
import { isMalformed } from '../collector/id.js'
import type { Value } from '../collector/value.js'
import type { Path } from '../core/problem.js'
import { quote } from '../core/text.js'
import { titleOf, type Declared, type View } from './rule.js'

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

/** Every setting with a check that has the given part, such as `oneOf`. Values known only at start are left out. */
export function* checked(view: View, part: keyof Check): Generator<Checked> {
  for (const { owner, check } of checks(view, part)) {
    for (const value of valuesAt(owner.body, check.key)) {
      if (value.isUnknown || value.isNull || !applies(check, value, owner)) continue
      yield { owner, check, value }
    }
  }
}

/** Every map that a check about its keys (`required`, `exclusive`, `atLeastOne`) speaks of. For `required`, `name` is the key. */
export function* checkedMaps(
  view: View,
  part: keyof Check,
): Generator<Omit<Checked, 'value'> & { readonly parent: Value; readonly name: string }> {
  for (const { owner, check } of checks(view, part)) {
    const spots = part === 'required' ? parentsOf(owner.body, check.key) : parentsAt(owner, check)
    for (const { parent, name } of spots) {
      const isMap = parent.tree.kind === 'mapping' || (parent.isNull && !check.inMap)
      if (isMap && holds(check, parent, owner)) yield { owner, check, parent, name }
    }
  }
}

function* checks({ config, release, root }: View, part: keyof Check): Generator<Omit<Checked, 'value'>> {
  const wanted = (all: readonly Check[]): readonly Check[] =>
    all.filter((check) => check[part] !== undefined && within(check.in, release))
  const known = new Map<Declared['facts'], readonly Check[]>()
  for (const component of config.components) {
    const { facts, path, body, id, section } = component
    if (!facts || !within(facts.in, release)) continue
    const isLost = component.written !== body.tree
    // What else is wrong with the key is told by other rules.
    if (isLost && (isMalformed(id) || config.of(section).filter((other) => other.id === id).length > 1)) continue
    const all = known.get(facts) ?? wanted(checksOf(facts))
    known.set(facts, all)
    const owner = { title: titleOf(component), path, body, ...(isLost && { lostBy: id }) }
    for (const check of all) if (component.used || !check.built) yield { owner, check }
  }
  const service = root?.get('service')
  if (!service) return
  const owner = { title: 'service', path: service.path, body: service }
  for (const check of wanted(serviceChecks())) yield { owner, check }
}

function applies(check: Check, value: Value, owner: Owner): boolean {
  if (!check.when) return true
  const parent = below(owner, value.path.slice(0, typeof value.path.at(-1) === 'number' ? -2 : -1))
  return parent !== undefined && holds(check, parent, owner)
}

/** The value at a path of the config, which lies in the owner's body. */
function below({ path, body }: Owner, at: Path): Value | undefined {
  return body.get(...at.slice(path.length))
}

/** Whether the siblings have the values that the check asks for; null asks for an absent one, `*` for any that is not empty. */
function holds({ when }: Check, parent: Value, owner: Owner): boolean {
  return Object.entries(when ?? {}).every(([key, wanted]) => {
    const isAbove = key.startsWith('../')
    const holder = isAbove ? below(owner, parent.path.slice(0, -1)) : parent
    const sibling = holder?.get(...key.slice(isAbove ? 3 : 0).split('.'))
    if (!sibling || sibling.isNull) return wanted.includes(null)
    if (wanted.includes('*'))
      return (
        !sibling.isUnknown &&
        sibling.text !== '' &&
        !(sibling.tree.kind === 'sequence' && sibling.tree.items.length === 0) &&
        !(sibling.tree.kind === 'mapping' && sibling.tree.entries.size === 0)
      )
    return wanted.some((one) =>
      typeof one === 'boolean'
        ? sibling.bool === one
        : typeof one === 'number'
          ? sibling.number === one
          : sibling.text === one,
    )
  })
}

/** The map that a check about several keys speaks of; where a single map is absent, what would hold it. */
function parentsAt(
  { body }: Owner,
  { key, atLeastOne }: Check,
): readonly { readonly parent: Value; readonly name: string }[] {
  const found = valuesAt(body, key)
  const absent =
    found.length === 0 && atLeastOne !== undefined && /^\w+$/.test(key) && (body.isNull || body.tree.kind === 'mapping')
  return (absent ? [body] : found).map((parent) => ({ parent, name: '' }))
}
