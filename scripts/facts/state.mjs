import { componentKeys, prometheusKeys } from './keys.mjs'
import { ottlOf } from './ottl.mjs'
import { rootKeys } from './root.mjs'

const SECTIONS = ['receivers', 'processors', 'exporters', 'extensions']

/** What one ADOT release contains, as one object without lists of unequal things, so that a merge patch can say what changed. */
export function stateOf(version, facts) {
  const release = facts.versions.find((entry) => entry.version === version)
  return {
    version,
    date: release.date.slice(0, 10),
    core: release.otelCore,
    contrib: release.contrib,
    prometheus: release.prometheusLib.replace(/-0\..*/, ''),
    go: (release.ciGoVersion ?? release.goVersion).replace('~', ''),
    image: imageOf(release.image),
    bundledConfigs: bundledConfigs(release),
    providers: Object.fromEntries([...release.confmapProviders].sort().map((scheme) => [scheme, true])),
    gates: gatesOf(version, facts),
    config: keysIn(version, facts.rootKeys),
    ...Object.fromEntries(SECTIONS.map((section) => [section, sectionOf(section, release, facts)])),
    ...ottlOf(version, facts),
  }
}

function imageOf({ user, home, homeOwnedByUser, healthcheckBinary }) {
  const uid = /\((\d+):/.exec(user)?.[1]
  return {
    user: user.split(' ')[0],
    uid: Number(uid ?? 0),
    home,
    homeWritable: homeOwnedByUser,
    healthcheck: healthcheckBinary,
  }
}

/** Paths of the configs in the image: true, or the reason why the release cannot start with it. */
function bundledConfigs({ image, brokenBundledConfigs }) {
  const broken = new Map(brokenBundledConfigs.map(({ file, why }) => [file, why]))
  return Object.fromEntries(image.bundledConfigs.map((path) => [path, broken.get(path) ?? true]))
}

function gatesOf(version, { gates, isIn }) {
  const found = gates.flatMap(({ id, ranges }) =>
    ranges.filter(({ from, to }) => isIn(version, from, to)).map((range) => [id, stageOf(range)]),
  )
  return Object.fromEntries(found)
}

/** Before core v0.58 gates had no stage, only a default. */
const stageOf = ({ stage, enabledByDefault }) =>
  /^[A-Z]/.test(stage) ? stage.toLowerCase() : enabledByDefault ? 'on' : 'off'

const keysIn = (version, keys) =>
  Object.fromEntries(keys.filter(([, , isKnown]) => isKnown(version)).map(([path, kind]) => [path, kind]))

/**
 * The components of a section under the oldest name each had: `type` is the name of this release where it differs,
 * `aliases` are deprecated names that are still taken, `gate` must be switched on for the component to exist.
 */
function sectionOf(section, release, facts) {
  const singular = section.slice(0, -1)
  const gated = release.gatedComponents.filter(
    ({ component, availableByDefault }) => component.startsWith(`${singular}/`) && !availableByDefault,
  )
  const present = [
    ...release.components[section].map((type) => ({ type })),
    ...gated.map(({ component, gate }) => ({ type: component.split('/')[1], gate })),
  ]
  const entries = present.map(({ type, gate }) => {
    const aliases = release.typeAliases[`${singular}/${type}`] ?? []
    const oldest = facts.oldest(singular, type)
    const gatedNames = release.gatedTypeNames
      .filter(({ component }) => component === type)
      .map(({ withGate, gate: id }) => [withGate, id])
    const names = { ...(type === oldest ? {} : { type }), ...(aliases.length ? { aliases } : {}) }
    const gates = {
      ...(gate ? { gate } : {}),
      ...(gatedNames.length ? { gatedNames: Object.fromEntries(gatedNames) } : {}),
    }
    return [oldest, { ...names, ...gates, keys: keysIn(release.version, facts.componentKeys(singular, oldest)) }]
  })
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)))
}

export const keyLists = (facts, isIn) => ({
  root: rootKeys(facts.keys, isIn),
  component: (singular, type) => {
    const own = componentKeys(facts.keys[`${singular}/${type}`] ?? {}, isIn)
    return singular === 'receiver' && type === 'prometheus' ? [...own, ...prometheusKeys(facts.prometheus, isIn)] : own
  },
})
