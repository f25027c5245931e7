import { quote } from '../core/text.js'
import { rule, titleOf } from '../lint/rule.js'

export default rule({
  id: 'reserved-aws-name',
  severity: 'warning',
  title: 'A name that CloudWatch keeps for AWS services',
  adot: {},
  subjects: ['exporters/awsemf', 'exporters/awscloudwatchlogs'],
  consequence: 'the collector starts, and CloudWatch refuses what it sends: the data is lost',

  *check({ config }) {
    for (const type of ['awsemf', 'awscloudwatchlogs']) {
      for (const exporter of config.of('exporters', type)) {
        for (const [key, what] of [
          ['log_group_name', 'log groups'],
          ['namespace', 'namespaces'],
        ] as const) {
          const name = exporter.used ? exporter.body.get(key) : undefined
          // CloudWatch Logs refuses aws/ in any letters' case; /aws/ with a slash before it is free.
          const isReserved = key === 'namespace' ? /^AWS\// : /^aws\//i
          if (name?.text && isReserved.test(name.text))
            yield {
              at: name.path,
              what: `${quote(name.text)} of ${titleOf(exporter)}: CloudWatch keeps ${what} that begin with AWS/ for AWS services`,
              help: key === 'namespace' ? 'choose another beginning' : `write ${quote(`/${name.text}`)}`,
            }
        }
      }
    }
  },
})
