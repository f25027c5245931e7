import { rememberLast } from './remember.js'

/** Texts that are nobody's secret: they stand for one. */
const STANDS_FOR =
  /[<>]|\$\{|\{\{|^\*+$|^x+$|^(none|null|true|false|dummy|test|todo)$|\b(your|my|change|replace)[-_ ]?(me|api|access|auth|token|key|secret|password)/i

/** What the names of such settings end with. */
const NAME =
  /api-?_?key|app-?_?key|token|password|passwd|secret|secret-?_?key|secret-?_?access-?_?key|license-?_?key|private-?_?key|key_pem|authorization|credentials|x-honeycomb-team/i
const KEY = new RegExp(`(${NAME.source})$`, 'i')

/** Forms that say what they are whatever the key: access keys, tokens of well-known services, private keys, signed tokens. */
const SHAPES: readonly (readonly [name: string, form: RegExp])[] = [
  ['an AWS access key id', /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/],
  ['a GitHub token', /\b(?:gh[pousr]_[A-Za-z0-9]{30,}|github_pat_[A-Za-z0-9_]{30,})/],
  ['a Slack token', /\bxox[abprs]-[A-Za-z0-9-]{10,}/],
  ['a New Relic key', /\bNRAK-[A-Z0-9]{20,}|\b[a-f0-9]{36}NRAL\b/],
  ['a Grafana Cloud token', /\bgl(?:c|sa)_[A-Za-z0-9+/=_]{20,}/],
  ['a Dynatrace token', /\bdt0[a-z][0-9]{2}\.[A-Z0-9]{20,}/],
  ['a private key', /-----BEGIN [A-Z ]*PRIVATE KEY-----/],
  ['a signed token', /\beyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{8,}\./],
]
/** Any of them: most texts are none, and one look tells. */
const SHAPE = new RegExp(SHAPES.map(([, form]) => form.source).join('|'))
/** A key of letters and digits only, as Datadog's, where the setting is called no more than `key`. */
const BARE_KEY = /^(?=[A-Za-z]*[0-9])[A-Za-z0-9]{32,}$/
const WITH_BARE_KEY = /\bkey["']?\s*[:=]\s*["']?((?=[A-Za-z]*[0-9])[A-Za-z0-9]{32,})/g
/** Longer texts take too long to look through; such a line is covered as a whole. */
const LONGEST = 10_000
const WITH_PASSWORD = /\b[a-z][a-z0-9+.-]*:\/\/[^/\s:@"']+:([^/\s@"']+)@/i

/** Whether a text has a word at all by which a value in it could be told as a secret. */
const isSuspect = (text: string): boolean =>
  text.includes('@') || NAME.test(text) || SHAPE.test(text) || /\bkey\b/.test(text)

/** The same of a text of which several ask. */
export const mayHoldSecret = rememberLast(isSuspect)

/** Whether a setting of this name holds a secret: `api_key`, `DD-API-KEY`, `password`, `Authorization`. */
const isSecretKey = (name: string): boolean => KEY.test(name)

/** What a reference falls back on, which stands in the text itself: `text` of `${env:KEY:-text}`. */
export const fallbackOf = (text: string): string | undefined => /\$\{[^{}]*?:-([^{}]+)\}/.exec(text)?.[1]

/** Whether a text could be a secret itself, and not something that stands for one. */
function isSecretText(whole: string): boolean {
  const text = (fallbackOf(whole) ?? whole).trim()
  return text.length >= 4 && !STANDS_FOR.test(text)
}

/** Whether a value is a secret by the name of its setting. */
export const isSecretSetting = (name: string, text: string): boolean =>
  (isSecretKey(name) || (name === 'key' && BARE_KEY.test(text))) && isSecretText(text)

/** What kind of secret a text shows by its form; undefined when none. */
export function secretShape(whole: string): string | undefined {
  const text = whole.slice(0, LONGEST)
  const password = text.includes('@') ? WITH_PASSWORD.exec(text)?.[1] : undefined
  if (password !== undefined && isSecretText(password)) return 'a password in a URL'
  return SHAPE.test(text) ? SHAPES.find(([, form]) => form.test(text))?.[0] : undefined
}

/** A line with every secret covered, character by character, so that columns stay. */
export function coverSecrets(line: string): string {
  if (line.length > LONGEST) return cover(line)
  if (!isSuspect(line)) return line
  const keyed = NAME.test(line) ? coverValues(line) : line
  const bare = keyed.replace(WITH_BARE_KEY, (all, value: string) => all.replace(value, cover))
  const formed = SHAPE.test(bare) ? SHAPES.reduce((text, [, form]) => text.replace(form, cover), bare) : bare
  if (!formed.includes('@')) return formed
  return formed.replace(WITH_PASSWORD, (all, password: string) =>
    isSecretText(password) ? all.replace(`:${password}@`, `:${cover(password)}@`) : all,
  )
}

const coverValues = (line: string): string =>
  [...line.matchAll(/["']?(?<![\w.-])([\w.-]+)["']?\s*[:=]\s*/g)].reduce(
    (shown, { index, 0: head, 1: key = '' }) =>
      isSecretKey(key) && !/\$\{(\w+:)?$/.test(line.slice(0, index)) ? coverValue(shown, index + head.length) : shown,
    line,
  )

/** Covers what stands at a place up to the closing quote, the end of the item in `{}`, or the end of the line. */
function coverValue(line: string, from: number): string {
  const isFlow = /[{[]/.test(line.slice(0, from))
  const [value = ''] =
    (isFlow ? /^(?:"(?:[^"\\]|\\.)*"?|'(?:[^']|'')*'?|\[?[^\s,{}[\]][^,}\]]*)/ : /^[^\s{|>&*].*$/).exec(
      line.slice(from),
    ) ?? []
  return isSecretText(value) ? line.slice(0, from) + cover(value) + line.slice(from + value.length) : line
}

const cover = (text: string): string => text.replaceAll(/[^\s"']/g, '*')
