import type { Release } from '../collector/catalog.js'
import { forJson, visible } from '../core/escape.js'
import { Failure } from '../core/problem.js'
import type { Finding } from '../lint/finding.js'
import { lint, look, type LintRequest } from '../lint/lint.js'
import { rules } from '../rules/index.js'
import { showFinding } from '../report/text.js'
import { choose, type Words } from './arguments.js'
import { movedDefaults, type MovedDefault } from './defaults.js'
import { readGiven, type Given } from './files.js'
import { plainFinding } from './format.js'
import { releaseOf } from './release.js'
import { PLAIN_FORMATS } from './table.js'
import type { Terminal } from '../ports.js'

/** What a config meets in one release that it does not meet in another, the other way round, and which of its defaults move. */
interface Comparison {
  readonly from: Release
  readonly to: Release
  readonly file: string
  readonly fresh: readonly Finding[]
  readonly gone: readonly Finding[]
  readonly defaults: readonly MovedDefault[]
}

export async function compareReleases({ words, options }: Words, terminal: Terminal): Promise<number> {
  const one = (name: string): string | undefined => options.get(name)?.[0]
  const format = choose('--format', one('format') ?? 'text', PLAIN_FORMATS)
  const [from, to] = [one('from'), one('to')]
  if (from === undefined || to === undefined)
    throw new Failure({
      what: `upgrade needs ${from === undefined ? '--from' : '--to'}, a release`,
      help: 'adot-ecs upgrade otel/collector.yaml --from v0.43.3 --to v0.49.0',
    })
  const releases = { from: releaseOf(from, '--from', terminal), to: releaseOf(to, '--to', terminal) }
  const [given] = await readGiven(words, { stdinFilename: one('stdin-filename'), terminal })
  if (!given) return 2
  const comparison = compare(given, releases)
  terminal.print(format === 'json' ? forJson(json(comparison)) : text(comparison))
  return comparison.fresh.some(({ severity }) => severity === 'error') ? 1 : 0
}

function compare({ file, bytes }: Given, { from, to }: { from: Release; to: Release }): Comparison {
  const request = (release: Release): LintRequest => ({
    ...{ file, text: bytes, release, values: undefined, environment: undefined, severities: new Map() },
  })
  const [before, after] = [from, to].map((release) =>
    lint(request(release), rules).filter(({ suppressed }) => suppressed === undefined),
  )
  const defaults = movedDefaults(look(request(from)).view, from, to)
  return {
    from,
    to,
    file,
    fresh: without(after ?? [], before ?? []),
    gone: without(before ?? [], after ?? []),
    defaults,
  }
}

/** Findings of the one list that the other has not at the same place. */
function without(findings: readonly Finding[], others: readonly Finding[]): readonly Finding[] {
  const placeOf = ({ rule, line, column }: Finding): string => `${line}:${column} ${rule}`
  const told = new Set(others.map(placeOf))
  return findings.filter((finding) => !told.has(placeOf(finding)))
}

const json = ({ from, to, file, fresh, gone, defaults }: Comparison): string =>
  `${JSON.stringify({
    from: from.version,
    to: to.version,
    path: file,
    new: fresh.map(plainFinding),
    gone: gone.map(plainFinding),
    defaults,
  })}\n`

function text({ from, to, fresh, gone, defaults }: Comparison): string {
  const parts = [
    part(`New in ${to.version}:`, fresh.map(showFinding)),
    part(
      `No longer in ${to.version}:`,
      gone.map(({ file, line, column, severity, rule, what }) =>
        visible(`${file}:${line}:${column} ${severity}[${rule}] ${what}`),
      ),
    ),
    part(
      'Left out of this config, with another default:',
      defaults.map(({ component, key, before, after }) =>
        visible(`${component} ${key}: ${String(before)} -> ${String(after)}`),
      ),
    ),
  ].filter((lines) => lines !== '')
  const nothing = `nothing changes for this config between ${from.version} and ${to.version}, as far as is known here\n`
  return parts.join('\n') || nothing
}

const part = (title: string, lines: readonly string[]): string =>
  lines.length === 0 ? '' : `${title}\n${lines.map((line) => `${line}\n`).join('')}`
