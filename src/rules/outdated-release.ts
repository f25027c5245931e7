import { plural } from '../core/text.js'
import { rule } from '../lint/rule.js'

/** So many are named, the latest first. */
const NAMED = 4

export default rule({
  id: 'outdated-release',
  severity: 'note',
  title: 'The pinned release has known vulnerabilities, or a patch release that replaces it',
  adot: {},
  about: 'release',
  consequence: 'the collector runs with faults that later releases do not have',

  *check({ release, root, source }) {
    if (!root) return
    const known = release.advisories
      .filter(({ kind }) => kind === 'vulnerability')
      .flatMap(({ id }) => id.split(', '))
      .reverse()
    const patch = release.supersededBy
    if (known.length === 0 && patch === undefined) return
    const what = [
      known.length > 0
        ? `${release.version} has ${plural(known.length, 'known vulnerability', 'known vulnerabilities')}: ${shorten(known)}`
        : '',
      patch === undefined ? '' : `${release.version} is replaced by ${patch}`,
    ]
    // The whole first line, so that it stands beside what other rules say of its first word.
    yield {
      at: { span: [0, source.text.length] },
      what: what.filter((text) => text !== '').join('; '),
      help: patch === undefined ? 'pin a later release' : `pin ${patch} at least: it has the same keys`,
    }
  },
})

const shorten = (ids: readonly string[]): string =>
  ids.length <= NAMED ? ids.join(', ') : `${ids.slice(0, NAMED).join(', ')} and ${String(ids.length - NAMED)} more`
