import json from '../../data/catalog.json' with { type: 'json' }
import { own } from '../core/record.js'
import { remember } from '../core/remember.js'
import type { Check } from './checks.js'
import { isCatalog, isDetails, isOttl, lazily, type Component, type Ottl, type Section } from './data.js'
import { compareVersions, covers, readReleases, valueAt, type Release } from './release.js'
import type { Ranges, Schema } from './schema.js'

/** What each ADOT release contains: read from data/catalog.json, which scripts/generate.mjs builds from one file per release. */

export type { Component, Section, Signal } from './data.js'
export type { Release } from './release.js'
export type { Ranges, Schema, SchemaType } from './schema.js'

const parsed: unknown = json
if (!isCatalog(parsed)) throw new Error('data/catalog.json has another format than this code: run scripts/generate.mjs')
const data = parsed
const ALL = readReleases(data)
const BY_VERSION = new Map(ALL.map((release) => [release.version, release]))

/** Every release we know, oldest first. */
export const releases = (): readonly Release[] => ALL

/** By its version, with or without the `v`. */
export const findRelease = (version: string): Release | undefined =>
  BY_VERSION.get(version) ?? BY_VERSION.get(`v${version}`)

export function newestRelease(): Release {
  const newest = ALL.at(-1)
  if (!newest) throw new Error('data/catalog.json has no releases')
  return newest
}

/** The releases just before and just after a version that is none, the older one first. */
export function nearestReleases(version: string): readonly Release[] {
  const before = ALL.findLast((release) => compareVersions(release.version, version) < 0)
  const after = ALL.find((release) => compareVersions(release.version, version) > 0)
  return [before, after].filter((release) => release !== undefined)
}

/** Whether a release lies in the ranges. Absent ranges hold all releases. */
export const within = (ranges: Ranges | undefined, release: Release): boolean =>
  ranges === undefined || covers(ranges, release.index)

/** The version in which the ranges begin; undefined when that is the oldest release we know. */
export function since(ranges: Ranges | undefined): string | undefined {
  const first = ranges?.[0]?.[0] ?? 0
  return first === 0 ? undefined : ALL[first]?.version
}

/** The first version that has a trait; undefined when that is the oldest release we know. */
export function sinceTrait(trait: string): string | undefined {
  const first = ALL.find((release) => release.has(trait))
  return first?.index === 0 ? undefined : first?.version
}

/** The first version of which something is true, and the last: of something that is true of some release. */
export const firstWith = (is: (release: Release) => boolean): string => (ALL.find(is) ?? newestRelease()).version
export const lastWith = (is: (release: Release) => boolean): string => (ALL.findLast(is) ?? newestRelease()).version

/** The last version of the ranges; undefined when they go on to the newest release we know. */
export function until(ranges: Ranges | undefined): string | undefined {
  const last = ranges?.at(-1)?.[1] ?? ALL.length - 1
  return last === ALL.length - 1 ? undefined : ALL[last]?.version
}

const COMPONENTS = data.components.map((head): Component => {
  const details = lazily(data.details[`${head.section}/${head.type}`] ?? '', isDetails)
  return {
    ...head,
    get schema() {
      return details().schema
    },
    get checks() {
      return details().checks
    },
  }
})

const byName = (section: Section): ReadonlyMap<string, Component> =>
  new Map(
    COMPONENTS.flatMap((component) =>
      component.section === section ? component.names.map(({ name }) => [name, component]) : [],
    ),
  )

const BY_NAME: Readonly<Record<Section, ReadonlyMap<string, Component>>> = {
  receivers: byName('receivers'),
  processors: byName('processors'),
  exporters: byName('exporters'),
  extensions: byName('extensions'),
}

/** A component by any name it has in any release. */
export const findComponent = (section: Section, type: string): Component | undefined => BY_NAME[section].get(type)

/** Every kind of component that any release has, in the order of the data. */
export const allComponents = (): readonly Component[] => COMPONENTS

/** Every type name that a release takes in a section without a feature gate, aliases included, sorted. */
export const componentTypes = (section: Section, release: Release): readonly string[] =>
  COMPONENTS.filter((component) => component.section === section)
    .flatMap((component) => component.names.filter(({ name }) => isAvailable(component, name, release)))
    .map(({ name }) => name)
    .sort()

/** Whether a release takes a component under this name without a feature gate. */
export const isAvailable = (component: Component, name: string, release: Release): boolean =>
  component.names.some((known) => known.name === name && !known.gate && within(known.in, release))

/** The sections in which a type of this name has ever existed: it may stand in the wrong one. */
export const sectionsWith = (type: string): readonly Section[] =>
  COMPONENTS.filter(({ names }) => names.some(({ name }) => name === type)).map(({ section }) => section)

/** Whether the upstream collector has such a component, but no ADOT release. */
export const contribOnly = (section: Section | 'connectors', type: string): boolean =>
  data.contrib[section].includes(type)

/** What to do instead of a component that later releases no longer have, or that ADOT never had: a sentence in Markdown. */
export const replacementOf = (section: Section, type: string): string | undefined => own(data.removed[section], type)

/** What a component demands of its settings beyond their keys and types. */
export const checksOf = remember((component: Component): readonly Check[] => [
  ...component.checks,
  ...data.sharedChecks.filter(({ sections }) => !sections || sections.includes(component.section)),
])

/** The same for the section `service`. */
export const serviceChecks = (): readonly Check[] => data.serviceChecks

/** The whole config: sections and `service`; what stands in a component's body is its own schema. */
export const rootSchema = (): Schema => data.root

/**
 * The value that a release uses when a key is left out; durations as Go prints them. `path` is dotted, elements of lists are `[]`:
 * `protocols.grpc.endpoint`. Undefined when there is none, it is the type's zero, or we do not keep it.
 */
export function defaultAt(component: Component, path: string, release: Release): string | number | boolean | undefined {
  return valueAt(defaultsOf(component)?.[path], release.index)
}

/** The dotted paths of the keys whose defaults we keep. */
export const keysWithDefault = (component: Component): readonly string[] => Object.keys(defaultsOf(component) ?? {})

const defaultsOf = ({ section, names }: Component) =>
  names.map(({ name }) => data.defaults[section][name]).find(Boolean)

const OTTL = lazily(data.ottl, isOttl)

/** What OTTL conditions may say in any release of which that is recorded. */
export const ottlNames = (): Ottl => OTTL()

/** What OTTL conditions may say; undefined for releases of which only the grammar is known (before v0.32.0). */
export const ottl = (release: Release): Ottl | undefined =>
  Object.values(OTTL().paths).some((names) => Object.values(names).some((ranges) => within(ranges, release)))
    ? OTTL()
    : undefined
