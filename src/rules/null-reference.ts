import { quote } from '../core/text.js'
import { PIPELINE_SECTIONS, rule } from '../lint/rule.js'

export default rule({
  id: 'null-reference',
  severity: 'error',
  title: 'A list of a pipeline holds an empty item',
  adot: {},
  consequence: 'the collector stops: it looks for a component without a name',

  *check({ config, root }) {
    const lists = config.pipelines.flatMap(({ body, id }) =>
      PIPELINE_SECTIONS.map((section) => [body.get(section), `${section} of pipeline ${quote(id)}`] as const),
    )
    for (const [value, where] of [...lists, [root?.get('service', 'extensions'), 'service.extensions'] as const]) {
      for (const item of value?.tree.kind === 'sequence' ? value.children() : []) {
        if (item.isNull || item.text?.trim() === '')
          yield { at: item.path, what: `${where} hold an empty item`, help: 'name a component or remove the item' }
      }
    }
  },
})
