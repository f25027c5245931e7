import { quote } from '../core/text.js'
import { firstWith, itemsOf, rule, scalarText, textAt } from '../lint/rule.js'

export default rule({
  id: 'discovery-file-not-there',
  severity: 'error',
  title: 'A discovery file that is written only after the collector has looked for it',
  adot: { to: 'v0.30.0' },
  subjects: ['receivers/prometheus'],
  consequence: 'the collector stops when it checks its config',

  *check(view) {
    const written = view.config
      .of('extensions', 'ecs_observer')
      .map((observer) => textAt(view, observer, ['result_file']))
    for (const { jobs } of view.scrapers()) {
      for (const file of jobs
        .flatMap((job) => itemsOf(job.get('file_sd_configs')))
        .flatMap((one) => itemsOf(one.get('files')))) {
        const text = scalarText(file)
        if (text !== undefined && written.includes(text))
          yield {
            at: file.path,
            what: `${quote(text)} must exist before the collector starts, and ecs_observer writes it only then`,
            help: `use ${firstWith((release) => !release.has('wants-discovery-files'))} or later, which waits for the file`,
          }
      }
    }
  },
})
