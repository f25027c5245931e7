import { appendFileSync, readFileSync, realpathSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { endGroup, error as tellError, getInput, info, setOutput, startGroup } from '@actions/core'
import { Failure } from '../core/problem.js'
import type { Chapter, CommentLeft, CommentText, Report, Runner } from '../ports.js'
import { annotate } from './annotate.js'
import { localFiles } from './files.js'
import { findOrigin } from './origin.js'
import { findPullRequest, type PullRequest } from './pull-request.js'
import { pathInRepository } from './repository.js'

/** The runner of GitHub Actions. Inputs keep their blanks and line ends: a config value may need them. */
export const runner: Runner = {
  input: (name) => getInput(name, { trimWhitespace: false }),
  variable: (name) => process.env[name],
  outputPath: (name) => resolve(process.env['RUNNER_TEMP'] || tmpdir(), name),
  pathInRepository,
  version,
  origin: () => findOrigin(process.env),
  publish,
}

/** Everything is shown and kept, whatever fails: what the log says comes first. */
async function publish(report: Report): Promise<void> {
  report.log.forEach(tell)
  annotate(report.annotations)
  // Outside of a runner there is no file for outputs: they would be printed as commands.
  if (process.env['GITHUB_OUTPUT']) for (const [name, value] of report.outputs) setOutput(name, value)
  summarize(report.summary)
  if (report.sarif) await localFiles.write(report.sarif.path, report.sarif.text)
  const pullRequest = findPullRequest(process.env)
  const comment = pullRequest && report.comment()
  if (comment) {
    const note = await keep(comment, pullRequest)
    if (note !== undefined) {
      info(note)
      summarize(`\n_${note}_\n`)
    }
  }
}

async function keep(comment: CommentText | CommentLeft, pullRequest: PullRequest): Promise<string | undefined> {
  if ('note' in comment) return comment.note
  const { keepComment } = await import('./comment.js')
  return keepComment(comment, pullRequest)
}

function tell({ title, lines }: Chapter): void {
  if (title !== undefined) startGroup(title)
  if (lines.length > 0) info(lines.join('\n'))
  if (title !== undefined) endGroup()
}

/** The toolkit's own summary wants a file; on a laptop there is none, and nobody to read it. */
function summarize(markdown: string): void {
  const path = process.env['GITHUB_STEP_SUMMARY']
  if (path && markdown !== '') appendFileSync(path, markdown.endsWith('\n') ? markdown : `${markdown}\n`)
}

/** What nobody caught. Of a mistake of ours only where it happened is told: what it says may hold foreign text. */
export function tellCrash(error: unknown): void {
  if (error instanceof Failure) {
    for (const { what } of error.troubles) tellError(what, { title: 'ADOT sidecar' })
    return
  }
  const [name, stack] = error instanceof Error ? [error.name, error.stack ?? ''] : [typeof error, '']
  tellError(`this action has a mistake (${name}): please report it with these lines`, { title: 'ADOT sidecar' })
  info(
    stack
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .join('\n'),
  )
}

/** What package.json says beside the folder `dist`. */
function version(): string | undefined {
  try {
    const path = join(dirname(realpathSync(process.argv[1] ?? '.')), '..', 'package.json')
    return (JSON.parse(readFileSync(path, 'utf8')) as { readonly version?: string }).version
  } catch {
    return undefined
  }
}
