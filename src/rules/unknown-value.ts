import { nearest, quote } from '../core/text.js'
import { checked, rule, settingName, type Check, type Value } from '../lint/rule.js'

export default rule({
  id: 'unknown-value',
  severity: 'error',
  title: 'A value that is none of those the setting takes',
  adot: {},
  subjects: ['oneOf'],
  consequence: 'the collector stops when it checks or starts the component',

  *check(view) {
    const told = new Set<string>()
    for (const { owner, check, value } of checked(view, 'oneOf')) {
      const legal = check.oneOf ?? []
      const isText = value.tree.kind === 'scalar' && value.tree.type === 'string'
      const given = legal.some((one) => typeof one === 'number') ? value.number : isText ? value.text : undefined
      const wrong = given === undefined ? undefined : partsOf(given, check, value).find((part) => !takes(check, part))
      const place = wrong === undefined ? '' : value.path.join('\n')
      if (wrong === undefined || told.has(place)) continue
      told.add(place)
      const meant = typeof wrong === 'string' ? nearest(wrong, legal.map(String)) : undefined
      yield {
        at: value.path,
        what: `${settingName(check)} of ${owner.title()} cannot be ${typeof wrong === 'string' ? quote(wrong) : String(wrong)}${check.why ? `; ${check.why}` : ''}`,
        help: meant ? `did you mean ${quote(meant)}?` : (check.help ?? `it takes ${shown(legal)}`),
        ...(meant && wrong === given && { edit: { replaceWith: meant, safe: false } }),
      }
    }
  },
})

const shown = (legal: readonly (string | number)[]): string =>
  legal.every((one) => typeof one === 'number')
    ? legal.toSorted((a, b) => a - b).join(', ')
    : legal.map(String).sort().map(quote).join(', ')

function takes({ oneOf = [], ignoreCase }: Check, given: string | number): boolean {
  return oneOf.some((one) => one === given || (ignoreCase && String(one).toLowerCase() === String(given).toLowerCase()))
}

/** Where a list belongs, a text is one whose items stand between commas. */
function partsOf(given: string | number, { key }: Check, { path }: Value): readonly (string | number)[] {
  const isSplit = typeof given === 'string' && key.endsWith('[]') && typeof path.at(-1) !== 'number'
  return isSplit ? given.split(',') : [given]
}
