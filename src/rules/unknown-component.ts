import { list, nearest, quote } from '../core/text.js'
import {
  componentTypes,
  contribOnly,
  isMalformed,
  rule,
  sectionsWith,
  SINGULAR,
  type Release,
  type Section,
} from '../lint/rule.js'

export default rule({
  id: 'unknown-component',
  severity: 'error',
  title: 'A component type that no ADOT release has',
  adot: {},
  subjects: ['stranger'],
  consequence: 'the collector stops at the first type it does not know, also when no pipeline uses it',

  *check({ config, release }) {
    for (const { section, type, id, path, facts, body } of config.components) {
      if (facts || contribOnly(section, type) || sectionsWith(type).length > 0 || isMalformed(id)) continue
      const guessed = guess(section, type, release)
      const meant = guessed === undefined ? undefined : id.replace(type, guessed)
      yield {
        at: path,
        on: 'key',
        isUnread: true,
        what: `${quote(type)} is no ${SINGULAR[section]} of ADOT`,
        help:
          body.tree.kind === 'scalar' && !body.isNull
            ? `is it a setting of the component above it? Then indent it further`
            : guessed
              ? `did you mean ${quote(guessed)}?`
              : `${section} of ${release.version} are ${list(componentTypes(section, release))}`,
        // Pipelines may name it rightly.
        ...(meant && { edit: { replaceWith: meant, safe: false }, meant: [section, meant] }),
      }
    }
  },
})

/** The type that was meant: also for names of Go packages (`batchprocessor`) and other spellings (`health-check`). */
function guess(section: Section, type: string, release: Release): string | undefined {
  const types = componentTypes(section, release)
  const bare = type.replace(new RegExp(`[_-]?${SINGULAR[section]}$`), '')
  return nearest(type, types) ?? nearest(bare, types)
}
