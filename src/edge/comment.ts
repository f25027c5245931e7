import { readFile } from 'node:fs/promises'
import { Failure } from '../core/problem.js'
import type { CommentText } from '../ports.js'
import { send, type Answer } from './http.js'

type Environment = Readonly<Record<string, string | undefined>>

/** Where the pull request's comments are. */
interface Thread {
  readonly api: string
  readonly repository: string
  readonly number: number
  readonly token: string
  readonly environment: Environment
}

/** More pages of a hundred than any pull request has. */
const MOST_PAGES = 50

/**
 * Keeps one comment on the pull request: the one that begins with the marker is updated, else one is created. Resolves to a
 * line for the log when there is none afterwards: no pull request, or a token that may not write.
 */
export async function keepComment(
  { marker, body, isNews }: CommentText,
  environment: Environment,
): Promise<string | undefined> {
  const thread = await findThread(environment)
  if (!thread) return undefined
  const text = `${marker}\n${body}`
  try {
    const before = await findComment(thread, marker)
    if (before ? before.body === text : !isNews) return undefined
    const answer = before
      ? await ask(thread, { method: 'PATCH', path: `comments/${before.id}`, json: { body: text } })
      : await ask(thread, { method: 'POST', path: `${thread.number}/comments`, json: { body: text } })
    if (answer.status >= 300) throw refusal(answer)
    return undefined
  } catch (error) {
    if (error instanceof Failure)
      return `note: no comment on the pull request, the job summary says the same: ${error.message}`
    throw error
  }
}

const refusal = ({ status }: Answer): Failure =>
  new Failure({
    what:
      status === 403 || status === 404
        ? 'the token may not (permission pull-requests: write)'
        : `GitHub answered with status ${status}`,
  })

/** The pull request of this run, when there is one and a token. */
async function findThread(environment: Environment): Promise<Thread | undefined> {
  const { GITHUB_EVENT_PATH: path, GITHUB_REPOSITORY: repository, GITHUB_API_URL: api } = environment
  const token = environment['INPUT_GITHUB-TOKEN']?.trim()
  if (!/^pull_request(_target)?$/.test(environment['GITHUB_EVENT_NAME'] ?? '') || !path || !repository || !token)
    return undefined
  const event: unknown = JSON.parse(await readFile(path, 'utf8').catch(() => 'null'))
  const number = numberIn(event, 'number') ?? numberIn(fieldOf(event, 'pull_request'), 'number')
  return number === undefined
    ? undefined
    : { api: api || 'https://api.github.com', repository, number, token, environment }
}

async function findComment(
  thread: Thread,
  marker: string,
): Promise<{ readonly id: number; readonly body: string } | undefined> {
  for (let page = 1; page <= MOST_PAGES; page++) {
    const answer = await ask(thread, { method: 'GET', path: `${thread.number}/comments?per_page=100&page=${page}` })
    if (answer.status !== 200) throw refusal(answer)
    const comments: unknown = JSON.parse(answer.text)
    if (!Array.isArray(comments)) throw refusal({ ...answer, status: 0 })
    for (const comment of comments as readonly unknown[]) {
      const [id, body] = [numberIn(comment, 'id'), fieldOf(comment, 'body')]
      if (id !== undefined && typeof body === 'string' && body.startsWith(marker)) return { id, body }
    }
    if (comments.length < 100) return undefined
  }
  return undefined
}

interface Question {
  readonly method: 'GET' | 'POST' | 'PATCH'
  /** Behind `issues/`. */
  readonly path: string
  readonly json?: { readonly body: string }
}

const ask = ({ api, repository, token, environment }: Thread, { method, path, json }: Question): Promise<Answer> =>
  send(
    {
      method,
      url: new URL(`${api.replace(/\/$/, '')}/repos/${repository}/issues/${path}`),
      headers: {
        authorization: `Bearer ${token}`,
        accept: 'application/vnd.github+json',
        'user-agent': 'adot-ecs-sidecar',
        'x-github-api-version': '2022-11-28',
        ...(json && { 'content-type': 'application/json' }),
      },
      body: json && JSON.stringify(json),
    },
    environment,
  )

const fieldOf = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[key] : undefined

function numberIn(value: unknown, key: string): number | undefined {
  const field = fieldOf(value, key)
  return typeof field === 'number' ? field : undefined
}
