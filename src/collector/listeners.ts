import json from '../../data/listeners.json' with { type: 'json' }
import { readAddress } from '../core/host-port.js'
import type { Path } from '../core/problem.js'
import { remember } from '../core/remember.js'
import { defaultAt, rootSchema, within, type Component, type Release, type Schema, type Section } from './catalog.js'
import type { CollectorConfig, Declared } from './config.js'
import type { Value } from './value.js'

/** A socket that the collector listens on when it runs. */
export interface Listener {
  /** The component; undefined for the collector's own metrics. */
  readonly owner: Declared | undefined
  readonly network: 'tcp' | 'udp'
  readonly host: string
  readonly port: number
  /** The setting that says so, or the component's path when it is a default. */
  readonly at: Path
  readonly isDefault: boolean
  /** When the port is in use the collector starts all the same, without this listener. */
  readonly isSoft: boolean
}

/** An address that cannot be listened on. */
export interface Unlistenable {
  readonly at: Path
  readonly text: string
  readonly why: string
}

interface Spec {
  readonly key: string
  readonly part?: string
  readonly network: string
  readonly fixed?: boolean
  readonly soft?: boolean
}

/** The same with the keys taken apart. */
interface Steps extends Omit<Spec, 'part'> {
  readonly steps: readonly string[]
  /** The setting that may say another network. */
  readonly transport?: readonly string[]
  readonly parts?: readonly string[]
}

const SPECS: Readonly<Record<Section, Readonly<Record<string, readonly Spec[]>>>> = json

const specsOf = remember(({ section, names }: Component): readonly Steps[] =>
  names
    .flatMap(({ name }) => SPECS[section][name] ?? [])
    .map((spec) => {
      const steps = spec.key.split('.')
      return {
        ...spec,
        steps,
        ...(!spec.fixed && { transport: [...steps.slice(0, -1), 'transport'] }),
        ...(spec.part && { parts: spec.part.split('.') }),
      }
    }),
)

/** What the components in use and the collector itself listen on; addresses known only at start are left out. */
export function readListeners(
  config: CollectorConfig,
  service: Value | undefined,
  release: Release,
): { readonly listeners: readonly Listener[]; readonly broken: readonly Unlistenable[] } {
  const listeners: Listener[] = []
  const broken: Unlistenable[] = []
  for (const owner of config.components) {
    if (!owner.used || !owner.facts || !within(owner.facts.in, release)) continue
    for (const spec of specsOf(owner.facts)) {
      const found = listen(owner, spec, release)
      if (found && 'why' in found) broken.push(found)
      else if (found) listeners.push(found)
    }
  }
  return { listeners: [...listeners, ...ownMetrics(service, release)], broken }
}

function listen(
  owner: Declared,
  { key, steps, transport: beside, parts, network, soft }: Steps,
  release: Release,
): Listener | Unlistenable | undefined {
  if (parts && !owner.body.get(...parts)) return undefined
  const value = owner.body.get(...steps)
  const given = value && !value.isNull ? value : undefined
  const fallback = owner.facts && defaultAt(owner.facts, key, release)
  const text = given ? given.text : typeof fallback === 'string' ? fallback : undefined
  const transport = beside && owner.body.get(...beside)
  const protocol = transport && !transport.isNull ? transport.text : network
  if (text === undefined || text === '' || protocol === undefined || !/^(tcp|udp)[46]?$/.test(protocol))
    return undefined
  const at = given?.path ?? owner.path
  const address = readAddress(text)
  // A number reaches the collector in another spelling than it was written in.
  const written = given?.tree.kind === 'scalar' ? given.tree.text : text
  if ('why' in address) return { at, text: written, why: address.why }
  if (address.host.includes(' ') && !soft) return { at, text: written, why: 'has a blank in its host' }
  return {
    owner,
    network: protocol.startsWith('udp') ? 'udp' : 'tcp',
    ...address,
    at,
    isDefault: !given,
    isSoft: soft === true,
  }
}

/** The Prometheus endpoints of the collector's own metrics: the server of old and the readers that replace it. */
function ownMetrics(service: Value | undefined, release: Release): readonly Listener[] {
  const metrics = service?.get('telemetry', 'metrics')
  if (metrics?.isUnknown || metrics?.get('level')?.isUnknown || metrics?.get('level')?.text?.toLowerCase() === 'none')
    return []
  const readers = knowsReaders(release) ? metrics?.get('readers') : undefined
  const isReplaced = readers !== undefined && !readers.isNull && !release.has('keeps-own-metrics-server')
  return [
    ...(isReplaced ? [] : ownServer(metrics?.get('address'), release)),
    ...(readers ? readerListeners(readers) : []),
  ]
}

const knowsReaders = (release: Release): boolean => within(READERS?.in, release)
const READERS = ['service', 'telemetry', 'metrics', 'readers'].reduce<Schema | undefined>(
  (schema, key) => schema?.keys?.[key],
  rootSchema(),
)

function ownServer(address: Value | undefined, release: Release): readonly Listener[] {
  const isGiven = address !== undefined && !address.isNull
  const text = isGiven ? address.text : release.has('telemetry-on-localhost') ? 'localhost:8888' : ':8888'
  if (text === undefined || text === '') return []
  const read = readAddress(text)
  return 'why' in read
    ? []
    : [
        {
          owner: undefined,
          network: 'tcp',
          ...read,
          at: isGiven ? address.path : ['service'],
          isDefault: !isGiven,
          isSoft: false,
        },
      ]
}

function readerListeners(readers: Value): readonly Listener[] {
  return (readers.tree.kind === 'sequence' ? readers.children() : [readers]).flatMap((reader) => {
    const exporter = reader.get('pull', 'exporter', 'prometheus')
    const port = exporter?.get('port')?.number
    if (!exporter || port === undefined) return []
    return [
      {
        owner: undefined,
        network: 'tcp' as const,
        host: exporter.get('host')?.text ?? '',
        port,
        at: exporter.path,
        isDefault: true,
        isSoft: false,
      },
    ]
  })
}

/** The one address that a listener takes its port of; `*` for all of them. */
export function interfaceOf({ host }: Listener): string {
  const name = host.replace(/^\[|\]$/g, '')
  return ['', '0.0.0.0', '::'].includes(name) ? '*' : name === 'localhost' ? '127.0.0.1' : name
}
