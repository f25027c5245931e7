import { list, nearest, quote } from '../core/text.js'
import {
  checked,
  renamedKey,
  rule,
  settingName,
  since,
  SINGULAR,
  until,
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
      const place = known ? known.to : meant
      yield {
        at: mismatch.at,
        on: 'key',
        isUnread: true,
        what: `${whereOf(mismatch)} has no key ${quote(mismatch.key)}${timeOf(mismatch, view)}`,
        help: known?.help ?? helpOf(mismatch, meant),
        ...(meant && { edit: { replaceWith: meant, safe: false } }),
        ...(place !== undefined && { meant: [...mismatch.at.slice(0, -1), ...place.split('.')] }),
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
    if (!before.has(key)) before.set(key, nearest(key, known))
    return before.get(key)
  }
}

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

function helpOf({ known, at }: UnknownKey, meant: string | undefined): string {
  if (meant) return `did you mean ${quote(meant)}?`
  if (known.length === 0) return 'nothing can be set here'
  const parent = at.length > 1 ? `keys here are ${list(known)}` : `the sections are ${list(known)}`
  return parent
}
