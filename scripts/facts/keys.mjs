import { kindOf, prometheusKindOf } from './types.mjs'

/**
 * Configuration keys of one component: `[path, kind, isIn(version)]`, where path is dotted, `x[].y` is a key of a list's
 * elements, `x.*.y` one of a map's, and a name that holds dots itself stands in quotes: `'host.id'.enabled`.
 */
export function componentKeys(rows, isIn) {
  const paths = Object.keys(rows)
  const dotted = paths.filter((path) => rows[path].type === 'struct metadata.ResourceAttributeConfig')
  const quoted = new Map(paths.map((path) => [path, quoteDots(path, dotted)]))
  const keys = []
  for (const [path, { type, ranges }] of Object.entries(rows)) {
    if (isElement(path) || isOpen(path, rows)) continue
    const below = paths.filter((other) => other.startsWith(`${path}.`) || other.startsWith(`${path}[]`))
    const hasKeys = below.some((other) => !isElement(other) && !isOpen(other, rows))
    const kind = withElement(kindOf(type, hasKeys), rows, path)
    const isKnown = knownIn(ranges, isIn)
    const isPair = kind === 'pairs' ? knownIn(rows[`${path}[]`].ranges, isIn) : () => false
    keys.push([quoted.get(path), kind, kind === 'pairs' ? (version) => isKnown(version) && isPair(version) : isKnown])
    // Before it took a list, the same key was a map.
    if (kind === 'pairs') keys.push([path, 'map of string', (version) => isKnown(version) && !isPair(version)])
  }
  for (const parent of new Set(dotted.map((path) => path.slice(0, path.lastIndexOf('.resource_attributes.') + 20)))) {
    if (rows[parent]) continue
    const below = dotted.filter((path) => path.startsWith(`${parent}.`)).flatMap((path) => rows[path].ranges)
    keys.push([parent, 'struct', knownIn(below, isIn)])
  }
  return keys
}

const knownIn = (ranges, isIn) => (version) => ranges.some(([from, to]) => isIn(version, from, to))

const isElement = (path) => path.endsWith('[]') || path.endsWith('.*')

/** Below a value that takes any keys. */
const isOpen = (path, rows) =>
  /(^|\.)(operators|metadata_operators|(log|metric|trace|profile)_conditions)\[\]\./.test(path) ||
  path.startsWith('config.') ||
  pairsAbove(path, rows)

const pairsAbove = (path, rows) => {
  const list = path.lastIndexOf('[].')
  return list > 0 && rows[path.slice(0, list)]?.type === '[]Pair'
}

/** Elements that are texts with a type of their own say so only in their own row. */
function withElement(kind, rows, path) {
  const element = rows[`${path}[]`] ?? rows[`${path}.*`]
  if (!element || !/^(list|map) of any$/.test(kind)) return kind
  const own = kindOf(element.type, false)
  return own === 'any' ? kind : kind.replace(/any$/, own)
}

/** `ec2.resource_attributes.host.id.enabled` -> `ec2.resource_attributes.'host.id'.enabled`. */
function quoteDots(path, dotted) {
  const owner = dotted
    .filter((name) => path === name || path.startsWith(`${name}.`))
    .sort((a, b) => b.length - a.length)[0]
  if (!owner) return path
  const start = owner.lastIndexOf('resource_attributes.') + 'resource_attributes.'.length
  const name = owner.slice(start)
  return `${owner.slice(0, start)}${name.includes('.') ? `'${name}'` : name}${path.slice(owner.length)}`
}

/** Keys below the prometheus receiver's `config`, in the form of `componentKeys`. */
export function prometheusKeys({ keys: rows, sd_configs: discovery }, isIn) {
  const keys = []
  for (const [raw, versions] of Object.entries(rows)) {
    if (isElement(raw) || raw.startsWith('global.external_labels[]')) continue
    for (const { from, to, type } of versions) {
      const kind = elementsOf(rows, raw, prometheusKindOf(type))
      keys.push([`config.${raw.replaceAll('..*', '.*')}`, kind, (version) => isIn(version, from, to)])
    }
  }
  for (const owner of ['scrape_configs', 'alerting.alertmanagers']) {
    keys.push([`config.${owner}[].static_configs`, 'list of struct', () => true])
    keys.push([`config.${owner}[].static_configs[].targets`, 'list of string', () => true])
    keys.push([`config.${owner}[].static_configs[].labels`, 'map of string', () => true])
    for (const [name, first] of firstSeen(discovery)) {
      const below = owner === 'scrape_configs' ? Object.entries(DISCOVERY[name] ?? {}) : []
      keys.push([
        `config.${owner}[].${name}`,
        below.length > 0 ? 'list of struct' : 'list of any',
        (version) => isIn(version, first, ''),
      ])
      for (const [key, kind] of below) keys.push([`config.${owner}[].${name}[].${key}`, kind, () => true])
    }
  }
  return keys
}

/** Keys of the service discoveries that are the same in all releases: SDConfig in prometheus/discovery/dns and file. */
const DISCOVERY = {
  dns_sd_configs: { names: 'list of string', refresh_interval: 'duration', type: 'string', port: 'int' },
  file_sd_configs: { files: 'list of string', refresh_interval: 'duration' },
}

/** Since when each service discovery is built in; what the oldest sample has, all older releases have. */
function firstSeen(discovery) {
  const seen = new Map()
  for (const [index, [version, names]] of Object.entries(discovery).entries())
    for (const name of names) if (!seen.has(name)) seen.set(name, index === 0 ? '' : version.replace(/\.\d+$/, '.0'))
  return seen
}

function elementsOf(rows, path, kind) {
  if (kind !== 'list' && kind !== 'map') return kind
  const below = [`${path}[]`, `${path}.*`, `${path}..*`].find((name) => rows[name])
  const element = below ? elementsOf(rows, below, prometheusKindOf(rows[below][0].type)) : 'any'
  return `${kind} of ${element.replace(/\?$/, '')}`
}
