import type { Release, Schema } from '../collector/catalog.js'
import { defaultChanges } from '../collector/changes.js'
import type { Value } from '../collector/value.js'
import type { View } from '../lint/rule.js'

/** A setting that a config leaves out and that means another thing in another release. */
export interface MovedDefault {
  /** `receivers/otlp/2` */
  readonly component: string
  readonly key: string
  readonly before: string | number | boolean | undefined
  readonly after: string | number | boolean | undefined
}

/** Settings of the components in use that are left out, and whose default differs between the releases. */
export const movedDefaults = ({ config }: View, from: Release, to: Release): readonly MovedDefault[] =>
  config.components
    .filter(({ used }) => used)
    .flatMap(({ section, id, body, facts }) =>
      facts
        ? defaultChanges(facts, from, to)
            .filter(({ key }) => isLeftOut(body, facts.schema, key.split('.')))
            .map(({ key, before, after }) => ({ component: `${section}/${id}`, key, before, after }))
        : [],
    )

/** Whether a default counts: nobody gave the value, nor left out the optional section that holds it. */
function isLeftOut(body: Value, schema: Schema, steps: readonly string[]): boolean {
  let value: Value | undefined = body
  let node: Schema | undefined = schema
  for (const step of steps) {
    if (value?.isUnknown || (!value && node?.optional)) return false
    value = value?.get(step)
    node = node?.keys?.[step]
  }
  return !value || value.isNull
}
