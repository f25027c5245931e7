import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { type Github, startGithub } from '../fakes/github.js'
import type { ActionRun } from '../fakes/runner.js'
import { CONFIG, run } from './action.js'

let github: Github

beforeEach(async () => {
  github = await startGithub()
})

afterEach(async () => {
  await github.close()
})

const WRONG = CONFIG.replace('exporters: [awsxray]', 'exporters: [awsxrai]')

const lint = (
  config: string,
  more: { token?: string; inputs?: Readonly<Record<string, string>>; event?: string } = {},
): Promise<ActionRun> =>
  run({
    config,
    inputs: { mode: 'lint', 'task-definition': '', ...more.inputs },
    token: more.token ?? github.token,
    event: { pull_request: { number: 7 } },
    env: { GITHUB_API_URL: github.url, GITHUB_EVENT_NAME: more.event ?? 'pull_request' },
  })

test('one comment is kept up to date', async () => {
  github.seedComment(7, 'looks good to me')
  await lint(WRONG)
  expect(github.comments(7)).toHaveLength(2)
  expect(github.comments(7)[1]?.body).toMatch(/^<!-- adot-ecs-sidecar [^\n]+ -->\n### ❌ ADOT sidecar: /)
  await lint(CONFIG)
  expect(github.comments(7)).toHaveLength(2)
  expect(github.comments(7)[1]?.body).toContain('### ✅ ADOT sidecar: the config has no findings')
  const before = github.writes().length
  await lint(CONFIG)
  expect(github.writes()).toHaveLength(before)
})

test('where nothing was said before, good news is none', async () => {
  await lint(CONFIG)
  expect(github.writes()).toEqual([])
})

test('two configs have a comment each', async () => {
  await lint(WRONG)
  await run({
    files: { 'other.yaml': WRONG },
    inputs: { mode: 'lint', 'task-definition': '', config: 'other.yaml' },
    token: github.token,
    event: { pull_request: { number: 7 } },
    env: { GITHUB_API_URL: github.url, GITHUB_EVENT_NAME: 'pull_request' },
  })
  expect(github.comments(7)).toHaveLength(2)
})

test('the comment is found behind hundreds of others', async () => {
  for (let index = 0; index < 150; index++) github.seedComment(7, `comment ${index}`)
  await lint(WRONG)
  await lint(CONFIG)
  expect(github.comments(7)).toHaveLength(151)
})

test.each<[string, Parameters<typeof lint>[1]]>([
  ['outside of pull requests', { event: 'push' }],
  ['when told not to', { inputs: { comment: 'never' } }],
  ['without a token', { token: '' }],
])('%s no comment is written', async (_, more) => {
  expect((await lint(CONFIG, more)).exitCode).toBe(0)
  expect(github.requests).toEqual([])
})

test('a token that may not write costs a note and nothing else', async () => {
  const ran = await lint(WRONG, { token: github.readOnlyToken, inputs: { 'fail-on': 'never' } })
  expect(ran.exitCode).toBe(0)
  expect(ran.stdout).toContain(
    'note: no comment on the pull request, the job summary says the same: the token may not (permission pull-requests: write)',
  )
})

test.each(['server-error', 'reset'] as const)('GitHub in trouble (%s) costs a note and nothing else', async (kind) => {
  github.fail(kind, { times: Infinity })
  const ran = await lint(CONFIG)
  expect(ran.exitCode).toBe(0)
  expect(ran.stdout).toContain('note: no comment on the pull request')
  expect(github.comments(7)).toEqual([])
})
