import type { CollectorConfig, Declared } from '../collector/config.js'
import { parsePrometheusDuration } from '../collector/duration.js'
import type { Value } from '../collector/value.js'

/** A prometheus receiver with the Prometheus config inside of it. */
export interface Scraper {
  readonly owner: Declared
  /** The value of `config`. */
  readonly config: Value
  /** The entries of scrape_configs that are maps. */
  readonly jobs: readonly Value[]
}

export function scrapersOf(config: CollectorConfig): readonly Scraper[] {
  return config.of('receivers', 'prometheus').flatMap((owner) => {
    const inner = owner.body.get('config')
    if (!inner || inner.tree.kind !== 'mapping') return []
    return [
      {
        owner,
        config: inner,
        jobs: itemsOf(inner.get('scrape_configs')).filter(({ tree }) => tree.kind === 'mapping'),
      },
    ]
  })
}

/** The items of a list, or nothing. */
export const itemsOf = (value: Value | undefined): readonly Value[] =>
  value?.tree.kind === 'sequence' ? value.children() : []

/** A scalar's text as Prometheus' YAML reading takes it for a string, whatever its type; null is the empty text. */
export function scalarText(value: Value | undefined): string | undefined {
  const tree = value?.tree
  if (tree?.kind !== 'scalar') return undefined
  return tree.type === 'null' ? '' : tree.text
}

/** Milliseconds of a Prometheus duration such as `1m30s` or `1d`; undefined when it is none or not known. */
export function millisecondsOf(value: Value | undefined): number | undefined {
  const text = scalarText(value)
  return text === undefined ? undefined : parsePrometheusDuration(text)
}

/** A rule of relabel_configs or metric_relabel_configs, with what its list is called and the job it belongs to. */
interface Relabeling {
  readonly body: Value
  readonly list: 'relabel_configs' | 'metric_relabel_configs'
  readonly job: Value
}

export function relabelings({ jobs }: Scraper): readonly Relabeling[] {
  return jobs.flatMap((job) =>
    (['relabel_configs', 'metric_relabel_configs'] as const).flatMap((list) =>
      itemsOf(job.get(list)).flatMap((body) => (body.tree.kind === 'mapping' ? [{ body, list, job }] : [])),
    ),
  )
}

/** Whether a job keeps to the names that Prometheus had before its version 3. */
export function isLegacy({ config }: Scraper, job: Value): boolean {
  const own = scalarText(job.get('metric_name_validation_scheme')) ?? ''
  return (own === '' ? scalarText(config.get('global', 'metric_name_validation_scheme')) : own) === 'legacy'
}

/** The action of a relabeling in lower case, `replace` when there is none; undefined when it is not known. */
export function actionOf(body: Value): string | undefined {
  const action = body.get('action')
  return action === undefined ? 'replace' : scalarText(action)?.toLowerCase()
}
