import { defaultAt } from '../collector/catalog.js'
import type { Check } from '../collector/checks.js'
import type { Declared } from '../collector/config.js'
import { parseDuration } from '../collector/duration.js'
import type { Value } from '../collector/value.js'
import type { View } from './rule.js'

interface Reading<T> {
  readonly given: (value: Value) => T | undefined
  /** What later releases read in a key without a value. */
  readonly empty: T
  readonly fallback: (known: ReturnType<typeof defaultAt>) => T | undefined
}

/** A setting of a component by its path below the body, or the default that the release has for it; undefined when neither is known. */
const reading =
  <T>({ given, empty, fallback }: Reading<T>) =>
  ({ release }: View, owner: Declared, steps: readonly string[]): T | undefined => {
    const value = owner.body.get(...steps)
    if (value && !value.isNull) return given(value)
    if (value && release.has('empties-settings')) return empty
    return owner.facts && fallback(defaultAt(owner.facts, steps.join('.'), release))
  }

export const secondsAt = reading({
  given: ({ duration }) => duration,
  empty: 0,
  fallback: (known) => (typeof known === 'string' ? parseDuration(known) : undefined),
})

export const numberAt = reading({
  given: ({ number }) => number,
  empty: 0,
  fallback: (known) => (typeof known === 'number' ? known : undefined),
})

export const textAt = reading({
  given: ({ text }) => text,
  empty: '',
  fallback: (known) => (typeof known === 'string' ? known : undefined),
})

/** The steps from a component's body to a value in it. */
export const stepsTo = (owner: Declared, value: Value): readonly string[] =>
  value.path.slice(owner.path.length).map(String)

/** Whether the collector's command line may switch a feature gate on: it does, or some of it is known only at start. */
export function mayEnable({ task }: View, gate: string): boolean {
  const parts = task?.sidecar?.get('command')
  if (!parts) return false
  const words = parts.tree.kind === 'sequence' ? parts.children() : [parts]
  return words.some((word) => word.isUnknown || word.text === undefined || namesGate(word.text, gate))
}

const namesGate = (text: string, gate: string): boolean =>
  text.split(/[=,\s]/).some((name) => name.replace(/^\+/, '') === gate)

/** A check's key as people say it: without the signs for items, any value and any depth. */
export const settingName = ({ key }: Check): string => key.replaceAll(/\[\]|\*\*\.|\.\*/g, '')
