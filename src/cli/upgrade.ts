import { Failure } from '../core/problem.js'
import type { Finding } from '../lint/finding.js'
import { lint } from '../lint/lint.js'
import { rules } from '../rules/index.js'
import { showFinding } from '../report/text.js'
import type { Words } from './arguments.js'
import { releaseOf } from './release.js'
import type { Terminal } from '../ports.js'

/** What a config meets in one release that it does not meet in another, and the other way round. */
export async function compareReleases({ words: [path], options }: Words, terminal: Terminal): Promise<number> {
  const [from, to] = ['from', 'to'].map((name) => options.get(name)?.[0])
  if (path === undefined || from === undefined || to === undefined)
    throw new Failure({
      what: 'upgrade needs a file and two releases',
      help: 'adot-ecs upgrade collector.yaml --from v0.43.3 --to v0.49.0',
    })
  const text = await terminal.read(path)
  if (!text) throw new Failure({ what: `${path}: there is no such file` })
  const [before, after] = [releaseOf(from, '--from', terminal), releaseOf(to, '--to', terminal)].map((release) =>
    lint({ file: path, text, release, values: undefined, environment: undefined, severities: new Map() }, rules).filter(
      ({ suppressed }) => suppressed === undefined,
    ),
  )
  const fresh = without(after ?? [], before ?? [])
  const gone = without(before ?? [], after ?? [])
  if (fresh.length > 0) terminal.print(`new in ${to}:\n${fresh.map((finding) => `${showFinding(finding)}\n`).join('')}`)
  if (gone.length > 0)
    terminal.print(
      `no longer in ${to}:\n${gone.map(({ file, line, column, severity, rule, what }) => `${file}:${line}:${column} ${severity}[${rule}] ${what}\n`).join('')}`,
    )
  if (fresh.length + gone.length === 0)
    terminal.print(`nothing changes for this config between ${from} and ${to}, as far as is known here\n`)
  return fresh.some(({ severity }) => severity === 'error') ? 1 : 0
}

/** Findings of the one list that the other has not at the same place. */
const without = (findings: readonly Finding[], others: readonly Finding[]): readonly Finding[] =>
  findings.filter(
    ({ rule, line, column }) =>
      !others.some((other) => other.rule === rule && other.line === line && other.column === column),
  )
