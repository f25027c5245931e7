import { buildSchema } from './schema.mjs'
import { rangesOf } from './ranges.mjs'

/** The releases in which something holds, as ranges. */
const where = (releases, holds) => rangesOf(releases.flatMap((release, index) => (holds(release) ? [index] : [])))

/** Every value that a part of the releases ever had, with its ranges, in order of appearance. */
export function history(releases, pick) {
  const values = new Map()
  for (const [index, release] of releases.entries()) {
    const value = pick(release)
    if (value === undefined) continue
    const key = JSON.stringify(value)
    if (!values.has(key)) values.set(key, { value, indexes: [] })
    values.get(key).indexes.push(index)
  }
  return [...values.values()].map(({ value, indexes }) => ({ value, in: rangesOf(indexes) }))
}

const namesOf = (releases, pick) => [...new Set(releases.flatMap((release) => Object.keys(pick(release) ?? {})))]

/** For an object that each release has: each key with the history of its value. */
export const histories = (releases, pick) =>
  Object.fromEntries(
    namesOf(releases, pick)
      .sort()
      .map((name) => [name, history(releases, (release) => pick(release)?.[name])]),
  )

/** For an object used as a set: each key with its ranges. */
export const presence = (releases, pick) =>
  Object.fromEntries(
    namesOf(releases, pick)
      .sort()
      .map((name) => [name, where(releases, (release) => pick(release)?.[name] !== undefined)]),
  )

/** Dotted keys of all releases, as one schema. `ranges`: the releases that have the owner at all. */
export function schemaOf(releases, ranges, pick) {
  const keys = Object.entries(histories(releases, pick)).flatMap(([path, forms]) =>
    forms.map((form) => [path, form.value, form.in]),
  )
  return buildSchema(keys, ranges)
}

/** A component of all releases. `oldest` is its first name, under which the release files keep it. */
export function componentOf(releases, section, oldest) {
  const own = (release) => release[section][oldest]
  const typeIn = (release) => own(release) && (own(release).type ?? oldest)
  const present = where(releases, (release) => own(release) !== undefined)
  const types = history(releases, typeIn)
  const aliases = [...new Set(releases.flatMap((release) => own(release)?.aliases ?? []))]
  const names = [...new Set([...types.map(({ value }) => value), ...aliases])].map((name) => {
    const deprecated = where(releases, (release) => own(release)?.aliases?.includes(name))
    const takes = (release) => typeIn(release) === name || own(release)?.aliases?.includes(name)
    const known = where(releases, (release) => takes(release) && !own(release).gate)
    return { name, in: known, ...(deprecated.length ? { deprecated } : {}) }
  })
  const gated = Object.entries(histories(releases, (release) => own(release)?.gatedNames)).map(
    ([name, [{ value, in: known }]]) => ({ name, in: known, gate: value }),
  )
  const gates = history(releases, (release) => own(release)?.gate).map(({ value, in: known }) => ({
    id: value,
    in: known,
  }))
  return {
    section,
    type: types.at(-1).value,
    names: [...names, ...gated],
    in: present,
    ...(gates.length ? { gate: gates[0] } : {}),
    schema: schemaOf(releases, present, (release) => own(release)?.keys),
  }
}
