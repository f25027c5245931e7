import { itemsOf, rule, titleOf } from '../lint/rule.js'

export default rule({
  id: 'nothing-to-scrape',
  severity: 'error',
  title: 'A prometheus receiver without scrape_configs',
  adot: {},
  subjects: ['receivers/prometheus'],
  consequence: 'the collector stops when it checks its config',

  *check({ config, release }) {
    for (const owner of config.of('receivers', 'prometheus')) {
      const { body } = owner
      const inner = body.get('config')
      const allocator = body.get('target_allocator')
      const isUnknown =
        body.isUnknown ||
        inner?.isUnknown ||
        inner?.get('scrape_configs')?.isUnknown ||
        inner?.get('scrape_config_files')?.isUnknown
      if (isUnknown || (allocator && !allocator.isNull)) continue
      const isOther = inner !== undefined && inner.tree.kind !== 'mapping' && !inner.isNull
      const lists = inner?.get('scrape_configs')
      if (
        isOther ||
        (lists !== undefined && !lists.isNull && lists.tree.kind !== 'sequence') ||
        itemsOf(lists).length > 0
      )
        continue
      if (release.has('reads-scrape-config-files') && itemsOf(inner?.get('scrape_config_files')).length > 0) continue
      // Older releases take a receiver without any config, and leave it idle.
      if (!release.has('wants-scrape-configs') && (inner === undefined || inner.children().length === 0)) continue
      const lost = ['scrape_configs', 'global'].find((key) => body.get(key) !== undefined)
      const isEmpty = (lists?.children().length ?? 1) === 0
      yield {
        at: lists?.path ?? inner?.path ?? owner.path,
        on: 'key',
        lacks: [[...owner.path, 'config', 'scrape_configs']],
        what: `${titleOf(owner)} has nothing to scrape: ${isEmpty ? 'its scrape_configs are empty' : 'it has no scrape_configs below config'}`,
        help:
          lost === undefined
            ? 'write config: {scrape_configs: [{job_name: app, static_configs: [{targets: ["localhost:8080"]}]}]}'
            : `move ${lost} below config`,
      }
    }
  },
})
