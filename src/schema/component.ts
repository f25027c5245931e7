import { plannedRemovals } from '../collector/announced.js'
import {
  allComponents,
  checksOf,
  defaultAt,
  until,
  within,
  type Component,
  type Release,
  type Section,
} from '../collector/catalog.js'
import { SIGNALS } from '../collector/config.js'
import { build, type Refine } from './build.js'
import { applyChecks } from './checks.js'
import { noted, withType, type Node, type Reading } from './node.js'

/** One name under which a release takes a component. */
export interface Named {
  readonly component: Component
  readonly name: string
  /** The feature gate that must be on. */
  readonly gate: string | undefined
  readonly isDeprecated: boolean
}

/** Every name of a section that a release may take, those behind a feature gate included, sorted. */
export const namesIn = (section: Section, release: Release): readonly Named[] =>
  allComponents()
    .filter((component) => component.section === section)
    .flatMap((component) =>
      component.names
        .filter(
          (known, index) => within(known.in, release) || (index === 0 && gateOf(component, release) !== undefined),
        )
        .map((known) => ({
          component,
          name: known.name,
          gate: known.gate ?? gateOf(component, release),
          isDeprecated: known.deprecated !== undefined && within(known.deprecated, release),
        })),
    )
    .sort((a, b) => (a.name < b.name ? -1 : 1))

const gateOf = ({ gate }: Component, release: Release): string | undefined =>
  gate && within(gate.in, release) ? gate.id : undefined

/** The settings of a component. */
export function componentNode(component: Component, reading: Reading): Node {
  const { release } = reading
  const checks = checksOf(component).filter((check) => within(check.in, release))
  const refine: Refine = (node, path, here) => {
    const checked = applyChecks(node, path, { checks, reading: here })
    const value = path === '' ? undefined : defaultAt(component, path, release)
    return value === undefined ? checked : noted({ ...checked, default: value }, [`default: ${String(value)}`])
  }
  const body = build(component.schema, '', { reading, refine })
  return reading.isWeak ? withType(body, 'array') : body
}

/** What there is to know of a component under one of its names. */
export function aboutComponent({ component, gate, isDeprecated }: Named, release: Release): readonly string[] {
  const { section, type, names, signals } = component
  const taken = SIGNALS.filter((signal) => within(signals[signal] ?? [], release))
  const last = until(component.in)
  const planned = plannedRemovals(release).find((one) => one.section === section && one.type === type)
  const newer = names.find((one) => !one.deprecated && !one.gate && within(one.in, release))
  return [
    ...(taken.length > 0 ? [`takes ${taken.join(', ')}`] : []),
    ...(gate === undefined ? [] : [`only with the feature gate ${gate}`]),
    ...(isDeprecated && newer ? [`an older name of ${newer.name}`] : []),
    ...(last === undefined ? [] : [`last in ${last}: later releases stop at it`]),
    ...(planned ? [`announced to go: ${planned.help}`] : []),
  ]
}
