import { readFileSync } from 'node:fs'

type Environment = Readonly<Record<string, string | undefined>>

/** The pull request that a run belongs to, as GitHub's API names it, and the token to write to it. */
export interface PullRequest {
  readonly token: string
  readonly place: { readonly owner: string; readonly repo: string; readonly issue_number: number }
}

/** The pull request of this run, when there is one and a token. */
export function findPullRequest(environment: Environment): PullRequest | undefined {
  const { GITHUB_EVENT_PATH: path, GITHUB_REPOSITORY: repository = '', GITHUB_EVENT_NAME: event = '' } = environment
  const token = environment['INPUT_GITHUB-TOKEN']?.trim()
  const [owner, repo] = repository.split('/')
  if (!/^pull_request(_target)?$/.test(event) || !path || !owner || !repo || !token) return undefined
  const payload = readEvent(path)
  const number = fieldOf(payload, 'number') ?? fieldOf(fieldOf(payload, 'pull_request'), 'number')
  if (typeof number !== 'number') return undefined
  return { token, place: { owner, repo, issue_number: number } }
}

function readEvent(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}

const fieldOf = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? Object.entries(value).find(([name]) => name === key)?.[1] : undefined
