import { appendFileSync, existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative, resolve } from 'node:path'
import { forCommand } from '../core/escape.js'
import type { Chapter, Report, Runner } from '../ports.js'
import { Failure } from '../core/problem.js'
import { commandOf } from './command.js'
import { localFiles } from './files.js'

/**
 * The runner's own protocol: inputs are variables, commands are lines on standard output, outputs and the summary are
 * appended to files. https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
 */
export const runner: Runner = {
  input: (name) => process.env[`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`] ?? '',
  variable: (name) => process.env[name],
  outputPath: (name) => resolve(process.env['RUNNER_TEMP'] || tmpdir(), name),
  pathInRepository,
  publish,
}

/** Everything is shown and kept, whatever fails: what the log says comes first. */
async function publish(report: Report): Promise<void> {
  const lines = [...report.log.flatMap(linesOf), ...report.annotations.map(commandOf)]
  process.stdout.write(lines.map((line) => `${line}\n`).join(''))
  for (const [name, value] of report.outputs) append('GITHUB_OUTPUT', heredoc(name, value))
  append('GITHUB_STEP_SUMMARY', report.summary)
  if (report.sarif) await localFiles.write(report.sarif.path, report.sarif.text)
  if (report.comment) {
    const { keepComment } = await import('./comment.js')
    const note = await keepComment(report.comment, process.env)
    if (note !== undefined) process.stdout.write(`${note}\n`)
  }
}

/** What nobody caught. Of a mistake of ours only where it happened is told: what it says may hold foreign text. */
export function tellCrash(error: unknown): void {
  if (error instanceof Failure) {
    const lines = error.troubles.map(({ what }) => commandOf({ level: 'error', title: 'ADOT sidecar', message: what }))
    process.stdout.write(lines.map((line) => `${line}\n`).join(''))
    return
  }
  const [name, stack] = error instanceof Error ? [error.name, error.stack ?? ''] : [typeof error, '']
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line))
  const what = `this action has a mistake (${name}): please report it with these lines`
  process.stdout.write([`::error title=ADOT sidecar::${forCommand(what)}`, ...frames, ''].join('\n'))
}

const linesOf = ({ title, lines }: Chapter): readonly string[] =>
  title === undefined ? lines : [`::group::${forCommand(title)}`, ...lines, '::endgroup::']

/** Appends to the file that a variable names; without one, as on a laptop, there is nobody to read it. */
function append(variable: string, text: string): void {
  const path = process.env[variable]
  if (path && text !== '') appendFileSync(path, text.endsWith('\n') ? text : `${text}\n`)
}

/** Several lines as one value: the line that ends it is none of them. */
function heredoc(name: string, value: string): string {
  let end = 'END'
  while (value.split(/\r?\n/).includes(end)) end += '_'
  return `${name}<<${end}\n${value}\n${end}`
}

/** The checkout is the nearest folder upwards with a `.git`, else the workspace. */
function pathInRepository(path: string): string {
  const absolute = resolve(path)
  let folder = dirname(absolute)
  while (!existsSync(join(folder, '.git')) && dirname(folder) !== folder) folder = dirname(folder)
  const root = existsSync(join(folder, '.git')) ? folder : process.cwd()
  const inside = relative(root, absolute).replaceAll('\\', '/')
  return inside.startsWith('..') ? path : inside
}
