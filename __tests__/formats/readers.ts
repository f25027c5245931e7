import { annotationsIn, commandsIn } from '../fakes/runner-output.js'

/** What every format says of a finding. A page for people has no columns: it shows the line. */
export interface Told {
  readonly rule: string
  readonly severity: string
  readonly file: string
  readonly line: number
  readonly column?: number
}

/** The lines of a text for people. */
export const inText = (text: string): readonly Told[] =>
  [...text.matchAll(/^(.+?):(\d+):(\d+) (error|warning|note)\[([\w-]+)\] ./gm)].map(
    ([, file = '', line, column, severity = '', rule = '']) => ({
      ...{ rule, severity, file },
      line: Number(line),
      column: Number(column),
    }),
  )

export const inJson = (text: string): readonly Told[] => {
  const { files } = JSON.parse(text) as {
    readonly files: readonly { readonly path: string; readonly findings: readonly Omit<Told, 'file'>[] }[]
  }
  return files.flatMap(({ path, findings }) =>
    findings.map(({ rule, severity, line, column = 0 }) => ({ rule, severity, file: path, line, column })),
  )
}

/** Without those that are suppressed. */
export const inSarif = (text: string): readonly Told[] => {
  const { runs } = JSON.parse(text) as {
    readonly runs: readonly {
      readonly results: readonly {
        readonly ruleId: string
        readonly level: string
        readonly suppressions?: readonly unknown[]
        readonly locations: readonly {
          readonly physicalLocation: {
            readonly artifactLocation: { readonly uri: string }
            readonly region: { readonly startLine: number; readonly startColumn: number }
          }
        }[]
      }[]
    }[]
  }
  return runs.flatMap(({ results }) =>
    results.flatMap(({ ruleId, level, locations, suppressions }) =>
      suppressions
        ? []
        : locations.map(({ physicalLocation: { artifactLocation, region } }) => ({
            ...{ rule: ruleId, severity: level, file: decodeURIComponent(artifactLocation.uri) },
            ...{ line: region.startLine, column: region.startColumn },
          })),
    ),
  )
}

const SEVERITIES = { error: 'error', warning: 'warning', notice: 'note' } as const

/** The runner's annotations that name a file. */
export const inCommands = (log: string): readonly Told[] =>
  annotationsIn(commandsIn(log)).flatMap(({ level, title = '', file, line = 0, col = 0 }) =>
    file === undefined ? [] : [{ rule: title, severity: SEVERITIES[level], file, line, column: col }],
  )

/** The rows of the tables of findings, below the file's name, which is the only code of its line. */
export function inMarkdown(markdown: string): readonly Told[] {
  let file = ''
  return markdown.split('\n').flatMap((line) => {
    file = /^[^|`]+`([^`]+)`:?$/.exec(line)?.[1] ?? file
    const [, first = '', severity = ''] =
      /^\| (?:\[?)(\d+)(?:\]\([^)]*\))? \| (?:\*\*)?(error|warning|note):/.exec(line) ?? []
    const rule = /\/rules\/([\w-]+)\.md\)/.exec(line)?.[1]
    return rule === undefined || first === '' ? [] : [{ rule, severity, file, line: Number(first) }]
  })
}
