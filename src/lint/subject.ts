import { checksOf, serviceChecks, within } from '../collector/catalog.js'
import type { Check } from '../collector/checks.js'
import type { Declared } from '../collector/config.js'
import { isMalformed } from '../collector/id.js'
import type { Value } from '../collector/value.js'
import type { Path } from '../core/problem.js'
import { quote } from '../core/text.js'
import { demandsOn, type Demand } from './demands.js'
import { titleOf } from './rule.js'
import type { Seen } from './shared.js'

/** A component, or the section service. */
export interface Owner {
  /** To stand in a sentence: `receiver "otlp"`, `service`. */
  readonly title: () => string
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

/** What is checked, and what the release demands of it. */
export interface Subject {
  readonly owner: Owner
  readonly demands: readonly Demand[]
}

/** The components that the release has, and the section service. */
export function subjectsOf({ config, release, root }: Seen): readonly Subject[] {
  const found: Subject[] = []
  for (const component of config.components) {
    const { facts, path, body, id, section } = component
    if (!facts || !within(facts.in, release)) continue
    const isLost = component.written !== body.tree
    // What else is wrong with the key is told by other rules.
    if (isLost && (isMalformed(id) || config.of(section).filter((other) => other.id === id).length > 1)) continue
    const owner = { title: () => titleOf(component), path, body, ...(isLost && { lostBy: id }) }
    const demands = demandsOn(body, checksOf(facts), release)
    found.push({ owner, demands: demands.filter(({ check }) => isRead(check, component)) })
  }
  const service = root?.get('service')
  if (service)
    found.push({
      owner: { title: () => 'service', path: service.path, body: service },
      demands: demandsOn(service, serviceChecks(), release),
    })
  return found
}

/** Whether the collector comes to look: some settings it reads only when it builds the component, or one signal's part of it. */
const isRead = ({ built, signals }: Check, component: Declared): boolean =>
  signals ? isInUse(component, signals) : component.used || !built

const isInUse = ({ signals }: Declared, wanted: NonNullable<Check['signals']>): boolean =>
  wanted.some((signal) => signals.has(signal))
