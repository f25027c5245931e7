import { quote } from '../core/text.js'
import { rule, type Value, type View } from '../lint/rule.js'

export default rule({
  id: 'lost-leading-zero',
  severity: 'warning',
  title: 'A variable whose digits begin with zero is read as a number',
  adot: {},
  subjects: ['processors/attributes', 'processors/resource'],
  consequence: 'the attribute has another value than the variable: an account id loses its first digit',

  *check(view) {
    for (const type of ['attributes', 'resource']) {
      for (const processor of view.config.of('processors', type)) {
        for (const action of processor.body.get(type === 'resource' ? 'attributes' : 'actions')?.children() ?? []) {
          const value = action.get('value')
          const name = value && nameOf(value, view)
          if (value && name !== undefined)
            yield {
              at: value.path,
              what: `${quote(name)} is all digits and begins with 0, so it becomes a number and loses the zero`,
              help: 'set the attribute with the env detector of resourcedetection: OTEL_RESOURCE_ATTRIBUTES keeps texts',
            }
        }
      }
    }
  },
})

/** The variable behind a value that became a number; undefined for any other value. */
function nameOf({ tree }: Value, { source, environment }: View): string | undefined {
  if (tree.kind !== 'scalar' || (tree.type !== 'int' && tree.type !== 'float')) return undefined
  const [, name] = /^["']?\$\{(?:env:)?([A-Za-z_]\w*)\}["']?$/.exec(source.text.slice(...tree.span)) ?? []
  return name !== undefined && /^0[0-9]+$/.test(environment?.get(name) ?? '') ? name : undefined
}
