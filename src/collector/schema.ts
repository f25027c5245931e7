/** Inclusive ranges of release indexes, oldest release 0. */
export type Ranges = readonly (readonly [from: number, to: number])[]

export type SchemaType =
  'struct' | 'map' | 'list' | 'any' | 'string' | 'bool' | 'int' | 'uint' | 'float' | 'duration' | 'id' | 'text'

/** One configuration key and what may stand below it, for all releases. */
export interface Schema {
  readonly type: SchemaType
  /** A pointer or optional section: null leaves it out or fills in its defaults. */
  readonly optional?: true
  /** Releases that know the key; absent: all that know its parent. */
  readonly in?: Ranges
  /** struct: its keys; `*` stands for any other whose value is a map. */
  readonly keys?: Readonly<Record<string, Schema>>
  /** map, list: what each element is; absent: anything. */
  readonly each?: Schema
  /** map: releases that also take a list of `{name, value}` in its place. */
  readonly pairs?: Ranges
  /** Decoded by another library in strict YAML manner (the prometheus receiver's `config`). */
  readonly yaml?: true
}
