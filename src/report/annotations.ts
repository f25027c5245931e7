import { visible } from '../core/escape.js'
import type { Trouble } from '../core/problem.js'
import { plural } from '../core/text.js'
import type { Finding } from '../lint/finding.js'
import type { Annotation } from '../ports.js'
import { NEW_DEFINITION, type Story } from './story.js'

/** What the runner shows of one level in one step; the rest it drops. */
const MOST = 10
/** Where the runner cuts a message. */
const LONGEST = 4_000

const LEVELS = [
  { severity: 'error', level: 'error' },
  { severity: 'warning', level: 'warning' },
  { severity: 'note', level: 'notice' },
] as const

interface Where {
  readonly pathInRepository: (path: string) => string
  /** Where those are that are not shown. */
  readonly rest: string
}

/** Marks for the worst findings; where a level has more than are shown, the last says how many are only in the log. */
export function annotate(story: Story, { pathInRepository, rest }: Where): readonly Annotation[] {
  const open = story.findings.filter(({ suppressed }) => suppressed === undefined)
  const stops = [...story.troubles, ...(story.applied?.stopped?.troubles ?? [])].map(({ what, help }): Annotation => ({
    level: 'error',
    title: 'ADOT sidecar',
    message: message(what, help),
  }))
  const doubts = story.pin?.warning ? [plain('warning', story.pin.warning)] : []
  return LEVELS.flatMap(({ severity, level }) => {
    const marks = open
      .filter((finding) => finding.severity === severity)
      .map((finding) => mark(finding, level, pathInRepository))
    const all = [...(level === 'error' ? stops : level === 'warning' ? doubts : []), ...marks]
    if (all.length <= MOST) return all
    const more = plural(all.length - MOST + 1, `more ${severity}`)
    return [...all.slice(0, MOST - 1), { level, title: 'ADOT sidecar', message: `${more}: see ${rest}` }]
  })
}

const plain = (level: Annotation['level'], { what, help }: Trouble): Annotation => ({
  level,
  title: 'ADOT sidecar',
  message: message(what, help),
})

const message = (what: string, help: string | undefined): string =>
  visible(help === undefined ? what : `${what}: ${help}`).slice(0, LONGEST)

function mark(finding: Finding, level: Annotation['level'], pathInRepository: (path: string) => string): Annotation {
  const { file, line, column, endLine, endColumn, rule, what, help } = finding
  const place =
    isFile(finding) && file !== STDIN
      ? { file: visible(pathInRepository(file)), line, column, endLine, endColumn }
      : undefined
  return { level, title: rule, message: message(what, help), ...(place && { place }) }
}

/** How the command line calls what it reads from its standard input. */
const STDIN = 'standard input'

/** Presets and definitions that come from AWS are in no file of the repository. */
export const isFile = ({ file }: Finding): boolean => file !== NEW_DEFINITION && !file.startsWith('preset ')
