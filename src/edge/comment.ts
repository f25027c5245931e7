import { getOctokit } from '@actions/github'
import { isSameSidecar, mayBeSameSidecar, printMarker, readMarker, type Marker } from '../core/marker.js'
import type { CommentText } from '../ports.js'
import { watchCalls, whyNot } from './github-calls.js'
import type { PullRequest } from './pull-request.js'

type Octokit = ReturnType<typeof getOctokit>

interface Thread {
  readonly octokit: Octokit
  readonly place: PullRequest['place']
}

/** A comment with a marker of ours. */
interface Found {
  readonly id: number
  readonly author: string
  readonly marker: Marker
}

/** Whose comments a workflow's own token writes: nobody else can write under this name. */
const WORKFLOWS = 'github-actions[bot]'
const PER_PAGE = 100
/** Enough to hide the way to GitHub and back, too few for its limits. */
const AT_ONCE = 5

/**
 * Keeps one comment on the pull request: the oldest that is about this sidecar is updated when it says something else,
 * else one is created. Others of ours about the same sidecar, left by runs at the same time, are deleted. Resolves to a
 * line for the reader when the comment could not be kept, as with a token that may not write.
 */
export async function keepComment(text: CommentText, { token, place }: PullRequest): Promise<string | undefined> {
  const octokit = getOctokit(token)
  watchCalls(octokit)
  const thread = { octokit, place }
  try {
    const [first, ...others] = await ownComments(thread, text.marker)
    if (first ? first.marker.text !== text.marker.text || !isSameSidecar(first.marker, text.marker) : text.isNews)
      await write(thread, first?.id, `${printMarker(text.marker)}\n${text.body}`)
    await removeRepeats(thread, others)
    return undefined
  } catch (error) {
    return `note: no comment on the pull request, the job summary says the same: ${whyNot(error)}`
  }
}

/** Comments about this sidecar that this token's owner, or a workflow, has written; oldest first. */
async function ownComments(thread: Thread, marker: Marker): Promise<readonly Found[]> {
  const found = await findComments(thread, marker)
  const same = found.filter((one) => isSameSidecar(one.marker, marker))
  const akin = found.filter((one) => !same.includes(one))
  const own = await writtenByUs(thread, same)
  if (own.length > 0) return own
  // One that knew less, or more, may be this one's: but only when there is no choice.
  const [only, ...more] = await writtenByUs(thread, akin)
  return only && more.length === 0 ? [only] : []
}

/** A marker can be copied. Who the token is of takes a call of its own, so it is asked only when there is need. */
async function writtenByUs({ octokit }: Thread, found: readonly Found[]): Promise<readonly Found[]> {
  const byWorkflows = found.filter(({ author }) => author === WORKFLOWS)
  if (found.length === byWorkflows.length || byWorkflows.length > 0) return byWorkflows
  const { viewer } = await octokit.graphql<{ readonly viewer: { readonly login: string } }>('{ viewer { login } }')
  const plain = (login: string): string => login.replace(/\[bot\]$/, '')
  return found.filter(({ author }) => plain(author) === plain(viewer.login))
}

/** Most often the comment is on the first page. Else the others are asked for together. */
async function findComments(thread: Thread, marker: Marker): Promise<readonly Found[]> {
  const first = await readPage(thread, marker, 1)
  if (first.last === 1 || first.found.some((one) => isSameSidecar(one.marker, marker))) return first.found
  const found = [...first.found]
  for (let page = 2; page <= first.last; page += AT_ONCE) {
    const numbers = Array.from({ length: Math.min(AT_ONCE, first.last - page + 1) }, (_, index) => page + index)
    const pages = await Promise.all(numbers.map((number) => readPage(thread, marker, number)))
    found.push(...pages.flatMap((one) => one.found))
    if (found.some((one) => isSameSidecar(one.marker, marker))) break
  }
  return found
}

async function readPage(
  { octokit, place }: Thread,
  marker: Marker,
  page: number,
): Promise<{ readonly found: readonly Found[]; readonly last: number }> {
  const { data, headers } = await octokit.rest.issues.listComments({ ...place, per_page: PER_PAGE, page })
  const last = /[?&]page=(\d+)(?:&[^>]*)?>; rel="last"/.exec(headers.link ?? '')?.[1]
  const found = data.flatMap(({ id, body, user }) => {
    const known = readMarker(body ?? '')
    return known && mayBeSameSidecar(known, marker) ? [{ id, author: user?.login ?? '', marker: known }] : []
  })
  return { found, last: Number(last ?? page) }
}

/** One that was deleted in the meantime is written anew. */
async function write({ octokit, place }: Thread, id: number | undefined, body: string): Promise<void> {
  const { owner, repo } = place
  if (id !== undefined) {
    try {
      await octokit.rest.issues.updateComment({ owner, repo, comment_id: id, body })
      return
    } catch (error) {
      if (!(error instanceof Error && 'status' in error && error.status === 404)) throw error
    }
  }
  await octokit.rest.issues.createComment({ ...place, body })
}

async function removeRepeats({ octokit, place: { owner, repo } }: Thread, others: readonly Found[]): Promise<void> {
  for (const { id } of others) await octokit.rest.issues.deleteComment({ owner, repo, comment_id: id })
}
