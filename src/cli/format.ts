import type { Release } from '../collector/catalog.js'
import { forJson, forLog } from '../core/escape.js'
import { plural } from '../core/text.js'
import type { Finding } from '../lint/finding.js'
import type { Rule, Severity } from '../lint/rule.js'
import { writeSarif } from '../report/sarif.js'
import { showFinding } from '../report/text.js'
import { countFindings, sumUp } from '../report/verdict.js'

export const FORMATS = ['text', 'json', 'sarif', 'github'] as const
/** `github` is no text but commands for the runner, behind a text whose lines the runner takes for none: `log`. */
export type TextFormat = Exclude<(typeof FORMATS)[number], 'github'> | 'log'

export interface LintedFile {
  readonly file: string
  /** In the order of their places, suppressed ones included. */
  readonly findings: readonly Finding[]
}

interface Style {
  readonly format: TextFormat
  readonly release: Release
  readonly isColoured: boolean
  /** The rules that looked at the files. */
  readonly rules: readonly Rule[]
  /** This program's own version. */
  readonly version: string | undefined
  readonly pathInRepository: (path: string) => string
}

/** The same findings in one of the formats. Suppressed ones are in SARIF only. */
export function formatFindings(files: readonly LintedFile[], style: Style): string {
  const { format, release, isColoured } = style
  const open = files.map(({ file, findings }) => ({
    file,
    findings: findings.filter(({ suppressed }) => suppressed === undefined),
  }))
  switch (format) {
    case 'json':
      return `${forJson(JSON.stringify({ version: release.version, files: open.map(plain) }))}\n`
    case 'sarif':
      return sarif(files, style)
    case 'text':
    case 'log': {
      const isLog = format === 'log'
      const lines = text(
        open.flatMap(({ findings }) => findings),
        { files: files.length, release, isColoured: isColoured && !isLog },
      )
      return isLog ? lines.split('\n').map(forLog).join('\n') : lines
    }
  }
}

const plain = ({ file, findings }: LintedFile) => ({ path: file, findings: findings.map(plainFinding) })

/** A finding as programs read it. */
export const plainFinding = (finding: Finding) => {
  const { rule, severity, line, column, endLine, endColumn, what, help, url } = finding
  const place = { line, column, endLine, endColumn }
  return { rule, severity, ...place, message: what, ...(help !== undefined && { help }), url }
}

function sarif(files: readonly LintedFile[], { release, rules, version, pathInRepository }: Style): string {
  const [only, ...others] = files
  return writeSarif(
    files.flatMap(({ findings }) => findings),
    {
      ...{ rules, version, pathInRepository, troubles: [] },
      release: release.version,
      subject: only && others.length === 0 ? [pathInRepository(only.file)] : [],
    },
  )
}

const COLOURS: Readonly<Record<Severity, string>> = { error: '\u001b[31m', warning: '\u001b[33m', note: '\u001b[36m' }

function text(
  findings: readonly Finding[],
  { files, release, isColoured }: { files: number; release: Release; isColoured: boolean },
): string {
  const shown = findings.map((finding) => {
    const lines = showFinding(finding)
    return isColoured
      ? lines.replace(` ${finding.severity}[`, ` ${COLOURS[finding.severity]}${finding.severity}\u001b[0m[`)
      : lines
  })
  return [
    ...shown,
    `${plural(files, 'file')} checked for ${release.version}: ${sumUp(countFindings(findings)) || 'nothing found'}`,
    '',
  ].join('\n')
}
