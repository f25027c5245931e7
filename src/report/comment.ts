import { shortHash, type Marker } from '../core/marker.js'
import type { DefinitionSource, Inputs, Names } from '../inputs.js'
import { refusedInputs } from '../inputs/reader.js'
import type { ParameterStep } from '../plan/step.js'
import type { CommentLeft, CommentText } from '../ports.js'
import { fit, type Room } from './markdown.js'
import { pathIn, type Story } from './story.js'
import { renderPage } from './summary.js'
import { judge } from './verdict.js'

/** What GitHub takes in one comment is 65,536 characters. */
const LONGEST = 60_000
const ROOM: Room = { rows: 512, open: 10, text: 400, isShort: true }

/** The summary in short as a comment on the pull request, one for each sidecar: the marker tells them apart. */
export function writeComment(story: Story): CommentText | CommentLeft | undefined {
  const { inputs, findings, plan, troubles, applied, origin } = story
  const { wanted, about: names } = inputs
    ? { wanted: inputs.comment, about: namesOf(inputs) }
    : (story.comment?.() ?? { wanted: 'never', about: undefined })
  if (wanted !== 'auto') return undefined
  if (!names) return { note: LEFT }
  // What differs from run to run, though it says the same, is no reason to touch a comment: days, addresses.
  const { today: _, ...timeless } = story
  const body = pageOf(timeless)
  // Inputs that are refused are told by the step that stopped: only what an earlier run said has to go.
  const isNews =
    inputs !== undefined &&
    (findings.some(({ suppressed }) => suppressed === undefined) ||
      [...troubles, ...(applied?.stopped?.troubles ?? [])].length > 0 ||
      plan?.changes === true)
  const more = origin ? `\n<sub>More is in the [summary of the run](${encodeURI(origin.run)}).</sub>\n` : ''
  return { marker: markerOf(story, names, pageOf({ ...timeless, origin: undefined })), body: `${body}${more}`, isNews }
}

const LEFT =
  'note: no comment on the pull request: inputs that tell which one are refused; one of an earlier run stays as it was'

const namesOf = ({ config, definition, sidecar, parameter, aws }: Inputs): Names => ({
  ...{ config, definition },
  ...{ containerName: sidecar.containerName, parameterName: parameter.name, region: aws.region },
})

const pageOf = (story: Story): string => (story.inputs ? summaryOf(story) : refusalOf(story))

/** What inputs say is for the log and the summary: a comment goes to everybody who follows the pull request. */
function refusalOf(story: Story): string {
  const refused = [...new Set(story.troubles.flatMap(({ what }) => refusedInputs(what)))]
  const named = refused.map((name) => `\`${name}\``).join(', ')
  return [
    `### ❌ ADOT sidecar, stopped: ${judge(story).sentence}`,
    '',
    `Of the inputs, ${named} ${refused.length === 1 ? 'is' : 'are'} refused, so nothing was checked: the log of the step says why, and what is accepted. What stood here was about an earlier run.`,
    '',
  ].join('\n')
}

const summaryOf = (story: Story): string =>
  fit(
    (room) => renderPage(story, room),
    ROOM,
    (page) => page.length <= LONGEST,
  )

/** By what the workflow says, and by what the run found out. */
function markerOf(story: Story, names: Names, text: string): Marker {
  const { current, origin } = story
  const { definition, config, containerName, parameterName, region } = names
  const file = config?.from === 'file' ? pathIn(story, config.path) : config?.name
  const family = current?.definition.family
  const account = accountOf(story)
  const task = taskOf(definition)
  // A step may move: it counts only where no name tells what it is about.
  const place = task.length === 0 ? [origin?.job, origin?.step] : [origin?.job]
  const subject = [place, task, file, containerName, parameterName, region]
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
