import { nearest, quote } from '../core/text.js'
import { rule, titleOf } from '../lint/rule.js'

export default rule({
  id: 'unread-key',
  severity: 'warning',
  title: 'A key that the release takes for the settings of an extension that is not there',
  adot: { from: 'v0.46.0' },
  subjects: ['mismatch'],
  consequence: 'the collector starts and ignores the settings below the key, so defaults hold',

  *check(view) {
    for (const mismatch of view.mismatches) {
      if (mismatch.kind !== 'key' || !mismatch.isTaken || !mismatch.owner) continue
      const { at, key, known, owner } = mismatch
      const value = owner.body.get(...at.slice(owner.path.length))
      if (value?.children().length === 0) continue
      const meant = nearest(key, known)
      yield {
        at,
        on: 'key',
        what: `nothing reads ${quote(key)} at ${at.slice(owner.path.length, -1).map(String).join('.')} of ${titleOf(owner)}: it could be an extension's, and ADOT has none`,
        help: meant ? `did you mean ${quote(meant)}?` : 'remove it',
        ...(meant && { edit: { replaceWith: meant, safe: false } }),
      }
    }
  },
})
