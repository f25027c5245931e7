import { list, quote } from '../core/text.js'
import { readPairs, refuse, refuseName, type Reader } from './reader.js'

export type RuleLevel = 'off' | 'error' | 'warning' | 'note'

const LEVELS: readonly RuleLevel[] = ['off', 'error', 'warning', 'note']

/** Lines `rule-id=level`. */
export function readRules(reader: Reader, ids: readonly string[]): ReadonlyMap<string, RuleLevel> {
  const levels = new Map<string, RuleLevel>()
  for (const { name, value, line } of readPairs(reader, 'rules', { test: () => true, what: 'a rule' })) {
    const given = value.trim()
    const level = LEVELS.find((choice) => choice === given)
    if (!ids.includes(name))
      refuseName(reader, `input rules: ${quote(name)} on line ${line} is the name of no rule`, {
        given: name,
        names: ids,
      })
    else if (level === undefined)
      refuse(reader, `input rules: ${quote(given)} on line ${line} is not accepted; accepted: ${list(LEVELS)}`)
    else levels.set(name, level)
  }
  return levels
}
