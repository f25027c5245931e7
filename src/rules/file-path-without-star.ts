import { rule, titleOf } from '../lint/rule.js'

export default rule({
  id: 'file-path-without-star',
  severity: 'error',
  title: 'A file exporter that writes one file for each group, with a path that cannot name them',
  adot: { from: 'v0.39.0' },
  subjects: ['exporters/file'],
  consequence: 'the collector stops when it checks the exporter',

  *check({ config }) {
    for (const exporter of config.of('exporters', 'file')) {
      const path = exporter.body.get('path')
      if (exporter.body.get('group_by', 'enabled')?.bool !== true) continue
      const attribute = exporter.body.get('group_by', 'resource_attribute')
      if (attribute?.text === '')
        yield {
          at: attribute.path,
          what: `group_by of ${titleOf(exporter)} has an empty resource_attribute`,
          help: 'name the attribute, or leave it out for its default',
        }
      if (path?.text === undefined || path.text === '') continue
      const stars = path.text.split('*').length - 1
      if (stars === 1 && !path.text.startsWith('*')) continue
      yield {
        at: path.path,
        what: `path of ${titleOf(exporter)} ${stars === 1 ? 'begins with *' : `has ${stars === 0 ? 'no' : 'more than one'} *`} although group_by is enabled; the group's name takes its place`,
        help: 'write one * behind a folder: /var/log/otel/*.json',
      }
    }
  },
})
