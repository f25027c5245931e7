import {
  isGates,
  lazily,
  type Advisory,
  type Catalog,
  type Gates,
  type GateStage,
  type History,
  type Image,
} from './data.js'
import { once } from '../core/remember.js'
import type { Ranges } from './schema.js'

/** One release of the collector. */
export interface Release {
  /** `v0.49.0` */
  readonly version: string
  /** Place in the order of versions, oldest 0. */
  readonly index: number
  /** `2026-07-13` */
  readonly date: string
  /** Version of opentelemetry-collector inside. */
  readonly core: string
  /** Version of opentelemetry-collector-contrib inside. */
  readonly contrib: string
  /** Version of the Prometheus library inside. */
  readonly prometheus: string
  /** Version of Go it was built with. */
  readonly go: string
  readonly image: Image
  /** Configs in the image by path; a text says why the release cannot start with that one. */
  readonly bundledConfigs: ReadonlyMap<string, true | string>
  /** Schemes that `${scheme:...}` and `--config` take. */
  readonly providers: readonly string[]
  /** Feature gates with their stages. */
  readonly gates: ReadonlyMap<string, GateStage>
  readonly advisories: readonly Advisory[]
  /** The last patch release of the same minor version, when this is not it. */
  readonly supersededBy: string | undefined
  /** A named fact of behaviour, from data/traits.json. A name that is not there is a mistake in this code. */
  readonly has: (trait: string) => boolean
}

export function covers(ranges: Ranges, index: number): boolean {
  for (const range of ranges) if (range[0] <= index && index <= range[1]) return true
  return false
}

export const valueAt = <T>(history: History<T> | undefined, index: number): T | undefined =>
  history?.find((part) => covers(part.in, index))?.value

const mapAt = <T>(histories: Readonly<Record<string, History<T>>>, index: number): ReadonlyMap<string, T> =>
  new Map(
    Object.entries(histories).flatMap(([name, history]) =>
      history.filter((part) => covers(part.in, index)).map(({ value }) => [name, value] as const),
    ),
  )

/** Every release of the catalog, oldest first. What is seldom asked is looked up when asked. */
export function readReleases(data: Catalog): readonly Release[] {
  const gates = lazily(data.gates, isGates)
  return data.releases.map((_, index) => readRelease(data, index, gates))
}

function readRelease(data: Catalog, index: number, gates: () => Gates): Release {
  const facts = data.releases[index]
  if (!facts) throw new Error(`data/catalog.json knows no release ${index}`)
  const gatesThen = once(() => mapAt(gates(), index))
  const advisories = once(() => data.advisories.filter((advisory) => covers(advisory.in, index)))
  return {
    ...facts,
    index,
    get image() {
      return imageAt(data, index)
    },
    get bundledConfigs() {
      return mapAt(data.bundledConfigs, index)
    },
    get gates() {
      return gatesThen()
    },
    get providers() {
      return Object.keys(data.providers).filter((scheme) => covers(data.providers[scheme] ?? [], index))
    },
    get advisories() {
      return advisories()
    },
    get supersededBy() {
      const minor = facts.version.replace(/\.\d+$/, '.')
      const lastPatch = data.releases.findLast(({ version }) => version.startsWith(minor))?.version
      return lastPatch === facts.version ? undefined : lastPatch
    },
    has: (trait) => {
      const ranges = data.traits[trait]
      if (!ranges) throw new Error(`data/traits.json has no trait ${trait}`)
      return covers(ranges, index)
    },
  }
}

function imageAt(data: Catalog, index: number): Image {
  const image = valueAt(data.images, index)
  if (!image) throw new Error(`data/catalog.json knows no image of release ${index}`)
  return image
}

const parts = (version: string): readonly number[] => (version.match(/\d+/g) ?? []).map(Number)

/** Negative when `a` is the older version. */
export function compareVersions(a: string, b: string): number {
  const [x, y] = [parts(a), parts(b)]
  return [0, 1, 2].map((place) => (x[place] ?? 0) - (y[place] ?? 0)).find((step) => step !== 0) ?? 0
}
