import { getOctokit } from '@actions/github'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { type Github, startGithub } from './github.js'

let github: Github

const pull = { owner: 'octo-org', repo: 'shop', issue_number: 7 }

beforeEach(async () => {
  github = await startGithub()
})

afterEach(() => github.close())

const octokit = (token = github.token) => getOctokit(token, { baseUrl: github.url }).rest.issues

test('a comment is created, found, changed and deleted', async () => {
  const { data } = await octokit().createComment({ ...pull, body: 'one' })
  expect(data.user?.login).toBe('github-actions[bot]')
  await octokit().updateComment({ ...pull, comment_id: data.id, body: 'two' })
  expect(github.comments(7)).toEqual([{ id: data.id, author: 'github-actions[bot]', body: 'two' }])
  const { data: found } = await octokit().listComments(pull)
  expect(found.map(({ body }) => body)).toEqual(['two'])
  await octokit().deleteComment({ ...pull, comment_id: data.id })
  expect(github.comments(7)).toEqual([])
  expect(github.writes().map(({ method, status }) => `${method} ${status}`)).toEqual([
    'POST 201',
    'PATCH 200',
    'DELETE 204',
  ])
})

test('comments come in pages', async () => {
  for (let count = 0; count < 205; count += 1) github.seedComment(7, `comment ${count}`, 'octocat')
  const { paginate, rest } = getOctokit(github.token, { baseUrl: github.url })
  const all = await paginate(rest.issues.listComments, { ...pull, per_page: 100 })
  expect(all).toHaveLength(205)
  expect(all.at(-1)?.user?.login).toBe('octocat')
  expect(github.requests.map(({ path }) => /page=\d+$/.exec(path)?.[0])).toEqual(['page=100', 'page=2', 'page=3'])
})

test.each([
  [
    'a token that may only read',
    403,
    'Resource not accessible by integration',
    () => octokit(github.readOnlyToken).createComment({ ...pull, body: 'x' }),
  ],
  ['a wrong token', 401, 'Bad credentials', () => octokit('ghs_other').listComments(pull)],
  ['a pull request that is not there', 404, 'Not Found', () => octokit().listComments({ ...pull, issue_number: 8 })],
  ['another repository', 404, 'Not Found', () => octokit().listComments({ ...pull, repo: 'other' })],
  [
    'a comment that is not there',
    404,
    'Not Found',
    () => octokit().updateComment({ ...pull, comment_id: 1, body: 'x' }),
  ],
  [
    "somebody else's comment",
    403,
    'Resource not accessible',
    () => octokit().deleteComment({ ...pull, comment_id: github.seedComment(7, 'x', 'octocat') }),
  ],
  ['a body of 65,537 letters', 422, 'too long', () => octokit().createComment({ ...pull, body: 'x'.repeat(65_537) })],
])('%s is refused: %i', async (_, status, message, call) => {
  await expect(call()).rejects.toMatchObject({ status, message: expect.stringContaining(message) })
})

test('a token that may only read may read', async () => {
  expect((await octokit(github.readOnlyToken).listComments(pull)).status).toBe(200)
})

test('without a token nothing is answered', async () => {
  expect((await fetch(`${github.url}/repos/octo-org/shop/issues/7/comments`)).status).toBe(401)
})

test.each([
  ['server-error', { status: 502 }],
  ['rate-limit', { status: 403, response: { headers: { 'x-ratelimit-remaining': '0' } } }],
  ['secondary-rate-limit', { status: 403, response: { headers: { 'retry-after': '1' } } }],
  ['reset', { status: 500 }],
] as const)('%s hits as often as it says, and only its method', async (kind, error) => {
  github.fail(kind, { times: 2, method: 'POST' })
  await octokit().listComments(pull)
  for (let count = 0; count < 2; count += 1) {
    await expect(octokit().createComment({ ...pull, body: 'x' })).rejects.toMatchObject(error)
  }
  await octokit().createComment({ ...pull, body: 'x' })
  expect(github.comments(7)).toHaveLength(1)
})
