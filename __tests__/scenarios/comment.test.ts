import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { startAws, type Aws } from '../fakes/aws.js'
import { type Github, startGithub } from '../fakes/github.js'
import { BOT, PERSON } from '../fakes/github-routes.js'
import type { ActionRun } from '../fakes/runner.js'
import { appTask } from '../fakes/samples.js'
import { CONFIG, run } from './action.js'

let github: Github

beforeEach(async () => {
  github = await startGithub()
})

afterEach(async () => {
  await github.close()
})

const WRONG = CONFIG.replace('exporters: [awsxray]', 'exporters: [awsxrai]')

interface More {
  readonly token?: string
  readonly inputs?: Readonly<Record<string, string>>
  readonly env?: Readonly<Record<string, string>>
  readonly files?: Readonly<Record<string, string>>
}

/** A run in pull request 7. */
const pull = (
  config: string,
  { inputs = {}, env = {}, token = github.token, files = {} }: More = {},
): Promise<ActionRun> =>
  run({
    ...{ config, inputs, files, token },
    event: { pull_request: { number: 7 } },
    env: {
      ...{ GITHUB_API_URL: github.url, GITHUB_EVENT_NAME: 'pull_request' },
      ...{ GITHUB_WORKFLOW: 'Deploy', GITHUB_JOB: 'check', ...env },
    },
  })

const lint = (config: string, more: More = {}): Promise<ActionRun> =>
  pull(config, { ...more, inputs: { mode: 'lint', 'task-definition': '', ...more.inputs } })

const bodies = (): readonly string[] => github.comments(7).map(({ body }) => body)
const calls = (): readonly string[] => github.requests.map(({ method, status }) => `${method} ${status}`)
/** Forgets what was called so far. */
const since = (): (() => readonly string[]) => {
  const before = github.requests.length
  return () => calls().slice(before)
}

