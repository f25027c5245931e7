import { type JsonObject, numberOf, textOf } from './json.js'

interface Page<T> {
  readonly items: readonly T[]
  /** Where the next page begins; nothing on the last page. */
  readonly token?: string
}

/** Cuts one page out of a list. ECS writes the members in lower case, Parameter Store in upper case. */
export const pageOf = <T>(all: readonly T[], input: JsonObject, otherwise: number): Page<T> | undefined => {
  const size = numberOf(input, 'maxResults') ?? numberOf(input, 'MaxResults') ?? otherwise
  const token = textOf(input, 'nextToken') ?? textOf(input, 'NextToken') ?? 'page-0'
  const start = /^page-\d+$/.test(token) ? Number(token.slice(5)) : Infinity
  if (start > all.length) return undefined
  const items = all.slice(start, start + size)
  return start + size < all.length ? { items, token: `page-${String(start + size)}` } : { items }
}
