import { list, nearest, quote } from '../core/text.js'
import {
  checked,
  placeOf,
  renamedKey,
  rule,
  settingName,
  since,
  SINGULAR,
  titleOf,
  until,
  type Place,
  type Placed,
  type UnknownKey,
  type View,
} from '../lint/rule.js'

export default rule({
  id: 'unknown-key',
  severity: 'error',
  title: 'A key that the pinned release does not know at this place',
  adot: {},
  subjects: ['mismatch', 'onlyKeys'],
  consequence: 'the collector stops: it refuses every key it does not know',

  *check(view) {
    const meantBy = guesser()
    for (const mismatch of view.mismatches) {
      if (mismatch.kind !== 'key' || mismatch.isTaken || (mismatch.at.length === 1 && mismatch.key === 'connectors'))
        continue
      const known = renamedKey(mismatch, view.release)
      const meant = known ? known.rename : meantBy(mismatch)
      const name = known ? known.to : meant
      const placed = known || meant !== undefined ? undefined : placeOf(mismatch, view.release)
      const place = name === undefined ? placed?.meant : [...mismatch.at.slice(0, -1), ...name.split('.')]
      yield {
        at: mismatch.at,
        on: 'key',
        isUnread: true,
        what: `${whereOf(mismatch)} has no key ${quote(mismatch.key)}${timeOf(mismatch, view)}`,
        help: known?.help ?? (placed ? placeHelp(mismatch, placed) : helpOf(mismatch, meant)),
        ...(meant && { edit: { replaceWith: meant, safe: false } }),
        ...(place !== undefined && { meant: place }),
      }
    }
    for (const { owner, check, value } of checked(view, 'onlyKeys')) {
      const known = check.onlyKeys ?? []
      for (const { key, path } of value.tree.kind === 'mapping' ? value.children() : []) {
        if (known.includes(key)) continue
        const meant = nearest(key, known)
        yield {
          at: path,
          on: 'key',
          isUnread: true,
          what: `${settingName(check)} of ${owner.title()} has no key ${quote(key)} in ${view.release.version}`,
          help: meant ? `did you mean ${quote(meant)}?` : `keys here are ${list(known)}`,
          ...(meant && { edit: { replaceWith: meant, safe: false } }),
        }
      }
    }
  },
})

/** What a key was meant to be; the same slip is often made in many places. A key of another release is no typo. */
function guesser(): (mismatch: UnknownKey) => string | undefined {
  const guesses = new Map<readonly string[], Map<string, string | undefined>>()
  return ({ key, known, elsewhere }) => {
    if (elsewhere) return undefined
    const before = guesses.get(known) ?? new Map<string, string | undefined>()
    guesses.set(known, before)
    if (!before.has(key)) before.set(key, nearest(key, known) ?? completed(key, known))
    return before.get(key)
  }
}

/** The one key that begins like this: `limit_mib` for `limit`. */
function completed(key: string, known: readonly string[]): string | undefined {
  const longer = key.length < SHORTEST ? [] : known.filter((one) => one.startsWith(key))
  return longer.length === 1 ? longer[0] : undefined
}
const SHORTEST = 4

function whereOf({ at, owner }: UnknownKey): string {
  const inside = owner ? at.slice(2, -1) : at.slice(0, -1)
  const place = inside.map(String).join('.')
  if (!owner) return place === '' ? 'the top level' : place
  const name = `${SINGULAR[owner.section]} ${quote(owner.id)}`
  return place === '' ? name : `${place} of ${name}`
}

function timeOf({ elsewhere }: UnknownKey, { release }: View): string {
  const ranges = elsewhere?.in
  if (!ranges) return ` in ${release.version}`
  const next = ranges.find(([from]) => from > release.index)
  return next
    ? `: it exists from ${since([next]) ?? 'then'} on, and this is ${release.version}`
    : `: it was last in ${until(ranges) ?? 'an earlier release'}, and this is ${release.version}`
}

function placeHelp({ key, owner }: UnknownKey, { around, to }: Placed): string {
  if (around.length > 0) return `write ${around.map((place) => `\`${spell(place, key)}\``).join(' or ')}`
  const above = to?.join('.') ?? ''
  if (above !== '') return `it belongs below \`${above}\``
  return owner
    ? `it is a key of ${titleOf(owner)} itself: indent it less`
    : 'it belongs to the top level: do not indent it'
}

/** `a[]`, `b` around a key as people write it: `a: [{b: {key: ...}}]`. */
const spell = (place: Place, key: string): string =>
  place.reduceRight(
    (inner, step) => (step.endsWith('[]') ? `${step.slice(0, -2)}: [{${inner}}]` : `${step}: {${inner}}`),
    `${key}: ...`,
  )

function helpOf({ known, at }: UnknownKey, meant: string | undefined): string {
  if (meant) return `did you mean ${quote(meant)}?`
  if (known.length === 0) return 'nothing can be set here'
  const parent = at.length > 1 ? `keys here are ${list(known)}` : `the sections are ${list(known)}`
  return parent
}
