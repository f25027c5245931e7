import { quote } from '../core/text.js'
import { itemsOf, rule, scalarText, textAt, type View } from '../lint/rule.js'

export default rule({
  id: 'unread-discovery',
  severity: 'warning',
  title: 'The file that ecs_observer writes is read by no scrape job',
  adot: {},
  subjects: ['extensions/ecs_observer'],
  consequence: 'the collector starts and scrapes none of the tasks that were found',

  *check(view) {
    const files = readFiles(view)
    if (!files) return
    for (const observer of view.config.of('extensions', 'ecs_observer')) {
      const given = observer.body.get('result_file')
      const text = textAt(view, observer, ['result_file'])
      if (!observer.used || text === undefined || files.some((file) => matches(file, text))) continue
      yield {
        at: given?.path ?? observer.path,
        lacks: view.scrapers().flatMap(({ jobs }) => jobs.map((job) => [...job.path, 'file_sd_configs'])),
        ...(!given && { on: 'key' as const }),
        what: `ecs_observer writes ${quote(text)}${given ? '' : ', the default'}, and no job of a prometheus receiver reads that file`,
        help: `set file_sd_configs: [{files: [${text}]}]`,
      }
    }
  },
})

/** Every file that jobs read; undefined when some are known only at start. */
function readFiles(view: View): readonly string[] | undefined {
  const receivers = view.scrapers()
  const all = receivers.flatMap(({ jobs }) => jobs).flatMap((job) => itemsOf(job.get('file_sd_configs')))
  const files = all.flatMap((one) => itemsOf(one.get('files'))).map(scalarText)
  const isKnown =
    receivers.length > 0 &&
    receivers.every(({ config }) => !config.get('scrape_config_files')) &&
    all.every(({ isUnknown }) => !isUnknown)
  return isKnown && files.every((file) => file !== undefined) ? files : undefined
}

/** A `*` stands for anything within one folder's name or a file's. */
function matches(pattern: string, file: string): boolean {
  const [patterns, names] = [pattern.split('/'), file.split('/')]
  return patterns.length === names.length && patterns.every((one, index) => matchesName(one, names[index] ?? ''))
}

function matchesName(pattern: string, name: string): boolean {
  const [first = '', ...middle] = pattern.split('*')
  const last = middle.pop()
  if (last === undefined) return name === first
  if (!name.startsWith(first)) return false
  let from = first.length
  for (const part of middle) {
    const at = name.indexOf(part, from)
    if (at < 0) return false
    from = at + part.length
  }
  return name.endsWith(last) && name.length - last.length >= from
}
