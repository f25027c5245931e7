import type { Report } from '../ports.js'
import type { Story } from './story.js'

/** What GitHub takes in one comment is 65,536 characters. */
const LONGEST = 60_000

/** The summary as a comment on the pull request, one for each sidecar: the marker tells them apart. */
export function writeComment({ inputs, findings, plan, troubles }: Story, summary: string): Report['comment'] {
  if (inputs?.comment !== 'auto') return undefined
  const { definition, config } = inputs
  const subject = JSON.stringify([definition ?? '', config ?? ''])
    .replaceAll(/[^\w./:-]+/g, ' ')
    .trim()
  const isNews =
    findings.some(({ suppressed }) => suppressed === undefined) || troubles.length > 0 || plan?.changes === true
  const cut = summary.lastIndexOf('\n', LONGEST)
  const body = summary.length > LONGEST ? `${summary.slice(0, cut)}\n\nMore is in the summary of the job.\n` : summary
  return { marker: `<!-- adot-ecs-sidecar ${subject.replaceAll('--', '- -')} -->`, body, isNews }
}
