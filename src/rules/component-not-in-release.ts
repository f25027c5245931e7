import { list, quote } from '../core/text.js'
import { componentTypes, replacementOf, rule, since, SINGULAR, until, within, type Ranges } from '../lint/rule.js'

export default rule({
  id: 'component-not-in-release',
  severity: 'error',
  title: 'A component that the pinned release does not have yet, or no longer',
  adot: {},
  subjects: ['aged-type'],
  consequence: 'the collector stops at the first type it does not know, also when no pipeline uses it',

  *check({ config, release }) {
    for (const { section, type, id, path, facts, known } of config.components) {
      if (!facts || !known || within(known.in, release)) continue
      const present = facts.names.find((name) => within(name.in, release))
      const later = release.index < (known.in[0]?.[0] ?? 0)
      const instead = replacementOf(section, type)
      yield {
        at: path,
        on: 'key',
        isUnread: true,
        what: `${SINGULAR[section]} ${quote(type)} ${later ? `exists from ${since(known.in) ?? 'then'} on` : `is gone since ${after(known.in)}`}; this is ${release.version}`,
        help: present
          ? `${release.version} calls it ${quote(present.name)}`
          : later
            ? `pin ${since(known.in) ?? 'a release'} or later, or ${instead ?? `use one of ${list(componentTypes(section, release))}`}`
            : (instead ??
              `it was last in ${until(known.in) ?? 'an early release'}; ${section} of ${release.version} are ${list(componentTypes(section, release))}`),
        ...(present && { edit: { replaceWith: id.replace(type, present.name), safe: true } }),
      }
    }
  },
})

/** The release after the last one of the ranges. */
const after = (ranges: Ranges): string => {
  const next = (ranges.at(-1)?.[1] ?? 0) + 1
  return since([[next, next]]) ?? 'then'
}
