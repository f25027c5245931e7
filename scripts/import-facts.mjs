#!/usr/bin/env node
/**
 * node scripts/import-facts.mjs FOLDER
 * Writes data/releases/vX.Y.Z.json, one per release, from a folder with the facts that were taken from the releases' sources
 * (adot-versions.json, adot-config-keys.json, adot-prometheus-keys.json, adot-feature-gates.json, adot-ottl.json).
 * docs/adding-a-release.md says what these files hold.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { keyLists, stateOf } from './facts/state.mjs'
import { diff } from './catalog/merge-patch.mjs'

const folder = process.argv[2]
if (!folder) {
  console.error('usage: node scripts/import-facts.mjs FOLDER')
  process.exit(2)
}

const read = (name) => JSON.parse(readFileSync(join(folder, name), 'utf8'))
const versions = read('adot-versions.json')
const positions = new Map(versions.map(({ version }, index) => [version, index]))

const order = (version) => {
  const known = positions.get(version)
  if (known !== undefined) return known
  throw new Error(`${version} is none of the releases in adot-versions.json`)
}
/** An empty `from` or `to` leaves that end open. */
const isIn = (version, from, to) =>
  (from === '' || order(version) >= order(from)) && (to === '' || order(version) <= order(to))

/** The oldest name of each component that was renamed. Most renames left the old name as an alias. */
const renamed = new Map([['processor/metricsgeneration', 'experimental_metricsgeneration']])
for (const { typeAliases } of versions)
  for (const [component, [alias]] of Object.entries(typeAliases)) renamed.set(component, alias)

const keys = { keys: read('adot-config-keys.json'), prometheus: read('adot-prometheus-keys.json') }
const lists = keyLists(keys, isIn)
const cache = new Map()
const ottl = read('adot-ottl.json')
const rows = Object.values(ottl.converters).flat()

const facts = {
  versions,
  isIn,
  order,
  gates: read('adot-feature-gates.json'),
  ottl,
  samples: [...new Set(rows.flatMap(({ from, to }) => [from, to]))].sort((a, b) => order(a) - order(b)),
  rootKeys: lists.root,
  oldest: (singular, type) => renamed.get(`${singular}/${type}`) ?? type,
  componentKeys: (singular, type) => {
    const name = `${singular}/${type}`
    if (!cache.has(name)) cache.set(name, lists.component(singular, type))
    return cache.get(name)
  },
}

mkdirSync('data/releases', { recursive: true })
let before = {}
for (const { version } of versions) {
  const state = stateOf(version, facts)
  writeFileSync(join('data/releases', `${version}.json`), `${JSON.stringify(diff(before, state), null, 2)}\n`)
  before = state
}
