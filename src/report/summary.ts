import { forMarkdown } from '../core/escape.js'
import { aboutLines } from './about.js'
import { fieldSection, stepSection } from './changes.js'
import { configSection } from './config.js'
import { findingSection } from './found.js'
import { fit, fold, prose, type Room, type Section } from './markdown.js'
import { roleSection } from './policies.js'
import type { Story } from './story.js'
import { judge } from './verdict.js'

/** The runner drops a summary of more than 1,048,576 bytes whole; other steps of the job have their own. */
const MOST_BYTES = 1_000_000
const ROOM: Room = { rows: 4_096, open: 30, text: 2_000, isShort: false }

/** The job summary in Markdown: verdict, what is wrong, what changes where and why, the release, what the roles need. */
export const summarize = (story: Story): string =>
  fit(
    (room) => renderPage(story, room),
    ROOM,
    (page) => new TextEncoder().encode(page).length <= MOST_BYTES,
  )

/** The page in the room there is. What stops the run stands before what it would have done. */
export function renderPage(story: Story, room: Room): string {
  const { passed, sentence } = judge(story)
  const found = findingSection(story, room)
  const plan = [
    stepSection(story, room),
    ...[configSection(story, room), fieldSection(story, room), roleSection(story, room)].map((part) =>
      aside(part, room),
    ),
  ]
  const parts = [
    [`### ${passed ? '✅' : '❌'} ADOT sidecar, ${passed ? 'passed' : 'stopped'}: ${forMarkdown(sentence)}`],
    aboutLines(story, room),
    troubleLines(story, room),
    ...(passed ? [...plan, found] : [found, ...plan]).map(sectionLines),
  ]
  return parts
    .filter((part) => part.length > 0)
    .map((part) => `${part.join('\n').trimEnd()}\n`)
    .join('\n')
}

const sectionLines = ({ title, lines }: Section): readonly string[] =>
  lines.length > 0 ? [...(title === '' ? [] : [`#### ${title}`, '']), ...lines] : []

/** In the short form a part is folded below its title. */
const aside = ({ title, lines }: Section, { isShort }: Room): Section =>
  isShort && lines.length > 0 ? { title: '', lines: fold(title, lines) } : { title, lines }

function troubleLines({ troubles, applied }: Story, room: Room): readonly string[] {
  const all = [...troubles, ...(applied?.stopped?.troubles ?? [])]
  const shown = all.slice(0, room.rows)
  const lines = shown.map(
    ({ what, help }) => `- **${prose(what, room)}**${help === undefined ? '' : `<br>Help: ${prose(help, room)}`}`,
  )
  return [
    ...(all.length > 0 ? ['#### What stopped it', ''] : []),
    ...lines,
    ...(all.length > shown.length ? [`- ${String(all.length - shown.length)} more: see the log of this step.`] : []),
  ]
}
