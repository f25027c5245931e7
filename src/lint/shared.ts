import { readListeners } from '../collector/listeners.js'
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
import type { View } from './rule.js'

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

/** What rules see, but for what they share. */
export type Seen = Omit<View, keyof Shared>

/** Key by key: to spread one object in another costs more than all that stands here. */
export function viewOf(seen: Seen): View {
  const { release, root, config } = seen
  const listeners = once(() => readListeners(config, root?.get('service'), release))
  return {
    release,
    root,
    config,
    source: seen.source,
    template: seen.template,
    mismatches: seen.mismatches,
    references: seen.references,
    environment: seen.environment,
    task: seen.task,
    flows: once(() => flowsOf(config)),
    scrapers: once(() => scrapersOf(config)),
    extensionNeeds: once(() => extensionNeedsOf(config)),
    signedExports: once(() => signedExportsOf(config)),
    listeners,
    clashes: once(() => clashesOf(listeners().listeners)),
    texts: once(() => textsIn(root)),
    allChecked: once(() => findChecked(subjectsOf(seen))),
    conditionFaults: once(() => conditionFaults(config, release)),
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
