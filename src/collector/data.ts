import type { Check } from './checks.js'
import type { Ranges, Schema } from './schema.js'

export type Section = 'receivers' | 'processors' | 'exporters' | 'extensions'
export type Signal = 'traces' | 'metrics' | 'logs'

/** A name under which a component can be declared. */
export interface ComponentName {
  readonly name: string
  /** Releases that take it without a feature gate; of a name with a `gate`, those that take it with that. */
  readonly in: Ranges
  /** Releases that take it, and log that it will go. */
  readonly deprecated?: Ranges
  /** The feature gate that must be switched on for this name. */
  readonly gate?: string
}

/** One kind of component under all the names it ever had. */
export interface Component extends ComponentHead, ComponentDetails {}

interface ComponentHead {
  readonly section: Section
  /** Its name in the newest release that has it. */
  readonly type: string
  readonly names: readonly ComponentName[]
  /** Releases that have it, those included that want a gate. */
  readonly in: Ranges
  /** Releases that support each signal; empty for extensions. */
  readonly signals: Readonly<Partial<Record<Signal, Ranges>>>
  /** Releases in which it exists only when this feature gate is switched on. */
  readonly gate?: { readonly id: string; readonly in: Ranges }
}

interface ComponentDetails {
  readonly schema: Schema
  /** What it demands of its settings beyond their keys and types. */
  readonly checks: readonly Check[]
}

/** What a release's image holds. */
export interface Image {
  readonly user: string
  readonly uid: number
  readonly home: string
  /** Whether the user may write to its home; nothing else in the image is writable but to root. */
  readonly homeWritable: boolean
  /** Whether the image has /healthcheck. */
  readonly healthcheck: boolean
}

/** Something known to be wrong with a release. */
export interface Advisory {
  readonly id: string
  readonly kind: 'vulnerability' | 'leak' | 'bug'
  /** `exporters/awsxray` when only users of that component are hit. */
  readonly component?: string
  readonly what: string
  readonly in: Ranges
  readonly fixedIn: readonly string[]
}

/** Feature gates by id. */
export type Gates = Readonly<Record<string, History<GateStage>>>

/** `off` and `on` are from before gates had stages. */
export type GateStage = 'alpha' | 'beta' | 'stable' | 'deprecated' | 'off' | 'on'

/** What OTTL conditions may say, by release. */
export interface Ottl {
  /** Functions for conditions; each argument is `Name Type` in order, `Optional[Type]` may be left out or named in snake case. */
  readonly converters: Readonly<Record<string, History<readonly string[]>>>
  /** Functions that only the filter processor adds. */
  readonly filter: Readonly<Record<string, Ranges>>
  /** Functions that change data and so have no place in a condition. */
  readonly editors: Readonly<Record<string, Ranges>>
  /** Names that may be segments of a path, by context. */
  readonly paths: Readonly<Record<string, Readonly<Record<string, Ranges>>>>
}

/** A value with the releases in which it held. */
export type History<T> = readonly { readonly value: T; readonly in: Ranges }[]

type PerSection<T> = Readonly<Record<Section, Readonly<Record<string, T>>>>

/** JSON as a text inside of JSON: large, and read only when it is asked for. */
type Json = string

/** The form of data/catalog.json, which scripts/generate.mjs writes. */
export interface Catalog {
  readonly format: 3
  readonly releases: readonly {
    readonly version: string
    readonly date: string
    readonly core: string
    readonly contrib: string
    readonly prometheus: string
    readonly go: string
  }[]
  readonly images: History<Image>
  readonly bundledConfigs: Readonly<Record<string, History<true | string>>>
  readonly providers: Readonly<Record<string, Ranges>>
  readonly traits: Readonly<Record<string, Ranges>>
  readonly gates: Json
  readonly root: Schema
  readonly components: readonly ComponentHead[]
  /** Their `ComponentDetails` by `section/type`. */
  readonly details: Readonly<Record<string, Json>>
  readonly ottl: Json
  readonly contrib: Readonly<Record<Section | 'connectors', readonly string[]>>
  readonly removed: PerSection<string>
  readonly defaults: PerSection<Readonly<Record<string, History<string | number | boolean>>>>
  readonly advisories: readonly Advisory[]
  /** Checks of the section `service`. */
  readonly serviceChecks: readonly Check[]
  /** Checks of every component. */
  readonly sharedChecks: readonly Check[]
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

/** Whether a parsed JSON is the catalog this code was written for. Its parts are the generator's word, kept by its `--check`. */
export const isCatalog = (value: unknown): value is Catalog =>
  isObject(value) && 'format' in value && value.format === 3
export const isDetails = (value: unknown): value is ComponentDetails =>
  isObject(value) && 'schema' in value && 'checks' in value
export const isOttl = (value: unknown): value is Ottl => isObject(value) && 'converters' in value
export const isGates = (value: unknown): value is Gates => isObject(value)

/** A part of the catalog that stays a text until it is asked for, and then is read once. */
export function lazily<T>(text: Json, isPart: (value: unknown) => value is T): () => T {
  let part: T | undefined
  return () => {
    if (part !== undefined) return part
    const parsed: unknown = JSON.parse(text)
    if (!isPart(parsed)) throw new Error(`data/catalog.json has a part of another form: ${text.slice(0, 40)}`)
    part = parsed
    return part
  }
}
