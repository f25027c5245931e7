import { remember } from '../core/remember.js'
import type { Use } from '../collector/config.js'
import { within } from '../collector/catalog.js'
import { isPlainId } from '../collector/id.js'
import type { Rule, Subject, View } from './rule.js'

/**
 * The rules that have something to speak of in a config, in their order: most configs have little of what rules are
 * about, and to ask a rule costs more than to know that.
 */
export function concerned(rules: readonly Rule[], view: View): readonly Rule[] {
  const { bySubject, byKey, asked } = indexOf(rules)
  const marks = asked.slice()
  const mark = (subject: Subject): void => markAll(marks, bySubject.get(subject), SUBJECT)
  const markKey = (key: string): void => markAll(marks, byKey.get(key), KEY)
  eachSubject(view, mark)
  eachKey(view, markKey)
  return rules.filter((_, index) => marks[index] === ALL)
}

/** What a rule waits for. */
const [SUBJECT, KEY, ALL] = [1, 2, 3]

interface Index {
  /** The places of the rules that speak of something, by its name. */
  readonly bySubject: ReadonlyMap<string, readonly number[]>
  readonly byKey: ReadonlyMap<string, readonly number[]>
  /** For each rule what it does not wait for. */
  readonly asked: Uint8Array
}

const indexOf = remember((rules: readonly Rule[]): Index => {
  const asked = Uint8Array.from(rules, ({ subjects, keys }) => (subjects ? 0 : SUBJECT) | (keys ? 0 : KEY))
  return {
    bySubject: placesBy(rules, ({ subjects }) => subjects),
    byKey: placesBy(rules, ({ keys }) => keys),
    asked,
  }
})

function placesBy(
  rules: readonly Rule[],
  namesOf: (rule: Rule) => readonly string[] | undefined,
): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>()
  rules.forEach((rule, place) =>
    namesOf(rule)?.forEach((name) => {
      const places = found.get(name)
      if (places) places.push(place)
      else found.set(name, [place])
    }),
  )
  return found
}

function markAll(marks: Uint8Array, places: readonly number[] | undefined, sign: number): void {
  if (places) for (const place of places) marks[place] = (marks[place] ?? 0) | sign
}

/** The keys of the top level, of components' bodies and of the section service, in lower case. */
function eachKey({ config, root }: View, tell: (key: string) => void): void {
  for (const { key } of root?.children() ?? []) tell(key.toLowerCase())
  for (const { body } of config.components) body.names().forEach(tell)
  root?.get('service')?.names().forEach(tell)
}

function eachSubject(view: View, tell: (subject: Subject) => void): void {
  const { config, task, source, references, mismatches, template } = view
  const { values, maps, nulls } = view.allChecked()
  config.names.forEach((name) => tell(name))
  values.forEach((_, part) => tell(part))
  maps.forEach((_, part) => tell(part))
  if (nulls.size > 0) tell('null')
  if (task) tell('task')
  if (source.mistakes.length > 0) tell('mistake')
  if (references.length > 0) tell('reference')
  if (mismatches.length > 0) tell('mismatch')
  if (template.missing.length + template.unused.length > 0) tell('placeholder')
  if (view.clashes().length > 0) tell('clash')
  if (view.listeners().broken.length > 0) tell('unlistenable')
  eachOddity(view, tell)
}

/** What few components, pipelines and their lists have. */
function eachOddity({ config, release }: View, tell: (subject: Subject) => void): void {
  const { components, pipelines, extensions, uses, find } = config
  for (const { facts, known, used, body } of components) {
    if (!facts) tell('stranger')
    if (known && (known.deprecated || !within(known.in, release))) tell('aged-type')
    if (!used) tell('unused')
    if (!isPlainId(body.key)) tell('odd-id')
  }
  for (const { id, receivers, processors, exporters } of pipelines) {
    if (!isPlainId(id)) tell('odd-id')
    if (isAnyTwice(receivers) || isAnyTwice(processors) || isAnyTwice(exporters)) tell('repeated')
  }
  if (isAnyTwice(extensions)) tell('repeated')
  for (const { section, id } of uses) {
    if (!isPlainId(id)) tell('odd-id')
    if (!find(section, id)) tell('undeclared')
  }
}

const isAnyTwice = (uses: readonly Use[]): boolean =>
  uses.length > 1 && new Set(uses.map(({ id }) => id)).size < uses.length
