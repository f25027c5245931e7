import {
  allComponents,
  defaultAt,
  isAvailable,
  keysWithDefault,
  replacementOf,
  rootSchema,
  within,
  type Component,
  type Release,
  type Schema,
  type Signal,
} from './catalog.js'
import { behavioursBetween, type Behaviour } from './behaviour.js'
import { SIGNALS } from './config.js'
import type { Advisory } from './data.js'

type Value = string | number | boolean | undefined

/** What differs between two releases, whatever lies between them. Components are named `section/type`. */
export interface Changes {
  readonly added: readonly string[]
  readonly removed: readonly { readonly component: string; readonly help: string | undefined }[]
  /** Names that a component has got beside or in place of its old ones. */
  readonly renamed: readonly {
    readonly component: string
    readonly to: readonly string[]
    readonly keepsOld: boolean
  }[]
  readonly signals: readonly { readonly component: string; readonly signal: Signal; readonly begins: boolean }[]
  readonly defaults: readonly {
    readonly component: string
    readonly key: string
    readonly before: Value
    readonly after: Value
  }[]
  readonly keys: readonly KeyChanges[]
  readonly behaviours: readonly Behaviour[]
  readonly gates: readonly { readonly id: string; readonly before?: string; readonly after?: string }[]
  /** Faults of the earlier release that the later one has not, and the other way round. */
  readonly fixed: readonly Advisory[]
  readonly broken: readonly Advisory[]
}

export interface KeyChanges {
  /** `config` for what is in no component. */
  readonly component: string
  /** Dotted paths; of a whole section that is new or gone only its own. */
  readonly added: readonly string[]
  readonly removed: readonly string[]
}

/** Everything that a config may meet when its release changes, in either direction. */
export function changesBetween(from: Release, to: Release): Changes {
  const all = allComponents()
  const stayed = all.filter((component) => namesIn(component, from).length > 0 && namesIn(component, to).length > 0)
  const only = (here: Release, there: Release): readonly Component[] =>
    all.filter((component) => namesIn(component, here).length > 0 && namesIn(component, there).length === 0)
  return {
    added: only(to, from).map((component) => titleIn(component, to)),
    removed: only(from, to).map((component) => ({
      component: titleIn(component, from),
      help: component.names.map(({ name }) => replacementOf(component.section, name)).find(Boolean),
    })),
    renamed: stayed.flatMap((component) => renamings(component, from, to)),
    signals: stayed.flatMap((component) => signalChanges(component, from, to)),
    defaults: stayed.flatMap((component) => defaultChanges(component, from, to)),
    keys: [
      ...stayed.map((component) => keyChanges(titleIn(component, to), component.schema, { from, to })),
      keyChanges('config', rootSchema(), { from, to }),
    ].filter(({ added, removed }) => added.length + removed.length > 0),
    behaviours: behavioursBetween(from, to),
    gates: gateChanges(from, to),
    fixed: from.advisories.filter((advisory) => !to.advisories.includes(advisory)),
    broken: to.advisories.filter((advisory) => !from.advisories.includes(advisory)),
  }
}

const namesIn = (component: Component, release: Release): readonly string[] =>
  component.names.map(({ name }) => name).filter((name) => isAvailable(component, name, release))

const titleIn = (component: Component, release: Release): string =>
  `${component.section}/${namesIn(component, release)[0] ?? component.type}`

function renamings(component: Component, from: Release, to: Release): Changes['renamed'] {
  const before = namesIn(component, from)
  const after = namesIn(component, to)
  const fresh = after.filter((name) => !before.includes(name))
  const keepsOld = before.every((name) => after.includes(name))
  return fresh.length > 0 ? [{ component: titleIn(component, from), to: fresh, keepsOld }] : []
}

function signalChanges(component: Component, from: Release, to: Release): Changes['signals'] {
  const takes = (signal: Signal, release: Release): boolean => within(component.signals[signal] ?? [], release)
  return SIGNALS.filter((signal) => takes(signal, from) !== takes(signal, to)).map((signal) => ({
    component: titleIn(component, to),
    signal,
    begins: takes(signal, to),
  }))
}

/** Settings whose value changes where they are left out; keys that only one of the releases has are no such. */
export function defaultChanges(component: Component, from: Release, to: Release): Changes['defaults'] {
  return keysWithDefault(component)
    .map((key) => ({
      component: titleIn(component, to),
      key,
      before: defaultAt(component, key, from),
      after: defaultAt(component, key, to),
    }))
    .filter(({ before, after }) => before !== after && before !== undefined && after !== undefined)
}

interface Pair {
  readonly from: Release
  readonly to: Release
}

function keyChanges(component: string, schema: Schema, { from, to }: Pair): KeyChanges {
  const added: string[] = []
  const removed: string[] = []
  const walk = (node: Schema, path: string): void => {
    if (node.each) walk(node.each, `${path}${node.type === 'list' ? '[]' : '.*'}`)
    for (const [key, below] of Object.entries(node.keys ?? {})) {
      const at = path === '' ? key : `${path}.${key}`
      const [before, after] = [within(below.in, from), within(below.in, to)]
      if (before && after) walk(below, at)
      else if (before) removed.push(at)
      else if (after) added.push(at)
    }
  }
  walk(schema, '')
  return { component, added, removed }
}

function gateChanges({ gates: before }: Release, { gates: after }: Release): Changes['gates'] {
  return [...new Set([...before.keys(), ...after.keys()])]
    .sort()
    .map((id) => ({ id, before: before.get(id), after: after.get(id) }))
    .filter((gate) => gate.before !== gate.after)
    .map(({ id, before: was, after: is }) => ({
      id,
      ...(was !== undefined && { before: was }),
      ...(is !== undefined && { after: is }),
    }))
}
