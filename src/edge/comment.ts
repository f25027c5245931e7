import { getOctokit } from '@actions/github'
import type { CommentText } from '../ports.js'
import type { PullRequest } from './pull-request.js'

interface Thread {
  readonly octokit: ReturnType<typeof getOctokit>
  readonly place: PullRequest['place']
}

/**
 * Keeps one comment on the pull request: the one that begins with the marker is updated, else one is created. Resolves to a
 * line for the log when there is none afterwards, as with a token that may not write.
 */
export async function keepComment(
  { marker, body, isNews }: CommentText,
  { token, place }: PullRequest,
): Promise<string | undefined> {
  const thread = { octokit: getOctokit(token), place }
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
