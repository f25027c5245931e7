import { checkedNulls, readWay, rule, sinceTrait, valuesAt, type Check, type Value, type View } from '../lint/rule.js'

export default rule({
  id: 'key-without-value',
  severity: 'error',
  title: 'A key without a value, which empties a setting that must not be empty',
  adot: { from: 'v0.44.0' },
  subjects: ['null'],
  consequence: 'the collector stops: the setting is not left at its default, but becomes an empty text or 0',

  *check(view) {
    const from = sinceTrait('empties-settings') ?? ''
    const told = new Set<Value>()
    const found = [...checkedNulls(view, 'notEmpty'), ...checkedNulls(view, 'above').filter(refusesZero)]
    for (const { owner, check, value } of found) {
      if (!isSetting(value) || told.has(value) || !holds(check, value, view)) continue
      told.add(value)
      const isItem = typeof value.path.at(-1) === 'number'
      yield {
        at: value.path,
        ...(!isItem && { on: 'key' as const }),
        what: `${check.key.replaceAll('[]', '').replace('**.', '')} of ${owner.title} has ${isItem ? 'an item without a value' : `no value, and since ${from} that is ${zeroOf(check)}, not its default`}`,
        help: isItem
          ? 'delete the "-", or write the item behind it'
          : 'write a value, or delete the key for its default',
      }
    }
  },
})

const isSetting = ({ path }: Value): boolean => path.length > 2

/** Of settings that tell none from 0 the bound is `min`. */
const refusesZero = ({ check: { above = -1 } }: { readonly check: Check }): boolean => above >= 0

const zeroOf = ({ above, unit }: Check): string => (above === undefined ? 'empty' : `0${unit ?? ''}`)

/** Whether the check is made beside these siblings; what stands further away is not looked for. */
function holds({ when = {} }: Check, value: Value, { root }: View): boolean {
  const parent = root?.get(...value.path.slice(0, typeof value.path.at(-1) === 'number' ? -2 : -1))
  return Object.entries(when).every(([key, wanted]) => {
    if (!parent || key.includes('/')) return false
    const given = valuesAt(parent, readWay(key)).filter(({ isNull }) => !isNull)
    if (given.length === 0) return wanted.includes(null)
    return given.some(
      (one) => !one.isUnknown && wanted.some((each) => each === one.text || each === one.bool || each === one.number),
    )
  })
}
