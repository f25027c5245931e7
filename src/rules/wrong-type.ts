import { quote } from '../core/text.js'
import {
  checked,
  isSecretSetting,
  lastWith,
  PIPELINE_SECTIONS,
  rule,
  settingName,
  SINGULAR,
  originalText,
  type Check,
  type Pipeline,
  type Problem,
  type View,
  type WrongType,
} from '../lint/rule.js'

export default rule({
  id: 'wrong-type',
  severity: 'error',
  title: 'A value of another type than the setting takes',
  adot: {},
  subjects: ['mismatch', 'type'],
  consequence: 'the collector stops while it reads the settings',

  *check(view) {
    const { mismatches, config } = view
    const bare = config.pipelines.filter(({ body }) => body.isNull).at(-1)
    for (const mismatch of mismatches) {
      if (mismatch.kind !== 'type') continue
      yield {
        at: mismatch.at,
        isUnread: true,
        on: mismatch.got.kind === 'scalar' ? 'value' : 'key',
        what: `${whereOf(mismatch)} takes ${WANTED[mismatch.wanted]}, not ${gotOf(mismatch)}${mismatch.weakAccepts ? ` (releases up to ${lastWith((one) => one.has('weak-typing'))} convert it)` : ''}`,
        ...(isPipelineList(mismatch) ? indented(mismatch, bare) : fixOf(mismatch)),
      }
    }
    yield* ofChecks(view)
  },
})

/** Values where the schema leaves open what they are, and a check does not. */
function* ofChecks(view: View): Generator<Problem> {
  for (const { owner, check, value } of checked(view, 'type')) {
    const wanted = TYPES[check.type ?? 'map']
    const [got, at] = [value.tree, value.path]
    const isEmptyList = got.kind === 'sequence' && got.items.length === 0
    if (isEmptyList && check.type === 'int' && view.release.has('empty-list-is-nothing')) continue
    if (isOf(got, check.type)) continue
    yield {
      at,
      isUnread: true,
      on: got.kind === 'scalar' ? 'value' : 'key',
      what: `${settingName(check)} of ${owner.title()} takes ${(check.type && SAID[check.type]) ?? WANTED[wanted]}, not ${gotOf({ at, got, wanted })}${isBrokenRange(got, check) ? ' without both' : ''}${check.why ? `; ${check.why}` : ''}`,
      ...(check.help === undefined ? fixOf({ at, got, wanted }) : { help: check.help }),
    }
  }
}

const TYPES = {
  int: 'integer',
  map: 'map',
  list: 'list',
  bool: 'bool',
  text: 'string',
  word: 'string',
  severity: 'string',
  field: 'string',
} as const

const SAID: Readonly<Partial<Record<NonNullable<Check['type']>, string>>> = {
  word: 'a word',
  severity: 'a text, a whole number, or a map with min and max',
}

function isOf(got: WrongType['got'], type: Check['type']): boolean {
  if (type === 'map') return got.kind === 'mapping'
  if (type === 'list') return got.kind === 'sequence'
  if (type === 'severity' && got.kind === 'mapping') return isRange(got)
  if (type === 'field' && got.kind === 'mapping') return true
  if (got.kind !== 'scalar') return false
  if (type === 'severity') return got.type === 'string' || got.type === 'int'
  if (type === 'bool') return got.type === 'bool'
  if (type === 'text' || type === 'field') return got.type === 'string' || originalText(got) !== undefined
  // The collector cuts off what a number has behind its point.
  return (type === 'word' && got.type === 'string') || got.type === 'int' || got.type === 'float'
}

const isBrokenRange = (got: WrongType['got'], { type }: Check): boolean => type === 'severity' && got.kind === 'mapping'

const isRange = ({ entries }: Extract<WrongType['got'], { kind: 'mapping' }>): boolean =>
  ['min', 'max'].every((key) => {
    const bound = entries.get(key)?.value
    return bound?.kind === 'unknown' || (bound?.kind === 'scalar' && bound.type === 'int')
  })

