import { millisecondsOf, rule, scalarText, titleOf, type Value } from '../lint/rule.js'

export default rule({
  id: 'scrape-timeout',
  severity: 'error',
  title: 'A scrape that may take longer than its interval',
  adot: {},
  subjects: ['receivers/prometheus'],
  keys: ['scrape_timeout'],
  consequence: 'the collector stops while it reads the settings',

  *check(view) {
    for (const { owner, config, jobs } of view.scrapers()) {
      const global = config.get('global')
      for (const job of [...(global ? [global] : []), ...jobs]) {
        const at = job.get('scrape_timeout')
        const timeout = millisecondsOf(at)
        if (!at || timeout === undefined) continue
        const { interval, said } = intervalOf(job, global)
        if (interval === undefined || timeout <= interval) continue
        yield {
          at: at.path,
          what: `scrape_timeout of ${job === global ? `global in ${titleOf(owner)}` : titleOf(owner)} is longer than the scrape_interval of ${said}`,
          help: 'make the timeout shorter or the interval longer',
        }
      }
    }
  },
})

/** A job's own interval, or the global one, or Prometheus' default; zero counts as none. */
function intervalOf(
  job: Value,
  global: Value | undefined,
): { readonly interval: number | undefined; readonly said: string } {
  for (const value of [job.get('scrape_interval'), global?.get('scrape_interval')]) {
    if (!value || value.isNull) continue
    const interval = millisecondsOf(value)
    if (interval !== 0) return { interval: global?.isUnknown ? undefined : interval, said: scalarText(value) ?? '' }
  }
  return { interval: global?.isUnknown ? undefined : 60_000, said: '1m, the default' }
}
