import { itemsOf, rule, titleOf, type Value } from '../lint/rule.js'

export default rule({
  id: 'empty-list-item',
  severity: 'error',
  title: 'An empty item in a list of the Prometheus config',
  adot: {},
  subjects: ['receivers/prometheus'],
  consequence: 'the collector stops while it reads the settings',

  *check(view) {
    for (const { owner, config, jobs } of view.scrapers()) {
      const lists = [config.get('scrape_configs'), ...jobs.flatMap((job) => job.children().filter(isListOfMaps))]
      for (const list of lists) {
        for (const item of itemsOf(list)) {
          if (item.isNull)
            yield {
              at: item.path,
              what: `${list?.key ?? ''} of ${titleOf(owner)} has an empty item`,
              help: 'delete the "-", or indent what belongs to it',
            }
        }
      }
    }
  },
})

const isListOfMaps = ({ key }: Value): boolean => /^(metric_)?relabel_configs$|^static_configs$|_sd_configs$/.test(key)
