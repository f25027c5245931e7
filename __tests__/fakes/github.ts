import type { IncomingMessage, ServerResponse } from 'node:http'
import { add, type Asked, type Backend, BOT, faultReply, remove, type Reply, route } from './github-routes.js'
import { type Json, parseJson } from './json.js'
import { bodyOf, headersOf, listen, reply } from './loopback.js'

export interface Comment {
  readonly id: number
  readonly author: string
  readonly body: string
}

export interface GithubRequest {
  readonly method: string
  /** Path and query. */
  readonly path: string
  readonly body: Json
  readonly status: number
}

export interface GithubOptions {
  /** `owner/name`, octo-org/shop when absent. */
  readonly repository?: string
  /** The pull requests that are there, 7 when absent. */
  readonly pullRequests?: readonly number[]
  /** The token that may write comments, and the one that may only read. */
  readonly token?: string
  readonly readOnlyToken?: string
  /** A person's own token. */
  readonly userToken?: string
}

/** gone: the comment was deleted a moment ago. silence: no answer ever comes. */
export type GithubFault = 'server-error' | 'rate-limit' | 'secondary-rate-limit' | 'reset' | 'gone' | 'silence'

export interface Github {
  /** The value of GITHUB_API_URL. */
  readonly url: string
  readonly token: string
  readonly readOnlyToken: string
  readonly userToken: string
  readonly requests: readonly GithubRequest[]
  readonly writes: () => readonly GithubRequest[]
  /** The comments of one pull request, oldest first. */
  readonly comments: (pullRequest: number) => readonly Comment[]
  /** Puts a comment there, without a request. Returns its id. */
  readonly seedComment: (pullRequest: number, body: string, author?: string) => number
  /** Takes a comment away, without a request. */
  readonly removeComment: (id: number) => void
  /** The next `times` requests of this method (all methods when absent) fail. */
  readonly fail: (kind: GithubFault, more?: { readonly times?: number; readonly method?: string }) => void
  readonly close: () => Promise<void>
}

/** A fake of GitHub's REST API on loopback, as far as comments of pull requests go. */
export const startGithub = async (given: GithubOptions = {}): Promise<Github> => {
  const options = {
    repository: 'octo-org/shop',
    pullRequests: [7],
    token: 'ghs_write',
    readOnlyToken: 'ghs_read',
    userToken: 'ghp_user',
    ...given,
  }
  const comments = new Map<number, Comment[]>(options.pullRequests.map((number) => [number, []]))
  let lastId = 1000
  const backend: Backend = { options, comments, nextId: () => (lastId += 1) }
  const requests: GithubRequest[] = []
  const faults: { readonly kind: GithubFault; readonly method: string | undefined; left: number }[] = []
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const asked = await read(request)
    const fault = faults.find(({ method, left }) => left > 0 && (method ?? asked.method) === asked.method)
    if (fault) fault.left -= 1
    if (fault?.kind === 'gone') route({ ...asked, method: 'DELETE' }, backend)
    const result = fault ? faultReply(fault.kind) : route(asked, backend)
    requests.push({
      method: asked.method,
      path: asked.url.pathname + asked.url.search,
      body: asked.body,
      status: result.status,
    })
    if (fault?.kind === 'silence') return
    if (result.status === 0) request.socket.destroy()
    else send(response, result)
  }
  const { url, close } = await listen((request, response) => {
    handle(request, response).catch((cause: unknown) => response.destroy(cause instanceof Error ? cause : undefined))
  })
  return {
    ...{
      url,
      requests,
      close,
      token: options.token,
      readOnlyToken: options.readOnlyToken,
      userToken: options.userToken,
    },
    writes: () => requests.filter(({ method }) => method !== 'GET'),
    comments: (number) => comments.get(number) ?? [],
    removeComment: (id) => remove(backend, id),
    seedComment: (number, body, author = BOT) => add(backend, number, { body, author }).id,
    fail: (kind, { times = 1, method } = {}) => faults.push({ kind, method, left: times }),
  }
}

const read = async (request: IncomingMessage): Promise<Asked> => {
  const text = await bodyOf(request)
  const url = new URL(request.url ?? '/', `http://${request.headers.host ?? 'localhost'}`)
  return {
    method: request.method ?? 'GET',
    url,
    headers: headersOf(request),
    body: text === '' ? null : parseJson(text),
  }
}

const send = (response: ServerResponse, { status, body, headers = {} }: Reply): void => {
  const type = { 'content-type': 'application/json; charset=utf-8', 'x-github-media-type': 'github.v3; format=json' }
  reply(response, { status, headers: { ...type, ...headers }, body: body === undefined ? '' : JSON.stringify(body) })
}
