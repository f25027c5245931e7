import { list, nearest, quote } from '../core/text.js'
import { rule, titleOf, type Problem, type Value, type View } from '../lint/rule.js'

export default rule({
  id: 'attribute-action',
  severity: 'error',
  title: 'An action of the attributes or resource processor is unknown or lacks what it needs',
  adot: {},
  subjects: ['processors/attributes', 'processors/resource'],
  consequence: 'the collector stops when it builds the processor',

  *check(view) {
    for (const [type, key] of [
      ['attributes', 'actions'],
      ['resource', 'attributes'],
    ] as const) {
      for (const processor of view.config.of('processors', type)) {
        if (!processor.used) continue
        const actions = processor.body.get(key)
        for (const action of actions?.tree.kind === 'sequence' ? actions.children() : []) {
          for (const problem of problemsOf(action, view))
            yield { ...problem, what: `${titleOf(processor)}: ${problem.what}` }
        }
      }
    }
  },
})

const SOURCES = ['value', 'from_attribute', 'from_context', 'default_value'] as const
const ACTIONS = ['convert', 'delete', 'extract', 'hash', 'insert', 'update', 'upsert']
const WRITES = new Set(['insert', 'update', 'upsert'])

function* problemsOf(action: Value, view: View): Generator<Problem> {
  if (action.tree.kind !== 'mapping') return
  const name = action.get('action')
  if (name?.isUnknown || (name && !name.isNull && name.text === undefined)) return
  const word = name?.text?.toLowerCase() ?? ''
  if (!ACTIONS.includes(word)) {
    const meant = nearest(word, ACTIONS)
    yield {
      at: name?.path ?? action.path,
      what: word === '' ? 'an entry has no action' : `there is no action ${quote(word)}`,
      help: meant ? `did you mean ${quote(meant)}?` : `actions are ${list(ACTIONS)}`,
    }
    return
  }
  const problem = lacks(action, word, view) ?? timeValue(action)
  if (problem) yield problem
}

/** The first thing that an action lacks or must not have. */
function lacks(action: Value, word: string, { release }: View): Problem | undefined {
  const has = (key: string): boolean => isSet(action.get(key))
  const byPattern = (word === 'delete' || word === 'hash') && release.has('actions-by-pattern')
  if (!has('key') && !(byPattern && has('pattern')))
    return { at: action.path, what: `action ${word} has no key`, help: byPattern ? 'set key or pattern' : 'set key' }
  const sources = SOURCES.filter((source) => (source === 'value' ? action.get(source)?.isNull === false : has(source)))
  if (WRITES.has(word) && sources.length === 0)
    return {
      at: action.path,
      what: `action ${word} has no value for ${quote(action.get('key')?.text ?? '')}`,
      help: 'set value, from_attribute or from_context',
    }
  const [, second] = WRITES.has(word) ? sources.filter((source) => source !== 'default_value') : ['', ...sources]
  if (second !== undefined)
    return {
      at: [...action.path, second],
      on: 'key',
      what: WRITES.has(word)
        ? `action ${word} takes one source of its value, and ${quote(second)} is a second`
        : `action ${word} takes no ${quote(second)}`,
      help: 'remove it',
    }
  if (word === 'extract' && !has('pattern'))
    return {
      at: action.path,
      what: 'action extract has no pattern',
      help: 'set pattern to a regular expression with named groups: ^(?P<name>.*)$',
    }
  if (word === 'convert' && !has('converted_type'))
    return {
      at: action.path,
      what: 'action convert has no converted_type',
      help: 'set converted_type to "double", "int" or "string"',
    }
  return undefined
}

/** Present, and more than an empty text or null. */
const isSet = (value: Value | undefined): boolean => value !== undefined && !value.isNull && value.text !== ''

function timeValue(action: Value): Problem | undefined {
  const value = action.get('value')
  if (value?.tree.kind !== 'scalar' || value.tree.type !== 'time') return undefined
  return {
    at: value.path,
    what: `the value is a date for YAML, which no attribute can hold`,
    help: `put it in quotes: ${quote(value.tree.text)}`,
    edit: { replaceWith: quote(value.tree.text), safe: true },
  }
}
