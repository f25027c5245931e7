import { shortHash, type Marker } from '../core/marker.js'
import type { DefinitionSource } from '../inputs.js'
import type { ParameterStep } from '../plan/step.js'
import type { Report } from '../ports.js'
import { fit, type Room } from './markdown.js'
import { pathIn, type Story } from './story.js'
import { renderPage } from './summary.js'

/** What GitHub takes in one comment is 65,536 characters. */
const LONGEST = 60_000
const ROOM: Room = { rows: 512, open: 10, text: 400, isShort: true }

/** The summary in short as a comment on the pull request, one for each sidecar: the marker tells them apart. */
export function writeComment(story: Story): Report['comment'] {
  const { inputs, findings, plan, troubles, applied, origin } = story
  if (inputs?.comment !== 'auto') return undefined
  // What differs from run to run, though it says the same, is no reason to touch a comment: days, addresses.
  const { today: _, ...timeless } = story
  const body = pageOf(timeless)
  const isNews =
    findings.some(({ suppressed }) => suppressed === undefined) ||
    [...troubles, ...(applied?.stopped?.troubles ?? [])].length > 0 ||
    plan?.changes === true
  const more = origin ? `\n<sub>More is in the [summary of the run](${encodeURI(origin.run)}).</sub>\n` : ''
  return { marker: markerOf(story, pageOf({ ...timeless, origin: undefined })), body: `${body}${more}`, isNews }
}

const pageOf = (story: Story): string =>
  fit(
    (room) => renderPage(story, room),
    ROOM,
    (page) => page.length <= LONGEST,
  )

/** By what the workflow says, and by what the run found out. */
function markerOf(story: Story, text: string): Marker {
  const { inputs, current, origin } = story
  const { definition, config, sidecar, parameter, aws } = inputs ?? {}
  const file = config?.from === 'file' ? pathIn(story, config.path) : config?.name
  const family = current?.definition.family
  const account = accountOf(story)
  const subject = [origin?.job, taskOf(definition), file, sidecar?.containerName, parameter?.name, aws?.region]
  return {
    subject: shortHash(JSON.stringify(subject)),
    family: family === undefined ? undefined : shortHash(family),
    account: account === undefined ? undefined : shortHash(account),
    text: shortHash(text),
  }
}

/** A file's path says nothing: where another action wrote it, it is another one in each run. */
function taskOf(definition: DefinitionSource | undefined): readonly string[] {
  if (definition?.from === 'service') return [definition.cluster, definition.service]
  return definition?.from === 'revision' ? [definition.family] : []
}

function accountOf({ current, plan }: Story): string | undefined {
  const parameter = plan?.steps.find((step): step is ParameterStep => step.kind === 'parameter')
  return (current?.revision?.arn ?? parameter?.arn)?.split(':')[4]
}
