import { findRelease, type Release, type Section, type Signal } from '../collector/catalog.js'
import { SINGULAR, type CollectorConfig, type Declared } from '../collector/config.js'
import type { EnvReference } from '../collector/expand.js'
import type { Mismatch } from '../collector/mismatch.js'
import type { Filled } from '../collector/template.js'
import type { Problem } from '../core/problem.js'
import { quote } from '../core/text.js'
import type { Source } from '../core/source.js'
import type { Value } from '../collector/value.js'
import type { MapPart, ValuePart } from './demands.js'
import type { Shared } from './shared.js'

export type { Text } from './shared.js'

export type { Problem, Release, Section, Signal, Value }
export type { Ranges } from '../collector/catalog.js'
export type { Declared, Pipeline, Use } from '../collector/config.js'
export type { UnknownKey, WrongType } from '../collector/mismatch.js'
export {
  componentTypes,
  contribOnly,
  defaultAt,
  firstWith,
  lastWith,
  replacementOf,
  sectionsWith,
  since,
  sinceTrait,
  until,
  within,
} from '../collector/catalog.js'
export { type Check, readWay, valuesAt } from '../collector/checks.js'
export { originalText } from '../collector/expand.js'
export { AWS_REGION } from '../core/aws-endpoint.js'
export { own } from '../core/record.js'
export { isNoZone, zoneMeant } from '../core/zone.js'
export { PIPELINE_SECTIONS, SIGNALS, SINGULAR } from '../collector/config.js'
export { plannedRemovals } from '../collector/announced.js'
export { renamedKey } from '../collector/keys.js'
export { placeOf, type Place, type Placed } from '../collector/places.js'
export { fallbackOf, isSecretSetting, mayHoldSecret, secretShape } from '../core/secret.js'
export { checked, checkedMaps, checkedNulls } from './checked.js'
export { lostHelp } from './subject.js'
export { CONDITION_KEYS, ottlProblems } from './conditions.js'
export { isType } from './flow.js'
export { findFormFault, type FormFault } from './forms.js'
export { endingKeys, endOf } from './later.js'
export { metricFilters } from './metric-filter.js'
export { actionOf, isLegacy, itemsOf, millisecondsOf, relabelings, scalarText } from './prometheus.js'
export {
  COLLECTOR_CONFIG,
  containerTitle,
  dependencies,
  imageOf,
  isEssential,
  launchOf,
  linksTo,
  listBelow,
  type Mapping,
  mappingsOf,
  maps,
  memoryLimit,
  networkModeOf,
  runsAdot,
  runsPublishedImage,
  variable,
} from './container.js'
export { faultyCommandLine } from './command-line.js'
export { healthCheckFaults, isCheckGrave } from './health-check.js'
export { statsdFaults, xrayFaults } from './app-endpoint.js'
export { otlpFaults } from './app-otlp.js'
export { fileTargets, whyUnwritable } from './writable.js'
export { bareNameAt, isBareName, mayRead, problemAt, timeOf } from './reference.js'
export { faultyExpressions } from './expressions.js'
export { cyclicOutput, operatorChain } from './operator-chain.js'
export { operatorsOf, strangeOperatorKeys } from './operators.js'
export { mayEnable, numberAt, secondsAt, settingName, stepsTo, textAt } from './settings.js'
export type { EnvReference } from '../collector/expand.js'
export type { DropReason, LiteralReason, StopReason } from '../collector/expand-outcome.js'
export { batchMalformation, isMalformed, malformation, readId } from '../collector/id.js'

/** A component's kind and id, to stand in a sentence: `receiver "otlp"`. */
export const titleOf = ({ section, id }: Pick<Declared, 'section' | 'id'>): string =>
  `${SINGULAR[section]} ${quote(id)}`

/** All a rule may look at. */
export interface View extends Shared {
  /** The pinned release. */
  readonly release: Release
  /** The config after `${...}` expansion, as the collector would decode it. */
  readonly root: Value | undefined
  readonly config: CollectorConfig
  /** The text itself. With mistakes in it, `root` is undefined and most rules have nothing to say. */
  readonly source: Source
  /** The placeholders, and which of them have no value. */
  readonly template: Filled
  /** Where keys and types differ from what the release decodes, and numbers that it takes for nanoseconds. */
  readonly mismatches: readonly Mismatch[]
  /** Every `${...}` and `$...` of the text and what the release makes of it. */
  readonly references: readonly EnvReference[]
  /** The environment of the sidecar's container; undefined when it is not known. */
  readonly environment: ReadonlyMap<string, string | undefined> | undefined
  /** The task definition with the sidecar in it, when one is known. */
  readonly task: TaskView | undefined
}

export interface TaskView {
  readonly root: Value
  /** The collector's container, when the definition has one. */
  readonly sidecar: Value | undefined
  /** The other containers. */
  readonly others: readonly Value[]
  /** Whether the sidecar was put there by us: what the placing says of it is not said again by a rule. */
  readonly isPlaced: boolean
}

export type Severity = 'error' | 'warning' | 'note'

/**
 * What a config may have: components, by section and any name of their type; settings or maps of which a kind of check
 * speaks; keys with a check and without a value (null); types that ADOT never had (stranger), or that the release does not
 * have or has under another name (aged-type); ids of other letters than most (odd-id), used without being declared,
 * declared without being used, or used twice in one list (repeated); the rest as it stands in the view.
 */
export type Subject =
  | `${Section}/${string}`
  | ValuePart
  | MapPart
  | ('null' | 'stranger' | 'aged-type' | 'odd-id' | 'undeclared' | 'unused' | 'repeated' | 'clash' | 'unlistenable')
  | ('task' | 'mistake' | 'mismatch' | 'reference' | 'placeholder')

export interface Rule {
  /** Names the mistake: `undefined-component`. */
  readonly id: string
  readonly severity: Severity
  /** One sentence without a full stop. */
  readonly title: string
  /** Releases in which the rule bites; empty means all of them. */
  readonly adot: { readonly from?: string; readonly to?: string }
  /** The collector meets it before it knows which settings there are. */
  readonly isEarly?: true
  /**
   * Not the words at the place are wrong, but something is to be said of them besides: of the release itself, of later
   * releases, of safety. It stands beside another finding at the same place.
   */
  readonly about?: 'release' | 'later' | 'safety'
  /** It says what becomes of a value: the cause of an error in the same words. */
  readonly isCause?: true
  /** What it speaks of: where there is none of these, it is not asked. Absent: any config. */
  readonly subjects?: readonly Subject[]
  /** Keys, in lower case: it is asked only where one of them stands somewhere in the config. */
  readonly keys?: readonly string[]
  /** What happens to the collector or the data, for pages and `explain`. */
  readonly consequence: string
  readonly check: (view: View) => Iterable<Problem>
}

export const rule = (definition: Rule): Rule => Object.freeze(definition)

/** Whether a rule speaks of a release. */
export function bites({ adot: { from, to } }: Rule, release: Release): boolean {
  const index = (version: string): number => findRelease(version)?.index ?? Number.NaN
  return (from === undefined || index(from) <= release.index) && (to === undefined || release.index <= index(to))
}
