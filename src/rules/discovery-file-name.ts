import { quote } from '../core/text.js'
import { itemsOf, rule, scalarText } from '../lint/rule.js'

export default rule({
  id: 'discovery-file-name',
  severity: 'error',
  title: 'A file of file_sd_configs that is neither YAML nor JSON by its name',
  adot: {},
  subjects: ['receivers/prometheus'],
  keys: ['file_sd_configs'],
  consequence: 'the collector stops while it reads the settings',

  *check(view) {
    for (const { jobs } of view.scrapers()) {
      for (const file of jobs
        .flatMap((job) => itemsOf(job.get('file_sd_configs')))
        .flatMap((one) => itemsOf(one.get('files')))) {
        const text = scalarText(file)
        if (text === undefined || /^[^*]*(\*[^/]*)?\.(json|yml|yaml|JSON|YML|YAML)$/.test(text)) continue
        const isStarred = /^[^*]*\*.*\//.test(text)
        yield {
          at: file.path,
          what: `${quote(text)} cannot be a file of targets: ${isStarred ? 'a "*" stands for files only, not for folders' : 'its name must end in .json, .yml or .yaml'}`,
          help: 'name the file that the discovery writes, such as /etc/ecs_sd_targets.yaml',
        }
      }
    }
  },
})
