import { readFile } from 'node:fs/promises'
import { getOctokit } from '@actions/github'
import type { CommentText } from '../ports.js'

type Environment = Readonly<Record<string, string | undefined>>

/** Where the pull request's comments are. */
interface Thread {
  readonly octokit: ReturnType<typeof getOctokit>
  readonly place: { readonly owner: string; readonly repo: string; readonly issue_number: number }
}

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
    await write(thread, before?.id, text)
    return undefined
  } catch (error) {
    return `note: no comment on the pull request, the job summary says the same: ${reasonOf(error)}`
  }
}

/** Why GitHub did not take it; never its own words, which may quote the comment. */
function reasonOf(error: unknown): string {
  const status = error instanceof Error && 'status' in error ? Number(error.status) : undefined
  if (status === 403 || status === 404) return 'the token may not (permission pull-requests: write)'
  return status === undefined ? 'GitHub gave no answer' : `GitHub answered with status ${String(status)}`
}

/** The pull request of this run, when there is one and a token. */
async function findThread(environment: Environment): Promise<Thread | undefined> {
  const { GITHUB_EVENT_PATH: path, GITHUB_REPOSITORY: repository = '', GITHUB_EVENT_NAME: event = '' } = environment
  const token = environment['INPUT_GITHUB-TOKEN']?.trim()
  const [owner, repo] = repository.split('/')
  if (!/^pull_request(_target)?$/.test(event) || !path || !owner || !repo || !token) return undefined
  const payload: unknown = JSON.parse(await readFile(path, 'utf8').catch(() => 'null'))
  const number = fieldOf(payload, 'number') ?? fieldOf(fieldOf(payload, 'pull_request'), 'number')
  if (typeof number !== 'number') return undefined
  return { octokit: getOctokit(token), place: { owner, repo, issue_number: number } }
}

async function findComment(
  { octokit, place }: Thread,
  marker: string,
): Promise<{ readonly id: number; readonly body: string } | undefined> {
  const pages = octokit.paginate.iterator(octokit.rest.issues.listComments, { ...place, per_page: 100 })
  for await (const { data } of pages) {
    const found = data.find(({ body }) => body?.startsWith(marker))
    if (found) return { id: found.id, body: found.body ?? '' }
  }
  return undefined
}

async function write({ octokit, place }: Thread, id: number | undefined, body: string): Promise<void> {
  if (id === undefined) await octokit.rest.issues.createComment({ ...place, body })
  else await octokit.rest.issues.updateComment({ owner: place.owner, repo: place.repo, comment_id: id, body })
}

const fieldOf = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? Object.entries(value).find(([name]) => name === key)?.[1] : undefined
