import { firstWith, relabelings, rule, scalarText, titleOf } from '../lint/rule.js'

export default rule({
  id: 'renamed-metric',
  severity: 'error',
  title: 'A metric renamed by metric_relabel_configs',
  adot: { to: 'v0.34.0' },
  subjects: ['receivers/prometheus'],
  consequence: 'the collector stops when it checks its config',

  *check(view) {
    for (const scraper of view.scrapers()) {
      for (const { body, list } of relabelings(scraper)) {
        const target = body.get('target_label')
        if (list !== 'metric_relabel_configs' || !target || scalarText(target) !== '__name__') continue
        yield {
          at: target.path,
          what: `${titleOf(scraper.owner)} may not rename metrics by relabeling: target_label "__name__" is taken from ${firstWith((release) => !release.has('keeps-metric-names'))} on`,
          help: 'rename with the metricstransform processor',
        }
      }
    }
  },
})
