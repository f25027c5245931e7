import { quote } from '../core/text.js'
import { PIPELINE_SECTIONS, rule, type Value } from '../lint/rule.js'

export default rule({
  id: 'null-reference',
  severity: 'error',
  title: 'A list of a pipeline holds an empty item',
  adot: {},
  consequence: 'the collector stops: it looks for a component without a name',

  *check({ config, root }) {
    for (const { body, id } of config.pipelines)
      for (const section of PIPELINE_SECTIONS)
        for (const item of emptyIn(body.get(section)))
          yield { at: item.path, what: `${section} of pipeline ${quote(id)} hold an empty item`, help: HELP }
    for (const item of emptyIn(root?.get('service', 'extensions')))
      yield { at: item.path, what: 'service.extensions hold an empty item', help: HELP }
  },
})

const HELP = 'name a component or remove the item'

const emptyIn = (list: Value | undefined): readonly Value[] =>
  list?.tree.kind === 'sequence' ? list.children().filter((item) => item.isNull || item.text?.trim() === '') : []
