import { nearest, quote } from '../core/text.js'
import { checked, rule } from '../lint/rule.js'

export default rule({
  id: 'unknown-value',
  severity: 'error',
  title: 'A value that is none of those the setting takes',
  adot: {},
  consequence: 'the collector stops when it checks or starts the component',

  *check(view) {
    const told = new Set<string>()
    for (const { owner, check, value } of checked(view, 'oneOf')) {
      if (told.has(value.path.join('\n'))) continue
      const legal = check.oneOf ?? []
      const isText = value.tree.kind === 'scalar' && value.tree.type === 'string'
      const given = legal.some((one) => typeof one === 'number') ? value.number : isText ? value.text : undefined
      if (
        given === undefined ||
        legal.some(
          (one) => one === given || (check.ignoreCase && String(one).toLowerCase() === String(given).toLowerCase()),
        )
      )
        continue
      told.add(value.path.join('\n'))
      const meant = typeof given === 'string' ? nearest(given, legal.map(String)) : undefined
      yield {
        at: value.path,
        what: `${check.key.replaceAll('[]', '').replace('**.', '')} of ${owner.title} cannot be ${typeof given === 'string' ? quote(given) : String(given)}${check.why ? `; ${check.why}` : ''}`,
        help: meant ? `did you mean ${quote(meant)}?` : (check.help ?? `it takes ${shown(legal)}`),
        ...(meant && { edit: { replaceWith: meant, safe: false } }),
      }
    }
  },
})

const shown = (legal: readonly (string | number)[]): string =>
  legal.every((one) => typeof one === 'number')
    ? legal.toSorted((a, b) => a - b).join(', ')
    : legal.map(String).sort().map(quote).join(', ')
