import { codeForMarkdown, forMarkdown } from '../core/escape.js'
import { plural } from '../core/text.js'
import { isGraver, type Finding } from '../lint/finding.js'
import { isFile } from './annotations.js'
import { code, fold, prose, tableLines, type Room, type Section } from './markdown.js'
import { pathIn, type Story } from './story.js'
import { cut } from './text.js'
import { countFindings, sumUp } from './verdict.js'

/** The findings by file, the gravest first where not all can be shown at once. */
export function findingSection(story: Story, room: Room): Section {
  const open = story.findings.filter(({ suppressed }) => suppressed === undefined)
  const ignored = story.findings.length - open.length
  const ranked = open.toSorted((a, b) => Number(isGraver(b, a)) - Number(isGraver(a, b)))
  const seen = ranked.filter((finding, index) => index < Math.min(room.open, room.rows) && !isAside(finding, room))
  const folded = ranked.filter((finding, index) => index < room.rows && !seen.includes(finding))
  const left = open.length - seen.length - folded.length
  return {
    title: `Findings: ${sumUp(countFindings(open)) || 'none'}`,
    lines: [
      ...byFile(seen, story, room),
      ...(folded.length > 0
        ? [
            ...fold(`${seen.length > 0 ? 'More: ' : ''}${sumUp(countFindings(folded))}`, byFile(folded, story, room)),
            '',
          ]
        : []),
      ...(left > 0
        ? [
            `${plural(left, seen.length + folded.length > 0 ? 'more finding' : 'finding')}: see the log of this step.`,
            '',
          ]
        : []),
      ...(ignored > 0
        ? [
            `${plural(ignored, 'finding is', 'findings are')} ignored by a comment in the config: the log has the reasons.`,
          ]
        : []),
    ],
  }
}

/** In the short form, advice waits until it is asked for. */
const isAside = ({ severity }: Finding, { isShort }: Room): boolean => isShort && severity === 'note'

function byFile(findings: readonly Finding[], story: Story, room: Room): readonly string[] {
  const files = [...new Set(findings.map(({ file }) => file))].sort()
  return files.flatMap((file) => {
    const rows = findings
      .filter((finding) => finding.file === file)
      .sort((a, b) => a.line - b.line || a.column - b.column)
    const table = {
      head: ['Line', 'Finding'],
      rows: rows.map((one) => rowOf(one, story, room)),
      nouns: ['finding', 'findings'],
    } as const
    return [`In ${code(file, room)}:`, '', ...tableLines(table, { ...room, open: rows.length }), '']
  })
}

function rowOf(finding: Finding, story: Story, room: Room): readonly string[] {
  const { severity, rule, what, help, sourceLine, url } = finding
  const parts = [
    `${severity === 'error' ? '**error:**' : `${severity}:`} ${prose(what, room)}`,
    ...(sourceLine === '' ? [] : [codeForMarkdown(cut(finding).text.trim())]),
    ...(help === undefined ? [] : [`Help: ${prose(help, room)}`]),
    `Rule: [${forMarkdown(rule)}](${encodeURI(url)})`,
  ]
  return [lineOf(finding, story), parts.join('<br>')]
}

/** The line's number, as a link where the file can be looked at. */
function lineOf(finding: Finding, story: Story): string {
  const { line, file } = finding
  const { origin } = story
  const path = pathIn(story, file)
  const isInside = isFile(finding) && !/^(\/|\.\.|[A-Za-z]:)/.test(path)
  if (origin?.files === undefined || !isInside) return String(line)
  const url = `${origin.files}/${path
    .split('/')
    .map((part) => encodeURIComponent(part.replace(/\p{Cs}/gu, '\ufffd')))
    .join('/')}`
  return `[${String(line)}](${url}#L${String(line)})`
}
