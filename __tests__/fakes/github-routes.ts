import { isObject, type Json, type JsonObject } from './json.js'
import type { Comment, GithubFault, GithubOptions } from './github.js'

/** Who the token of a workflow is. */
export const BOT = 'github-actions[bot]'
/** Who the token of a person is. */
export const PERSON = 'release-manager'
const MAX_BODY = 65_536

export interface Reply {
  readonly status: number
  readonly body?: Json
  readonly headers?: Readonly<Record<string, string>>
}

export interface Asked {
  readonly method: string
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  readonly body: Json
}

export interface Backend {
  readonly options: Required<GithubOptions>
  readonly comments: Map<number, Comment[]>
  readonly nextId: () => number
}

const refusal = (status: number, message: string, headers: Readonly<Record<string, string>> = {}): Reply => ({
  status,
  headers,
  body: { message, documentation_url: 'https://docs.github.com/rest', status: String(status) },
})

/** What a planned fault answers; status 0 ends the connection. */
export const faultReply = (kind: GithubFault): Reply => {
  switch (kind) {
    case 'server-error':
      return refusal(502, 'Server Error')
    case 'rate-limit':
      return refusal(403, 'API rate limit exceeded for installation.', {
        'x-ratelimit-limit': '1000',
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': String(Math.ceil(Date.now() / 1000) + 3600),
      })
    case 'secondary-rate-limit':
      return refusal(403, 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.', {
        'retry-after': '1',
      })
    case 'gone':
      return refusal(404, 'Not Found')
    case 'reset':
    case 'silence':
      return { status: 0 }
  }
}

/** The answer to one request, and what it does to the comments. */
export const route = (asked: Asked, backend: Backend): Reply => {
  const { token, readOnlyToken, userToken, repository } = backend.options
  const [, given] = /^(?:token|bearer) (.+)$/i.exec(asked.headers['authorization'] ?? '') ?? []
  if (given === undefined) return refusal(401, 'Requires authentication')
  if (given !== token && given !== readOnlyToken && given !== userToken) return refusal(401, 'Bad credentials')
  const caller = given === userToken ? PERSON : BOT
  if (asked.url.pathname === '/graphql') return viewerReply(asked, caller)
  const base = `/repos/${repository}/issues/`
  if (!asked.url.pathname.startsWith(base)) return refusal(404, 'Not Found')
  if (asked.method !== 'GET' && given === readOnlyToken) return refusal(403, 'Resource not accessible by integration')
  const path = asked.url.pathname.slice(base.length)
  const [, list] = /^(\d+)\/comments$/.exec(path) ?? []
  const [, one] = /^comments\/(\d+)$/.exec(path) ?? []
  if (list !== undefined) return listRoute({ ...asked, caller }, Number(list), backend)
  return one === undefined ? refusal(404, 'Not Found') : commentRoute({ ...asked, caller }, Number(one), backend)
}

interface Called extends Asked {
  readonly caller: string
}

/** Of GraphQL only the question who asks. */
const viewerReply = ({ method, body }: Asked, caller: string): Reply => {
  const query = isObject(body) ? body['query'] : undefined
  if (method !== 'POST' || typeof query !== 'string' || !/^\{\s*viewer\s*\{\s*login\s*\}\s*\}$/.test(query))
    return { status: 200, body: { errors: [{ message: 'not known here' }] } }
  return { status: 200, body: { data: { viewer: { login: caller } } } }
}

const listRoute = (asked: Called, number: number, backend: Backend): Reply => {
  const comments = backend.comments.get(number)
  if (comments === undefined) return refusal(404, 'Not Found')
  if (asked.method === 'GET') return page(asked.url, comments, backend)
  if (asked.method !== 'POST') return refusal(404, 'Not Found')
  const body = bodyIn(asked.body)
  return typeof body === 'string'
    ? { status: 201, body: show(add(backend, number, { body, author: asked.caller }), backend) }
    : body
}

const commentRoute = (asked: Called, id: number, backend: Backend): Reply => {
  const [number, comments = []] = [...backend.comments].find(([, all]) => all.some((each) => each.id === id)) ?? []
  const index = comments.findIndex((each) => each.id === id)
  const comment = comments[index]
  if (number === undefined || comment === undefined) return refusal(404, 'Not Found')
  if (asked.method === 'GET') return { status: 200, body: show(comment, backend) }
  if (comment.author !== asked.caller) return refusal(403, 'Resource not accessible by integration')
  if (asked.method === 'DELETE') {
    comments.splice(index, 1)
    return { status: 204 }
  }
  const body = bodyIn(asked.body)
  if (typeof body !== 'string') return body
  comments[index] = { ...comment, body }
  return { status: 200, body: show({ ...comment, body }, backend) }
}

const bodyIn = (body: Json): string | Reply => {
  const text = isObject(body) ? body['body'] : undefined
  if (typeof text !== 'string' || text === '') return refusal(422, 'Validation Failed: body is missing')
  if (text.length > MAX_BODY)
    return refusal(422, `Validation Failed: body is too long (maximum is ${MAX_BODY} characters)`)
  return text
}

export const add = (backend: Backend, number: number, comment: Omit<Comment, 'id'>): Comment => {
  const added = { id: backend.nextId(), ...comment }
  backend.comments.set(number, [...(backend.comments.get(number) ?? []), added])
  return added
}

/** Takes a comment away. */
export const remove = (backend: Backend, id: number): void => {
  for (const [number, comments] of backend.comments)
    backend.comments.set(
      number,
      comments.filter((one) => one.id !== id),
    )
}

/** 30 a page, at most 100, with a Link header to the next one and the last. */
const page = (url: URL, comments: readonly Comment[], backend: Backend): Reply => {
  const size = Math.min(100, Number(url.searchParams.get('per_page') ?? 30))
  const number = Number(url.searchParams.get('page') ?? 1)
  const items = comments.slice((number - 1) * size, number * size)
  const link = (to: number, rel: string): string => {
    const target = new URL(url)
    target.searchParams.set('page', String(to))
    return `<${target.href}>; rel="${rel}"`
  }
  const last = Math.ceil(comments.length / size)
  const headers = number < last ? { link: `${link(number + 1, 'next')}, ${link(last, 'last')}` } : {}
  return { status: 200, headers, body: items.map((comment) => show(comment, backend)) }
}

const show = ({ id, author, body }: Comment, { options }: Backend): JsonObject => ({
  id,
  body,
  html_url: `https://github.com/${options.repository}/pull/7#issuecomment-${id}`,
  user: { login: author, type: author.endsWith('[bot]') ? 'Bot' : 'User' },
})
