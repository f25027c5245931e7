import { parseJson } from './core/json.js'
import { Failure } from './core/problem.js'
import { plural, quote } from './core/text.js'
import { together } from './core/together.js'
import type { DefinitionSource } from './inputs.js'
import type { Aws, DescribedRevision, DescribedService, Files, StoredParameter } from './ports.js'
import { definitionOf, readDefinition, type Definition } from './taskdef/definition.js'

/** The task definition to work on, and where it came from. */
export interface Current {
  readonly definition: Definition
  /** The text that messages' lines are of; undefined when it came from AWS. */
  readonly text: string | undefined
  /** The revision that it is; undefined when it came from a file. */
  readonly revision: DescribedRevision | undefined
  readonly notes: readonly string[]
  /** Whether the service that it is of runs on Fargate; undefined: not known. */
  readonly isOnFargate?: boolean | undefined
}

/** What AWS holds at the start. */
export interface Observed extends Current {
  /** The newest ACTIVE revision of the family; undefined when the family is new. */
  readonly latest: DescribedRevision | undefined
  readonly parameter: StoredParameter | undefined
  /** What a clean-up has to know; undefined when none is wanted. */
  readonly history: History | undefined
}

export interface History {
  /** Configs of this family, newest first. */
  readonly configs: readonly string[]
  /** Task definitions, as JSON text, that are ACTIVE or run somewhere. */
  readonly inUse: readonly string[]
}

/** Where AWS has to be asked for the task definition. */
export type RemoteSource = Exclude<DefinitionSource, { readonly from: 'file' }>

/** What to ask AWS for, beside the task definition. */
export interface Wanted {
  /** Whether the family's newest revision matters. */
  readonly latest: boolean
  /** The parameter for the config of this family; undefined: none. */
  readonly parameter: ((family: string) => string) | undefined
  /** The path below which this family's configs lie; undefined: they are not cleaned up. */
  readonly configs: ((family: string) => string) | undefined
  /** What is worth doing while AWS answers. */
  readonly meanwhile?: (() => unknown) | undefined
}

/** The definition of a local file. */
export async function readLocal(path: string, files: Files): Promise<Current> {
  const text = await files.read(path)
  if (text === undefined) {
    throw new Failure({
      what: `${path}: there is no such file`,
      help: 'check the input task-definition; paths are relative to the workspace',
    })
  }
  return { definition: readDefinition(text, path), text, revision: undefined, notes: [] }
}

/**
 * Everything that AWS knows of the matter, read only. What does not depend on another answer is asked for at the same time:
 * one round trip, or two when a service has to say first which task definition it runs.
 */
export async function observe(source: Current | RemoteSource, wanted: Wanted, aws: Aws): Promise<Observed> {
  const { taskDefinitions } = aws
  if ('definition' in source)
    return complete({ family: source.definition.family, current: Promise.resolve(source), wanted }, aws)
  if (source.from === 'revision') {
    const { name, family, isLatest } = source
    const current = taskDefinitions.describe(name).then((revision) => currentOf(revision, name))
    return complete({ family, current, wanted, isLatest }, aws)
  }
  aws.prepare()
  const service = await taskDefinitions.service(source.cluster, source.service)
  const arn = service.taskDefinitionArn
  const current = taskDefinitions.describe(arn).then((revision) => runningOf(revision, service))
  return complete({ family: familyOf(arn), current, wanted, service }, aws)
}

interface Known {
  readonly family: string
  readonly current: Promise<Current>
  readonly wanted: Wanted
  readonly service?: DescribedService
  /** Whether `current` is the family's newest revision. */
  readonly isLatest?: boolean
}

async function complete({ family, current, wanted, service, isLatest }: Known, aws: Aws): Promise<Observed> {
  const { parameters, taskDefinitions } = aws
  if (wanted.meanwhile) aws.meanwhile(wanted.meanwhile)
  const [found, latest, parameter, history] = await together([
    current,
    isLatest ? current.then(({ revision }) => revision) : wanted.latest ? taskDefinitions.describe(family) : undefined,
    wanted.parameter && parameters.get(wanted.parameter(family)),
    wanted.configs && readHistory(wanted.configs(family), { family, service }, aws),
  ])
  const running = found.revision?.taskDefinition
  return { ...found, latest, parameter, history: history && { ...history, inUse: [...history.inUse, running ?? ''] } }
}

async function readHistory(
  path: string,
  { family, service }: { readonly family: string; readonly service: DescribedService | undefined },
  { parameters, taskDefinitions }: Aws,
): Promise<History> {
  const [configs, active, rolling] = await together([
    parameters.list(path),
    taskDefinitions.revisions(family),
    together((service?.rollingOut ?? []).map(({ taskDefinitionArn }) => taskDefinitions.describe(taskDefinitionArn))),
  ])
  const inUse = [...active, ...rolling].flatMap((revision) => revision?.taskDefinition ?? [])
  return { configs: configs.map(({ name }) => name), inUse }
}

/** A revision that the user named. */
function currentOf(revision: DescribedRevision | undefined, name: string): Current {
  if (!revision) {
    throw new Failure({
      what: `task definition ${quote(name)}: ECS knows no such family or revision in this account and region`,
      help: 'check its name, the region and the account; a new family comes from a file',
    })
  }
  if (revision.status !== 'ACTIVE') {
    throw new Failure({
      what: `task definition ${quote(name)}: revision ${labelOf(revision)} is ${revision.status}, so no service can be given it any more`,
      help: `name an ACTIVE revision, or the family alone (${revision.family}) for its newest one`,
    })
  }
  return fromAws(revision, [])
}

/** The revision that a service runs now: also one that was deregistered since. */
function runningOf(revision: DescribedRevision | undefined, service: DescribedService): Current {
  if (!revision) {
    throw new Failure({
      what: `service ${quote(service.name)}: runs ${service.taskDefinitionArn}, which ECS does not describe`,
      help: 'name a task definition with the input task-definition',
    })
  }
  const others = service.rollingOut.map(({ taskDefinitionArn, status }) => `${nameOf(taskDefinitionArn)} (${status})`)
  const rollout = `service ${quote(service.name)} is being rolled out: the PRIMARY deployment's ${labelOf(revision)} is taken, ${plural(others.length, 'other deployment')} still ${others.length === 1 ? 'runs' : 'run'}: ${others.join(', ')}`
  const inactive = `service ${quote(service.name)} runs ${labelOf(revision)}, which is ${revision.status}: its text is taken all the same`
  const notes = [...(others.length > 0 ? [rollout] : []), ...(revision.status === 'ACTIVE' ? [] : [inactive])]
  return { ...fromAws(revision, notes), isOnFargate: service.isOnFargate }
}

/** The definition of a described revision. */
export const definitionFrom = (revision: DescribedRevision): Definition => {
  const label = labelOf(revision)
  return definitionOf(parseJson(revision.taskDefinition, label), parseJson(revision.tags, label), label)
}

const fromAws = (revision: DescribedRevision, notes: readonly string[]): Current => ({
  definition: definitionFrom(revision),
  text: undefined,
  revision,
  notes,
})

const nameOf = (arn: string): string => arn.slice(arn.indexOf('/') + 1)
const familyOf = (arn: string): string => nameOf(arn).replace(/:\d+$/, '')
const labelOf = ({ family, revision }: DescribedRevision): string => `${family}:${revision}`
