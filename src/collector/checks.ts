import type { Value } from './value.js'
import type { Ranges, Section, Signal } from './catalog.js'

/**
 * What a release demands of one setting beyond its key and type. Kept by hand in data/checks/, one file a component,
 * each with the source of the fact.
 */
export interface Check {
  /** Dotted path below the component; `[]` stands for each item, `*` for each value of a map, a leading `**` for any depth. */
  readonly key: string
  readonly in?: Ranges
  /** Of a check that every component shares: only the components of these sections have it. */
  readonly sections?: readonly Section[]
  /** Checked only when the collector builds the component, so never for one that no pipeline uses. */
  readonly built?: true
  /** Checked only when the collector builds the component for a pipeline of one of these signals. */
  readonly signals?: readonly Signal[]
  /**
   * Only where each of these sibling keys has one of its values; `*` stands for any but an empty one, null for none.
   * A key may be a path with `[]`: one item of the list is enough. One with a leading `/` is a path from the component's body,
   * each leading `../` goes one step up: to the list an item stands in, to the map the list stands in.
   */
  readonly when?: Readonly<Record<string, readonly (string | number | boolean | null)[]>>
  /** Only below a map that is there: a key without a value counts as absent. */
  readonly inMap?: true
  /** Must be there and not be empty. */
  readonly required?: true
  /** May be left out, for its default, but not be an empty text. */
  readonly notEmpty?: true
  /**
   * What a value must be, where the release's schema leaves it open: nothing is converted to it; a word is a text or a number, a severity
   * a text, a whole number or a range of those, a field a text or a map, of which nothing is read. */
  readonly type?: 'int' | 'map' | 'list' | 'bool' | 'text' | 'word' | 'severity' | 'field'
  /** Exactly the values that are accepted. */
  readonly oneOf?: readonly (string | number)[]
  readonly ignoreCase?: true
  /** The only keys of a map, where the release's schema leaves it open. */
  readonly onlyKeys?: readonly string[]
  /** Bounds of a number, or of a duration in seconds. */
  readonly min?: number
  readonly max?: number
  /** Exclusive lower and upper bounds. */
  readonly above?: number
  readonly below?: number
  /** The bounds are durations. */
  readonly unit?: 's'
  /** At most one of these keys (siblings of `key`'s last step, `key` being their parent) may be set. */
  readonly exclusive?: readonly string[]
  /** None of these keys may be set in the map at `key`. */
  readonly refused?: readonly string[]
  /** At least one of these keys, or paths below the map, must be set. */
  readonly atLeastOne?: readonly string[]
  /** A key without a value counts as set: its section takes its defaults. */
  readonly nullCounts?: true
  /** What a text must match: a regular expression of JavaScript without flags, as JSON Schema takes it. */
  readonly pattern?: string
  /**
   * `regexp`: Go compiles it; `anchored-regexp`: Prometheus does, between `^(?:` and `)$`. `url`: url.Parse takes it;
   * `request-url`: url.ParseRequestURI does; `http-url`: it must be of http or https and have a host. `host-port`: net.Dial or net.Listen can make something of it.
   */
  readonly form?: 'regexp' | 'anchored-regexp' | 'url' | 'request-url' | 'http-url' | 'host-port'
  /** With `form`: a value that is no text is refused too. */
  readonly textOnly?: true
  /** The cause or consequence, to follow a semicolon. */
  readonly why?: string
  readonly help?: string
}

/** A check's key, taken apart. */
export interface Way {
  /** Beginning at maps of any depth. */
  readonly anywhere: boolean
  readonly steps: readonly Step[]
}

interface Step {
  readonly name: string
  /** The name in lower case. */
  readonly letters: string
  /** Lists within lists that it opens. */
  readonly lists: number
}

/** Taken apart once: all keys are of data/checks/. */
const WAYS = new Map<string, Way>()

export function readWay(key: string): Way {
  const known = WAYS.get(key) ?? takeApart(key)
  WAYS.set(key, known)
  return known
}

function takeApart(key: string): Way {
  const anywhere = key.startsWith('**.')
  const steps = key === '' ? [] : (anywhere ? key.slice(3) : key).split('.').map(readStep)
  return { anywhere, steps }
}

function readStep(step: string): Step {
  const at = step.indexOf('[]')
  const name = at < 0 ? step : step.slice(0, at)
  return { name, letters: name.toLowerCase(), lists: (step.length - name.length) / 2 }
}

/** The values that a check's key leads to. For `required`, `exclusive` and `atLeastOne` use `parentsOf`. */
export function valuesAt(body: Value, { anywhere, steps }: Way): readonly Value[] {
  const [first] = steps
  if (!anywhere || !first) return followOne(body, steps)
  return follow(isNamed(first.name) ? body.mapsWith(first.letters) : body.maps(), steps)
}

/** Most ways are names alone. */
function followOne(body: Value, steps: readonly Step[]): readonly Value[] {
  let value: Value | undefined = body
  for (let next = 0; next < steps.length; next++) {
    const step = steps[next]
    if (!step || step.lists > 0 || !isNamed(step.name)) return follow([value], steps.slice(next))
    value = value.get(step.name)
    if (!value) return NONE
  }
  return [value]
}

/** The maps that hold the last step of a key. */
export function parentsOf(body: Value, { anywhere, steps }: Way): readonly Value[] {
  const above = steps.slice(0, -1)
  return anywhere && above.length === 0 ? body.maps() : valuesAt(body, { anywhere, steps: above })
}

const NONE: readonly Value[] = []
const isNamed = (name: string): boolean => name !== '' && name !== '*'

function follow(values: readonly Value[], steps: readonly Step[]): readonly Value[] {
  let found = values
  for (const { name, lists } of steps) {
    if (found.length === 0) return found
    found = itemsIn(named(found, name), lists)
  }
  return found
}

function named(values: readonly Value[], name: string): readonly Value[] {
  if (name === '') return values
  if (name === '*') return values.flatMap((value) => (value.tree.kind === 'mapping' ? value.children() : []))
  const found: Value[] = []
  for (const value of values) {
    const below = value.get(name)
    if (below) found.push(below)
  }
  return found
}

/** The items of lists, or of lists within lists. What is no list stands for a list of one, an empty map for an empty list. */
function itemsIn(values: readonly Value[], depth: number): readonly Value[] {
  if (depth === 0) return values
  const items: Value[] = []
  for (const value of values) {
    if (value.tree.kind === 'sequence') for (const item of value.children()) items.push(item)
    else if (!value.isNull && !isEmptyMap(value)) items.push(value)
  }
  return itemsIn(items, depth - 1)
}

const isEmptyMap = ({ tree }: Value): boolean => tree.kind === 'mapping' && tree.entries.size === 0
