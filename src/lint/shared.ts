import type { CollectorConfig } from '../collector/config.js'
import { readListeners } from '../collector/listeners.js'
import type { Release } from '../collector/catalog.js'
import type { Value } from '../collector/value.js'
import { once } from '../core/remember.js'
import { findChecked, type AllChecked } from './checked.js'
import { conditionFaults, type ConditionFault } from './conditions.js'
import { flowsOf, type Flow } from './flow.js'
import { clashesOf, type Clash } from './ports.js'
import { extensionNeedsOf, type ExtensionNeed } from './needed.js'
import { scrapersOf, type Scraper } from './prometheus.js'
import { subjectsOf } from './subject.js'
import { signedExportsOf, type SignedExport } from './signing.js'

/** A text of the config, and where it stands. */
export interface Text {
  readonly value: Value
  readonly text: string
}

/** What several rules want to know of a config: found out when the first of them asks, once for all. */
export interface Shared {
  /** The pipelines with their components. */
  readonly flows: () => readonly Flow[]
  /** The prometheus receivers that have a `config`. */
  readonly scrapers: () => readonly Scraper[]
  /** What components in use need of the extensions: authenticators, and storages for queues and offsets. */
  readonly extensionNeeds: () => readonly ExtensionNeed[]
  /** Every address of AWS to which an exporter in use sends HTTP requests that must be signed. */
  readonly signedExports: () => readonly SignedExport[]
  /** The sockets that the collector listens on. */
  readonly listeners: () => ReturnType<typeof readListeners>
  /** Pairs of them that want the same socket. */
  readonly clashes: () => readonly Clash[]
  /** What the release's checks speak of. */
  readonly allChecked: () => AllChecked
  /** All values that are texts. */
  readonly texts: () => readonly Text[]
  /** Everything wrong with conditions in OTTL. */
  readonly conditionFaults: () => readonly ConditionFault[]
}

/** What is known before: the release, and the config as it reads it. */
export interface Basis {
  readonly release: Release
  readonly root: Value | undefined
  readonly config: CollectorConfig
}

export function shareOf(basis: Basis): Shared {
  const listeners = once(() => readListeners(basis.config, basis.root?.get('service'), basis.release))
  return {
    flows: once(() => flowsOf(basis.config)),
    scrapers: once(() => scrapersOf(basis.config)),
    extensionNeeds: once(() => extensionNeedsOf(basis.config)),
    signedExports: once(() => signedExportsOf(basis.config)),
    listeners,
    clashes: once(() => clashesOf(listeners().listeners)),
    texts: once(() => textsIn(basis.root)),
    allChecked: once(() => findChecked(subjectsOf(basis))),
    conditionFaults: once(() => conditionFaults(basis.config, basis.release)),
  }
}

function textsIn(root: Value | undefined): readonly Text[] {
  const found: Text[] = []
  for (const value of root?.all() ?? []) {
    const { tree } = value
    const text = tree.kind === 'scalar' && tree.type === 'string' ? value.text : undefined
    if (text !== undefined) found.push({ value, text })
  }
  return found
}
