import { type JsonObject, repeated, textOf } from './json.js'

/** Why a list of tags would be refused. `names` is [key, value] or [Key, Value], as the service writes them. */
export function* tagProblems(tags: readonly JsonObject[], [key, value]: readonly [string, string]): Generator<string> {
  if (tags.length > 50) yield 'The maximum number of tags per resource is 50.'
  const again = repeated(tags.map((tag) => textOf(tag, key) ?? ''))
  if (again !== undefined) yield `Duplicate tag key found: ${again}.`
  for (const tag of tags) {
    const name = textOf(tag, key)
    if (name === undefined) yield 'Tag key must not be null or empty.'
    else if (/^aws:/i.test(name)) yield `Tag key '${name}' must not begin with aws:, which is reserved.`
    if (/^aws:/i.test(textOf(tag, value) ?? '')) yield `The value of tag '${name ?? ''}' must not begin with aws:.`
  }
}
