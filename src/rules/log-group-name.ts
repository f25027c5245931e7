import { quote } from '../core/text.js'
import { rule, sinceTrait, titleOf } from '../lint/rule.js'

/** A placeholder of the exporter, which it fills in. */
const PLACEHOLDER = /\{[A-Za-z]+\}/g

export default rule({
  id: 'log-group-name',
  severity: 'warning',
  title: 'A name that CloudWatch Logs takes for no log group',
  adot: {},
  subjects: ['exporters/awsemf', 'exporters/awscloudwatchlogs'],
  consequence: 'the collector starts, and CloudWatch Logs refuses what it sends: the data is lost',

  *check({ config, release }) {
    for (const exporter of [...config.of('exporters', 'awsemf'), ...config.of('exporters', 'awscloudwatchlogs')]) {
      const name = exporter.used ? exporter.body.get('log_group_name') : undefined
      const text = name?.text
      // What a reference becomes is not known.
      if (!name || text === undefined || text.includes('$')) continue
      // https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html
      const isFilledIn = exporter.type === 'awsemf' || release.has('logs-placeholders')
      const [strange] = /[^A-Za-z0-9_\-/.#]/.exec(isFilledIn ? text.replace(PLACEHOLDER, 'x') : text) ?? []
      // Of quotes another rule says more.
      if (strange === undefined || /[\u2018-\u201e]/.test(strange)) continue
      yield {
        at: name.path,
        what: `log_group_name of ${titleOf(exporter)} has ${quote(strange)}, and names of log groups have only letters, digits and _ - / . #`,
        help: helpFor(text, isFilledIn),
      }
    }
  },
})

function helpFor(text: string, isFilledIn: boolean): string {
  if (text.startsWith('arn:')) return 'write the name alone: what stands behind log-group: in the ARN'
  if (isFilledIn || text.search(PLACEHOLDER) < 0) return 'choose a name without it'
  return `write the name itself: this exporter fills in names in curly brackets only since ${sinceTrait('logs-placeholders') ?? ''}`
}
