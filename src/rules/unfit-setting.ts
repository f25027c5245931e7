import { quote } from '../core/text.js'
import { checkedMaps, rule } from '../lint/rule.js'

export default rule({
  id: 'unfit-setting',
  severity: 'error',
  title: 'A setting that the component refuses beside others, or for the signal of its pipeline',
  adot: {},
  subjects: ['refused'],
  consequence: 'the collector stops when it checks or builds the component',

  *check(view) {
    for (const { owner, check, parent } of checkedMaps(view, 'refused')) {
      for (const name of check.refused ?? []) {
        const value = parent.get(name)
        const isSet =
          value &&
          !value.isNull &&
          !value.isUnknown &&
          !(value.tree.kind === 'sequence' && value.tree.items.length === 0)
        if (!isSet) continue
        yield {
          at: value.path,
          on: 'key',
          what: `${value.path.slice(owner.path.length).map(String).join('.')} of ${owner.title()} is refused${check.why ? `: ${check.why}` : ''}`,
          help: check.help ?? `take out ${quote(name)}`,
        }
      }
    }
  },
})
