import { list, quote } from '../core/text.js'
import { componentTypes, contribOnly, replacementOf, rule, SINGULAR } from '../lint/rule.js'

export default rule({
  id: 'contrib-component',
  severity: 'error',
  title: 'A component of the OpenTelemetry Collector that no ADOT release includes',
  adot: {},
  subjects: ['stranger'],
  consequence: 'the collector stops at the first type it does not know, also when no pipeline uses it',

  *check({ config, release }) {
    for (const { section, type, path, facts } of config.components) {
      if (facts || !contribOnly(section, type)) continue
      yield {
        at: path,
        on: 'key',
        isUnread: true,
        what: `${SINGULAR[section]} ${quote(type)} belongs to the OpenTelemetry Collector's contrib distribution; no ADOT release has it`,
        help:
          replacementOf(section, type) ??
          `${section} of ${release.version} are ${list(componentTypes(section, release))}`,
      }
    }
  },
})