test('a comment is created, left alone, updated, resolved, and left alone again', async () => {
  github.seedComment(7, 'looks good to me', 'octocat')
  await lint(WRONG)
  expect(calls()).toEqual(['GET 200', 'POST 201'])
  expect(bodies()[1]).toMatch(/^<!-- adot-ecs-sidecar [0-9a-f -]+ -->\n### ❌ ADOT sidecar, stopped: 1 error/)
  await lint(WRONG, { env: { GITHUB_RUN_ID: '2', GITHUB_SHA: 'f00' } })
  expect(calls().slice(2)).toEqual(['GET 200'])
  await lint(WRONG.replace('health_check:', 'health_chek:'))
  expect(calls().slice(3)).toEqual(['GET 200', 'PATCH 200'])
  await lint(CONFIG)
  expect(bodies()).toHaveLength(2)
  expect(bodies()[1]).toContain('### ✅ ADOT sidecar, passed: the config has no findings')
  const later = since()
  await lint(CONFIG)
  expect(later()).toEqual(['GET 200'])
})

test('the comment says in short what the summary says, and where that is', async () => {
  const { summary } = await lint(WRONG, { env: { GITHUB_SHA: 'f00' } })
  const [body = ''] = bodies()
  for (const text of ['#### Findings: 1 error', 'exporter "awsxrai"', 'blob/f00/adot.yaml#L16']) {
    expect(body).toContain(text)
    expect(summary).toContain(text)
  }
  expect(summary).toContain('**Collector:** v0.49.0, released 2026-07-13 (')
  expect(body).toContain('**Collector:** v0.49.0, released 2026-07-13,')
  expect(body).toContain('[summary of the run](https://github.com/octo-org/shop/actions/runs/1)')
})

test('where nothing was said before, good news is none', async () => {
  await lint(CONFIG)
  expect(github.writes()).toEqual([])
})

test('configs, services, containers, environments and jobs have a comment each', async () => {
  const inputs = { cluster: 'prod', service: 'web', mode: 'plan', 'aws-region': 'eu-central-1' }
  const aws = await startAws()
  for (const other of [
    {},
    { service: 'api' },
    { cluster: 'staging' },
    { 'container-name': 'collector' },
    { 'parameter-name': '/other/{family}' },
    { 'aws-region': 'eu-west-1' },
  ])
    await pull(WRONG, { inputs: { ...inputs, ...other }, env: aws.env })
  await aws.close()
  await pull(WRONG, { inputs, env: { ...aws.env, GITHUB_JOB: 'production' } })
  await lint(WRONG)
  await lint(WRONG, { inputs: { config: 'other.yaml' }, files: { 'other.yaml': WRONG } })
  expect(github.comments(7)).toHaveLength(9)
  expect(new Set(bodies().map((body) => body.slice(0, 35))).size).toBe(9)
})

test('two steps of a job that read the same file have a comment each, and find it again', async () => {
  const first = { env: { GITHUB_ACTION: '__octo-org_adot' } }
  const second = { env: { GITHUB_ACTION: '__octo-org_adot_2' } }
  await lint(WRONG, first)
  await lint(WRONG.replace('health_check:', 'health_chek:'), second)
  expect(bodies()).toHaveLength(2)
  const later = since()
  await lint(WRONG, first)
  await lint(CONFIG, second)
  expect(later()).toEqual(['GET 200', 'GET 200', 'PATCH 200'])
  expect(bodies().map((body) => /[✅❌]/u.exec(body)?.[0])).toEqual(['❌', '✅'])
})

test('a step that names a service finds its comment also when it has moved', async () => {
  const aws = await startAws()
  const inputs = { cluster: 'prod', service: 'web', mode: 'plan' }
  await pull(WRONG, { inputs, env: { ...aws.env, GITHUB_ACTION: '__octo-org_adot' } })
  await pull(WRONG, { inputs, env: { ...aws.env, GITHUB_ACTION: '__octo-org_adot_2' } })
  await aws.close()
  expect(bodies()).toHaveLength(1)
})

test('refused inputs take back what an earlier run said, by their names and without a value', async () => {
  const warned = CONFIG.replace('extensions: [health_check]', 'extensions: []')
  await lint(warned)
  expect(bodies()[0]).toContain('### ✅ ADOT sidecar, passed')
  const inputs = { cpu: 'hunter2', 'config-values': 'hunter2', rules: 'hunter2=off' }
  const ran = await lint(warned, { inputs })
  expect(ran.exitCode).toBe(1)
  expect(bodies()).toHaveLength(1)
  expect(bodies()[0]).toContain('### ❌ ADOT sidecar, stopped: nothing was written: 3 problems to solve first')
  expect(bodies()[0]).toContain('Of the inputs, `config-values`, `cpu`, `rules` are refused')
  expect(bodies()[0]).toContain('[summary of the run]')
  expect(bodies()[0]).not.toContain('hunter2')
  const later = since()
  await lint(warned, { inputs })
  await lint(warned)
  expect(later()).toEqual(['GET 200', 'GET 200', 'PATCH 200'])
  expect(bodies()[0]).toContain('### ✅ ADOT sidecar, passed')
})

test('so it is with a service, whose account a refused run does not know', async () => {
  const aws = await startAws()
  aws.seed.taskDefinition(appTask())
  await planIn(aws)
  await planIn(aws, { inputs: { memory: 'hunter2' } })
  expect(bodies()).toHaveLength(1)
  expect(bodies()[0]).toContain('Of the inputs, `memory` is refused')
  await planIn(aws)
  await aws.close()
  expect(bodies()).toHaveLength(1)
  expect(bodies()[0]).toContain('### ✅ ADOT sidecar, passed: would change')
})

test('where nothing was said before, refused inputs are told by the step alone', async () => {
  await lint(WRONG, { inputs: { cpu: 'many' } })
  expect(github.writes()).toEqual([])
})

test.each([
  ['container-name', { 'container-name': 'hunter2 !' }],
  ['config', { config: '' }],
  ['comment', { comment: 'hunter2' }],
])('with a refused %s the comment cannot be found: it stays, and the log says so', async (_, inputs) => {
  await lint(WRONG)
  const [before] = bodies()
  const later = since()
  const ran = await lint(CONFIG, { inputs })
  const note = 'note: no comment on the pull request: inputs that tell which one are refused'
  expect(ran.stdout).toContain(note)
  expect(ran.summary).toContain(note)
  expect(later()).toEqual([])
  expect(bodies()).toEqual([before])
})

test('refused inputs say nothing of comments where there are none', async () => {
  for (const more of [
    { inputs: { config: '', comment: 'never' } },
    { inputs: { config: '' }, token: '' },
    { inputs: { config: '' }, env: { GITHUB_EVENT_NAME: 'push' } },
  ])
    expect((await lint(WRONG, more)).stdout).not.toContain('no comment')
})

/** The same workflow on two accounts: nothing but the credentials differs. */
const planIn = (aws: Aws, more: More = {}): Promise<ActionRun> =>
  pull(CONFIG, { ...more, inputs: { mode: 'plan', ...more.inputs }, env: { ...aws.env, ...more.env } })

test('one service in two accounts has a comment for each, also when one was refused at first', async () => {
  const [staging, production] = await Promise.all([
    startAws({ account: '111111111111' }),
    startAws({ account: '222222222222' }),
  ])
  for (const aws of [staging, production]) aws.seed.taskDefinition(appTask())
  staging.fail({ kind: 'expired-token', times: 2 })
  await planIn(staging)
  expect(bodies()[0]).toContain('### ❌ ADOT sidecar, stopped: nothing was written: 2 problems')
  await planIn(staging)
  expect(bodies()).toHaveLength(1)
  await planIn(production)
  expect(bodies()).toHaveLength(2)
  const later = since()
  await planIn(staging)
  await planIn(production)
  expect(later()).toEqual(['GET 200', 'GET 200'])
  expect(bodies().every((body) => body.includes('### ✅ ADOT sidecar, passed: would change'))).toBe(true)
  await Promise.all([staging.close(), production.close()])
})

test("a task definition's file may have another name in each run", async () => {
  const aws = await startAws()
  const files = { 'a-1.json': JSON.stringify(appTask()), 'b-2.json': JSON.stringify(appTask()) }
  await planIn(aws, { files, inputs: { 'task-definition': 'a-1.json' } })
  await planIn(aws, { files, inputs: { 'task-definition': 'b-2.json' } })
  await planIn(aws, {
    files: { 'c.json': JSON.stringify({ ...appTask(), family: 'api' }) },
    inputs: { 'task-definition': 'c.json' },
  })
  await aws.close()
  expect(bodies()).toHaveLength(2)
})

test('a comment deleted by hand is written anew', async () => {
  await lint(WRONG)
  github.removeComment(github.comments(7)[0]?.id ?? 0)
  await lint(WRONG)
  expect(bodies()).toHaveLength(1)
})

test('so is one that is deleted between looking and writing', async () => {
  await lint(WRONG)
  const [first] = github.comments(7)
  const later = since()
  github.fail('gone', { method: 'PATCH' })
  await lint(CONFIG)
  expect(later()).toEqual(['GET 200', 'PATCH 404', 'POST 201'])
  expect(github.comments(7)).toHaveLength(1)
  expect(github.comments(7)[0]?.id).not.toBe(first?.id)
})

test('among 1,000 comments one call finds an early comment, and two round trips any other', async () => {
  await lint(WRONG)
  const [first] = github.comments(7)
  for (let index = 0; index < 999; index++) github.seedComment(7, `comment ${index}`, 'octocat')
  const early = since()
  await lint(CONFIG)
  expect(early()).toEqual(['GET 200', 'PATCH 200'])
  github.removeComment(first?.id ?? 0)
  await lint(WRONG)
  const late = since()
  await lint(CONFIG)
  expect(late()).toEqual([...Array.from({ length: 10 }, () => 'GET 200'), 'PATCH 200'])
  expect(bodies().filter((body) => body.startsWith('<!-- adot'))).toHaveLength(1)
})

test('of two comments that runs at the same time have left, the older stays', async () => {
  await lint(WRONG)
  const [{ id, body } = { id: 0, body: '' }] = github.comments(7)
  github.seedComment(7, body, BOT)
  await lint(CONFIG)
  expect(github.comments(7).map((one) => one.id)).toEqual([id])
  expect(bodies()[0]).toContain('✅')
})

test("the marker in somebody else's comment is not ours", async () => {
  await lint(WRONG)
  const [{ id, body } = { id: 0, body: '' }] = github.comments(7)
  github.removeComment(id)
  github.seedComment(7, body, 'octocat')
  const later = since()
  await lint(WRONG)
  expect(later()).toEqual(['GET 200', 'POST 200', 'POST 201'])
  expect(github.comments(7).map(({ author }) => author)).toEqual(['octocat', BOT])
  await lint(CONFIG)
  expect(bodies()[0]).toBe(body)
  expect(bodies()[1]).toContain('✅')
})

test("a person's token keeps that person's comment", async () => {
  await lint(WRONG, { token: github.userToken })
  await lint(CONFIG, { token: github.userToken })
  expect(github.comments(7).map(({ author }) => author)).toEqual([PERSON])
  expect(bodies()[0]).toContain('✅')
})

test('a comment of thousands of findings stays within what GitHub takes', async () => {
  const many = Array.from({ length: 3_000 }, (_, index) => `  awsxray/${index}: {colour: red}`).join('\n')
  const { stdout } = await lint(CONFIG.replace('exporters:', `exporters:\n${many}`), { inputs: { 'fail-on': 'never' } })
  const [body = ''] = bodies()
  expect(stdout).not.toContain('note: no comment')
  expect(body.length).toBeLessThanOrEqual(65_536)
  expect(body).toMatch(/\d+ more findings: see the log of this step\./)
})

test.each<[string, More]>([
  ['outside of pull requests', { env: { GITHUB_EVENT_NAME: 'push' } }],
  ['when told not to', { inputs: { comment: 'never' } }],
  ['without a token', { token: '' }],
])('%s no comment is written', async (_, more) => {
  expect((await lint(WRONG, { ...more, inputs: { ...more.inputs, 'fail-on': 'never' } })).exitCode).toBe(0)
  expect(github.requests).toEqual([])
})

const NOTE = 'note: no comment on the pull request, the job summary says the same: '

test("a fork's token, which may only read, costs a note and nothing else", async () => {
  const ran = await lint(WRONG, { token: github.readOnlyToken, inputs: { 'fail-on': 'never' } })
  expect(ran.exitCode).toBe(0)
  const note = `${NOTE}the token may not (permission pull-requests: write)`
  expect(ran.stdout).toContain(note)
  expect(ran.summary).toContain(note)
  expect(ran.annotations.map(({ message }) => message).join()).not.toContain('no comment')
})

test.each([
  ['server-error', 'GitHub answered with status 502'],
  ['reset', 'GitHub gave no answer'],
  ['rate-limit', "GitHub's rate limit is used up for now"],
  ['secondary-rate-limit', "GitHub's rate limit is used up for now"],
] as const)('GitHub in trouble (%s) costs a note and nothing else', async (kind, why) => {
  github.fail(kind, { times: Infinity })
  const ran = await lint(CONFIG)
  expect(ran.exitCode).toBe(0)
  expect(ran.stdout).toContain(`${NOTE}${why}\n`)
  expect(github.comments(7)).toEqual([])
})

test.each([['a pull request that the token cannot see', 8, 'the token may not (permission pull-requests: write)']])(
  '%s costs a note and nothing else',
  async (_, number, why) => {
    const ran = await run({
      config: WRONG,
      inputs: { mode: 'lint', 'task-definition': '', 'fail-on': 'never' },
      token: github.token,
      event: { pull_request: { number } },
      env: { GITHUB_API_URL: github.url, GITHUB_EVENT_NAME: 'pull_request' },
    })
    expect([ran.exitCode, ran.stdout.includes(`${NOTE}${why}\n`)]).toEqual([0, true])
  },
)

test('a token that GitHub does not accept costs a note and nothing else', async () => {
  const ran = await lint(WRONG, { token: 'ghs_other', inputs: { 'fail-on': 'never' } })
  expect([ran.exitCode, ran.stdout.includes(`${NOTE}GitHub does not accept the token\n`)]).toEqual([0, true])
})

test('the debug log has every call to GitHub and not a word of the comment', async () => {
  const ran = await lint(WRONG, { env: { RUNNER_DEBUG: '1' } })
  const lines = ran.commands.flatMap(({ name, message }) => (name === 'debug' ? [message] : []))
  const github = lines.filter((line) => line.startsWith('GitHub '))
  expect(github.map((line) => line.replace(/\d+ ms$/, 'N ms'))).toEqual([
    'GitHub GET /repos/{owner}/{repo}/issues/{issue_number}/comments: 200, N ms',
    'GitHub POST /repos/{owner}/{repo}/issues/{issue_number}/comments: 201, N ms',
  ])
})
