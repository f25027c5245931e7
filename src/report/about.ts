import { prose, type Room } from './markdown.js'
import type { Story } from './story.js'
import { noteLines } from './log.js'

/** What the run works with: the release, its age, who pinned it, what is newer; the task definition; notes. */
export function aboutLines(story: Story, room: Room): readonly string[] {
  const { pin, current } = story
  return [
    ...(pin ? [`- **Collector:** ${prose(releaseOf(pin, story.today), room)}`] : []),
    ...(current ? [`- **Task definition:** ${prose(current.definition.label, room)}`] : []),
    ...noteLines(story).map((line) => `- ${prose(line, room)}`),
  ]
}

/** The pinned release in one sentence without a full stop. */
export function releaseOf(
  { version, release, source, newest, warning }: NonNullable<Story['pin']>,
  today?: string,
): string {
  const pinned = `pinned by ${source}`
  if (warning) return `${version}, not known here, judged as ${newest.version} of ${newest.date}; ${pinned}`
  const age = today === undefined ? undefined : ageOf(release.date, today)
  const released = `${version}, released ${release.date}${age === undefined ? '' : ` (${age} ago)`}`
  const later = newest.index - release.index
  const rank =
    later === 0
      ? 'the newest known'
      : `${String(later)} older than ${newest.version} of ${newest.date}, the newest known`
  return `${released}, ${rank.replace(/^1 older/, 'one release older').replace(/^(\d+) older/, '$1 releases older')}; ${pinned}`
}

/** `2026-07-13` seen on a later day: `12 days`, `5 months`, `2 years`. Undefined for a day to come. */
export function ageOf(date: string, today: string): string | undefined {
  const days = Math.floor((Date.parse(today) - Date.parse(date)) / 86_400_000)
  if (!(days >= 0)) return undefined
  if (days < 60) return days === 1 ? '1 day' : `${String(days)} days`
  const months = Math.floor(days / 30.44)
  return months < 24 ? `${String(months)} months` : `${String(Math.floor(days / 365.25))} years`
}
