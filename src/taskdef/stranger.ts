import type { JsonObject } from '../core/json.js'
import { quote } from '../core/text.js'
import { CONFIG_VARIABLE, USUAL_NAME } from './collector.js'
import { objectsOf, textOf, textsOf } from './fields.js'
import { isCollectorImage, parseImage } from './image.js'
import type { TaskProblem } from './options.js'
import { problemOf, type Context } from './row.js'

/** What the action is about to do with the container that it takes for the collector, as parts of messages. */
interface Intent {
  /** Why another collector is no place for it. */
  readonly other: string
  /** Why an application is none. */
  readonly application: string
  /** What happens without container-name. */
  readonly unnamed: string
}

export const placing = (release: string): Intent => ({
  other: `which has no ADOT release ${release}`,
  application: ', which it would become',
  unnamed: 'add one',
})

export const REMOVING: Intent = {
  other: 'and only ADOT is removed',
  application: ': nothing else is removed',
  unnamed: 'have the collector found by its image',
}

export const NAME_REPOSITORY = 'name the repository that holds ADOT with collector-image'

const OTHER_COLLECTOR = /(^|\/)(opentelemetry-collector|otelcol|cloudwatch-agent|grafana-agent|alloy)[^/]*$/

/**
 * The error of a container that was named as the collector and is another collector, or shows no sign of being one: by its
 * name, its repository, its tag or its config. Undefined: it may be ADOT.
 */
export function findStranger(
  container: JsonObject,
  { name, at }: Pick<Context, 'name' | 'at'>,
  intent: Intent,
): TaskProblem | undefined {
  const { repository, tag } = parseImage(textOf(container, 'image') ?? '')
  if (isCollectorImage(repository)) return undefined
  const place = { severity: 'error', at: [...at, 'image'] } as const
  if (OTHER_COLLECTOR.test(repository)) {
    const what = `container ${quote(name)}: runs ${quote(repository)}, another collector, ${intent.other}`
    return problemOf({ ...place, id: 'other-collector', what, help: NAME_REPOSITORY })
  }
  if (name === USUAL_NAME || /^v?0\.\d+\.\d+$/.test(tag ?? '') || hasConfig(container)) return undefined
  const what = `container ${quote(name)}: runs ${quote(repository)}, and neither its tag nor its variables nor its command speak of a collector${intent.application}`
  const help = `container-name is the name of the sidecar, not of the application: leave it out to ${intent.unnamed}; if this is the collector, name its repository with collector-image`
  return problemOf({ ...place, id: 'not-a-collector', what, help })
}

/** Whether a container is given a collector's config. */
const hasConfig = (container: JsonObject): boolean =>
  [...objectsOf(container, 'environment'), ...objectsOf(container, 'secrets')].some(
    (entry) => textOf(entry, 'name') === CONFIG_VARIABLE,
  ) || [...textsOf(container, 'command'), ...textsOf(container, 'entryPoint')].some((word) => word.includes('--config'))
