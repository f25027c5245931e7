import { quote } from '../core/text.js'
import { rule, SIGNALS, SINGULAR, within } from '../lint/rule.js'

export default rule({
  id: 'unsupported-signal',
  severity: 'error',
  title: 'A component stands in a pipeline whose signal it does not support',
  adot: {},
  consequence: 'the collector stops: "telemetry type is not supported"',

  *check({ config, release }) {
    for (const { section, id, path, pipeline } of config.uses) {
      const facts = config.find(section, id)?.facts
      const signal = SIGNALS.find((known) => known === pipeline?.signal)
      if (!facts || !signal || !pipeline || !within(facts.in, release) || within(facts.signals[signal] ?? [], release))
        continue
      const supported = SIGNALS.filter((other) => within(facts.signals[other] ?? [], release))
      const later = (facts.signals[signal] ?? []).find(([from]) => from > release.index)
      yield {
        at: path,
        what: `${SINGULAR[section]} ${quote(id)} does not support ${signal}, which pipeline ${quote(pipeline.id)} carries`,
        help: `it supports ${supported.join(' and ')} in ${release.version}${later ? `, and ${signal} in later releases` : ''}`,
      }
    }
  },
})
