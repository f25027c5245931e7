import { checkedNulls, rule, settingName, sinceTrait, type Check, type Value } from '../lint/rule.js'

const SINCE = sinceTrait('empties-settings') ?? ''

export default rule({
  id: 'key-without-value',
  severity: 'error',
  title: 'A key without a value, which empties a setting that must not be empty',
  adot: { from: SINCE },
  subjects: ['null'],
  consequence: 'the collector stops: the setting is not left at its default, but becomes an empty text or 0',

  *check(view) {
    const told = new Set<Value>()
    const found = [...checkedNulls(view, 'notEmpty'), ...checkedNulls(view, 'above').filter(refusesZero)]
    for (const { owner, check, value } of found) {
      if (!isSetting(value) || told.has(value)) continue
      told.add(value)
      const isItem = typeof value.path.at(-1) === 'number'
      yield {
        at: value.path,
        ...(!isItem && { on: 'key' as const }),
        what: `${settingName(check)} of ${owner.title()} has ${isItem ? 'an item without a value' : `no value, and since ${SINCE} that is ${zeroOf(check)}, not its default`}`,
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
