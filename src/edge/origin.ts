import type { Origin } from '../ports.js'

/** Where on GitHub this run is, by the variables that the runner sets. */
export function findOrigin(environment: Readonly<Record<string, string | undefined>>): Origin | undefined {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run } = environment
  const { GITHUB_WORKFLOW: workflow = '', GITHUB_JOB: job = '', GITHUB_ACTION: step = '' } = environment
  const { GITHUB_SHA: commit, GITHUB_EVENT_NAME: event } = environment
  if (!server || !repository || !run) return undefined
  // There the commit is the base branch's, and what is checked out is the workflow's own choice.
  const isOther = event === 'pull_request_target'
  return {
    job: `${workflow}/${job}`,
    step,
    run: `${server}/${repository}/actions/runs/${run}`,
    files: commit && !isOther ? `${server}/${repository}/blob/${commit}` : undefined,
  }
}
