import { getOctokit } from '@actions/github'
import { expect, test } from '@jest/globals'
import { watchCalls, whyNot } from '../src/edge/github-calls.js'
import { findOrigin } from '../src/edge/origin.js'
import { startGithub } from './fakes/github.js'

test('a call to GitHub that is never answered ends all the same', async () => {
  const github = await startGithub()
  github.fail('silence')
  const octokit = getOctokit(github.token, { baseUrl: github.url })
  watchCalls(octokit, 200)
  const call = octokit.rest.issues.listComments({ owner: 'octo-org', repo: 'shop', issue_number: 7 })
  await expect(call.catch((error: unknown) => whyNot(error))).resolves.toBe('GitHub gave no answer')
  await github.close()
})

const RUN = {
  GITHUB_ACTION: '__octo-org_adot',
  ...{ GITHUB_SERVER_URL: 'https://github.com', GITHUB_REPOSITORY: 'octo-org/shop', GITHUB_RUN_ID: '9' },
  ...{ GITHUB_WORKFLOW: 'Deploy', GITHUB_JOB: 'plan', GITHUB_SHA: 'f00' },
}

test('a run knows its page and the files that it sees, unless these are the choice of its workflow', () => {
  expect(findOrigin(RUN)).toEqual({
    job: 'Deploy/plan',
    step: '__octo-org_adot',
    run: 'https://github.com/octo-org/shop/actions/runs/9',
    files: 'https://github.com/octo-org/shop/blob/f00',
  })
  expect(findOrigin({ ...RUN, GITHUB_EVENT_NAME: 'pull_request_target' })?.files).toBeUndefined()
  expect(findOrigin({})).toBeUndefined()
})