/** `receivers`, `processors` or `exporters` beside the pipeline whose they are, not below it. */
const isPipelineList = ({ at, wanted }: WrongType): boolean =>
  at.length === 3 && at[1] === 'pipelines' && wanted === 'map' && PIPELINE_SECTIONS.some((section) => section === at[2])

const indented = ({ at }: WrongType, bare: Pipeline | undefined): Pick<Problem, 'help' | 'meant'> => ({
  help: `indent it further, below ${bare ? `the pipeline ${quote(bare.id)}` : 'its pipeline'}`,
  ...(bare && { meant: [...bare.path, ...at.slice(2)] }),
})

const WANTED: Readonly<Record<WrongType['wanted'], string>> = {
  map: 'a map of settings',
  list: 'a list',
  string: 'a string',
  bool: 'true or false',
  integer: 'a whole number',
  natural: 'a whole number from 0 on',
  number: 'a number',
  duration: 'a duration such as 30s or 1m30s',
  'prometheus-duration': 'a duration such as 30s, 1m30s or 1d',
  id: 'the id of a component',
}

function whereOf({ at, owner }: WrongType): string {
  const inside = (owner ? at.slice(2) : at).map(String).join('.')
  if (!owner) return inside === '' ? 'the config' : inside
  return inside === '' ? `${SINGULAR[owner.section]} ${quote(owner.id)}` : `${inside} of ${quote(owner.id)}`
}

type Got = Pick<WrongType, 'at' | 'got' | 'wanted'>

/** The value, where it may be shown. */
function textOf({ at, got }: Got): string | undefined {
  const key = at.findLast((step) => typeof step === 'string') ?? ''
  return got.kind !== 'scalar' || isSecretSetting(key, got.text) ? undefined : got.text
}

function gotOf(one: Got): string {
  const { got, wanted } = one
  if (got.kind === 'mapping') return 'a map'
  if (got.kind === 'sequence') return 'a list'
  if (got.kind === 'unknown') return 'this'
  if (got.type === 'time') return 'a date, as YAML reads it'
  if (got.type === 'string')
    return wanted === 'duration' || wanted === 'prometheus-duration' ? `the text ${quote(got.text)}` : 'a string'
  const text = textOf(one)
  const number = text === undefined ? 'a number' : `the number ${text}`
  return {
    null: 'nothing',
    bool: `the boolean ${got.text}`,
    int: number,
    float: number,
    binary: 'binary data',
  }[got.type]
}

/** Words of YAML 1.1 that the collector reads as text. */
const MEANT: ReadonlyMap<string, string> = new Map([
  ...['yes', 'y', 'on', 'true'].map((word) => [word, 'true'] as const),
  ...['no', 'n', 'off', 'false'].map((word) => [word, 'false'] as const),
])

function fixOf(one: Got): {
  help?: string
  edit?: { replaceWith: string; safe: boolean }
} {
  const { got, wanted } = one
  if (got.kind !== 'scalar') return {}
  const text = textOf(one)
  if (wanted === 'string')
    return {
      help: `put it in quotes${text === undefined ? '' : `: ${quote(text)}`}`,
      edit: { replaceWith: quote(got.text), safe: true },
    }
  const bare = got.type === 'string' && (wanted === 'bool' ? /^(true|false)$/ : /^-?[0-9]+(\.[0-9]+)?$/).test(got.text)
  if (bare && (wanted === 'bool' || wanted === 'integer' || wanted === 'natural' || wanted === 'number'))
    return { help: `write it without quotes: ${got.text}`, edit: { replaceWith: got.text, safe: true } }
  const meant = wanted === 'bool' && got.type === 'string' ? MEANT.get(got.text.toLowerCase()) : undefined
  if (meant !== undefined) return { help: `write ${meant}`, edit: { replaceWith: meant, safe: false } }
  if (wanted === 'list') return { help: `write a list${text === undefined ? '' : `: [${text}]`}` }
  if (wanted === 'prometheus-duration' && got.type === 'int') return { help: `add a unit: ${got.text}s` }
  return {}
}
