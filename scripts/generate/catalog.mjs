import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { componentOf, histories, history, presence, schemaOf } from '../catalog/facts.mjs'
import { mapValues, without } from '../catalog/objects.mjs'
import { intersect, readRanges } from '../catalog/ranges.mjs'
import { readReleases } from '../catalog/releases.mjs'
import { put } from './file.mjs'

/** src/collector/data.ts reads this format. */
const FORMAT = 3

const SECTIONS = ['receivers', 'processors', 'exporters', 'extensions']

const readData = (name) => JSON.parse(readFileSync(`data/${name}.json`, 'utf8'))

/**
 * data/releases and what is kept by hand beside it become data/catalog.json, which the product reads. Large parts of
 * which one run needs few are JSON texts inside it.
 */
export const catalog = {
  name: 'catalog',
  run: (check) => put('data/catalog.json', `${JSON.stringify(compile())}\n`, check),
}

function compile() {
  const releases = readReleases()
  const versions = releases.map(({ version }) => version)
  const always = [[0, versions.length - 1]]
  const ranges = (written, where) => readRanges(written, versions, where)
  const components = SECTIONS.flatMap((section) => componentsOf(section, releases, ranges))
  return {
    format: FORMAT,
    releases: releases.map(headOf),
    images: history(releases, ({ image }) => image),
    bundledConfigs: histories(releases, ({ bundledConfigs }) => bundledConfigs),
    providers: presence(releases, ({ providers }) => providers),
    gates: JSON.stringify(histories(releases, ({ gates }) => gates)),
    root: schemaOf(releases, always, ({ config }) => config),
    components: components.map(({ head }) => head),
    details: Object.fromEntries(
      components.map(({ head, details }) => [`${head.section}/${head.type}`, JSON.stringify(details)]),
    ),
    ottl: JSON.stringify(ottlOf(releases)),
    ...handKept(ranges, always),
  }
}

const headOf = ({ version, date, core, contrib, prometheus, go }) => ({ version, date, core, contrib, prometheus, go })

/** What no release's file says: facts of behaviour, defaults, what became of a component, known faults. */
function handKept(ranges, always) {
  /** One value for all releases, or a list of values with their releases. */
  const historyOf = (value, where) =>
    Array.isArray(value)
      ? value.map((part) => ({ value: part.is, in: ranges(part.in, where) }))
      : [{ value, in: always }]
  return {
    traits: mapValues(readData('traits'), (trait, name) => ranges(trait.in, `data/traits.json: ${name}`)),
    contrib: readData('contrib').types,
    removed: mapValues(without(readData('removed'), 'about'), (types) => mapValues(types, ({ help }) => help)),
    defaults: mapValues(readData('defaults'), (types, section) =>
      mapValues(types, (keys, type) =>
        mapValues(keys, (value, key) => historyOf(value, `data/defaults.json: ${section}.${type} ${key}`)),
      ),
    ),
    advisories: readData('advisories').map((advisory) => ({
      ...without(advisory, 'source'),
      in: ranges(advisory.in, `data/advisories.json: ${advisory.id}`),
    })),
    serviceChecks: checksIn('service', ranges),
    sharedChecks: checksIn('shared', ranges),
  }
}

function componentsOf(section, releases, ranges) {
  const oldest = [...new Set(releases.flatMap((release) => Object.keys(release[section])))].sort()
  const signals = readData('signals')[section] ?? {}
  for (const name of strayChecks(section, oldest))
    throw new Error(`data/checks/${section}/${name} names no component by its oldest name`)
  return oldest.map((type) => {
    const place = `data/signals.json: ${section}.${type}`
    if (section !== 'extensions' && !signals[type]) throw new Error(`${place} is missing`)
    const { schema, ...component } = componentOf(releases, section, type)
    return {
      head: {
        ...component,
        signals: mapValues(signals[type] ?? {}, (written) => intersect(ranges(written, place), component.in)),
      },
      details: { schema, checks: checksIn(`${section}/${type}`, ranges) },
    }
  })
}

/** data/checks/receivers/otlp.json, under the component's oldest name; data/checks/service.json. */
function checksIn(name, ranges) {
  const path = `data/checks/${name}.json`
  if (!existsSync(path)) return []
  return JSON.parse(readFileSync(path, 'utf8')).map((check) => ({
    ...without(check, 'source'),
    ...(check.in ? { in: ranges(check.in, `${path}: ${check.key}`) } : {}),
  }))
}

const strayChecks = (section, types) => {
  const folder = `data/checks/${section}`
  return existsSync(folder) ? readdirSync(folder).filter((name) => !types.includes(name.replace(/\.json$/, ''))) : []
}

function ottlOf(releases) {
  return {
    converters: histories(releases, ({ ottl }) => ottl?.converters),
    filter: presence(releases, ({ ottl }) => ottl?.filter),
    editors: presence(releases, ({ ottl }) => ottl?.editors),
    paths: mapValues(
      presence(releases, ({ ottl }) => ottl?.paths),
      (_ranges, context) => presence(releases, ({ ottl }) => ottl?.paths?.[context]),
    ),
  }
}
