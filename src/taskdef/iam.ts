import { printJson, type JsonObject } from '../core/json.js'
import { quote } from '../core/text.js'
import { isSet, subjectsOf, textAt, textsAt, type Subject, type UsedComponent } from './component.js'
import { executionActions } from './execution-role.js'
import { TASK, type Conditions, type Facts } from './iam-facts.js'
import { bounded, partitionOf, type NeededAction, type Place } from './permission.js'

export type { NeededAction, Place, UsedComponent }

export interface PolicyRequest {
  /** Components that a pipeline or service.extensions names. */
  readonly components: readonly UsedComponent[]
  /** The collector's container as it will be: what ECS needs to start it. */
  readonly sidecar?: JsonObject | undefined
  /** The customer's own key of a SecureString: an id or an ARN. */
  readonly kmsKey?: string | undefined
  readonly place: Place
}

/** Present and former names differ by underscores only. */
const factsFor = ({ section, type }: UsedComponent): Facts | undefined =>
  TASK.get(`${section}/${type.replaceAll('_', '')}`)

/** Whether a component calls AWS with the task's credentials. */
export function callsAws(component: UsedComponent): boolean {
  const known = factsFor(component)
  if (!known || !holds(known, component)) return false
  return (
    known.always === true || isSet(component, known.assumes ?? '') || known.needs.some((need) => holds(need, component))
  )
}

/** Every action that the components and ECS need, each once, in the order of the components. */
export function neededActions({ components, sidecar, kmsKey, place }: PolicyRequest): readonly NeededAction[] {
  const own = components.flatMap((component) => taskActions(component, { components, place }))
  const all = sidecar ? [...own, ...executionActions(sidecar, { place, kmsKey })] : own
  const seen = new Map(all.toReversed().map((need) => [`${need.role} ${need.action} ${need.resource}`, need]))
  return all.filter((need) => seen.get(`${need.role} ${need.action} ${need.resource}`) === need)
}

/** An IAM policy, as JSON, that allows actions of one role: a statement for each resource. */
export function policyDocument(actions: readonly NeededAction[]): string {
  const resources = [...new Set(actions.map(({ resource }) => resource))].sort()
  const statements = resources.map((resource) => {
    const names = new Set(actions.filter((need) => need.resource === resource).map(({ action }) => action))
    return { Effect: 'Allow', Action: [...names].sort(), Resource: resource }
  })
  return printJson({ Version: '2012-10-17', Statement: statements }, 2)
}

interface Around {
  readonly components: readonly UsedComponent[]
  readonly place: Place
}

function taskActions(component: UsedComponent, { components, place }: Around): readonly NeededAction[] {
  const known = factsFor(component)
  if (!known || !holds(known, component)) return []
  const who = `${component.section.replace(/s$/, '')} ${quote(component.id)}`
  const role = known.assumes === undefined ? undefined : textAt(component, known.assumes)
  if (role !== undefined)
    return [{ role: 'task', action: 'sts:AssumeRole', resource: bounded(role), why: `${who} takes on this role` }]
  return subjectsOf(component, components).flatMap((subject) =>
    known.needs
      .filter((need) => holds(need, subject))
      .flatMap((need) => {
        const resource = fill(need.resource, { subject, place, defaults: known.defaults ?? {} })
        return need.actions.map((action): NeededAction => ({
          role: 'task',
          action,
          resource,
          why: `${who} ${need.why}`,
        }))
      }),
  )
}

function holds({ when = {}, unless = {} }: Conditions, component: UsedComponent | Subject): boolean {
  const matches = ([path, values = []]: [string, readonly string[] | undefined]): boolean =>
    values.length === 0 ? isSet(component, path) : textsAt(component, path).some((text) => values.includes(text))
  return Object.entries(when).every(matches) && !Object.entries(unless).some(matches)
}

interface Known {
  readonly subject: Subject
  readonly place: Place
  readonly defaults: Readonly<Record<string, string | undefined>>
}

/** A resource with its `{...}` filled in: by the settings, by what follows from them, by the place; else by `*`. */
function fill(template: string, { subject, place, defaults }: Known): string {
  const region = textAt(subject, 'region') ?? place.region
  const object = /^s3:\/\/([^./]+)(?:\.[^/]*)?\/([^]+)$/.exec(subject.id)
  const around: Readonly<Record<string, string | undefined>> = {
    partition: partitionOf(region),
    region,
    account: place.account,
    object: object ? `${object[1] ?? '*'}/${object[2] ?? '*'}` : undefined,
    workspace: subject.derived.get('workspace'),
    'aws_auth.region': textAt(subject, 'aws_auth.region') ?? region,
    'auth.sasl.aws_msk.region': textAt(subject, 'auth.sasl.aws_msk.region') ?? region,
  }
  return template.replace(/\{([\w.]+)\}/g, (_, name: string) =>
    bounded(around[name] ?? textAt(subject, name) ?? defaults[name] ?? '*'),
  )
}
