import { isType, rule, titleOf } from '../lint/rule.js'

export default rule({
  id: 'detailed-debug-output',
  severity: 'note',
  title: 'An exporter that writes all telemetry to the log',
  adot: {},
  subjects: ['exporters/debug', 'exporters/logging'],
  consequence:
    'every span, data point and log record stands in the container log, with whatever it carries, and is paid for there',

  *check({ config }) {
    for (const exporter of config.components) {
      if (exporter.section !== 'exporters' || !exporter.used || !isType(exporter, 'debug', 'logging')) continue
      const verbosity = exporter.body.get('verbosity')
      const level = exporter.body.get('loglevel')
      const loud =
        verbosity?.text?.toLowerCase() === 'detailed'
          ? verbosity
          : level?.text?.toLowerCase() === 'debug'
            ? level
            : undefined
      if (loud)
        yield {
          at: loud.path,
          what: `${titleOf(exporter)} writes every item in full to the container log`,
          help:
            loud === verbosity
              ? 'set verbosity: basic once the config works'
              : 'set loglevel: info once the config works',
        }
    }
  },
})
