import { Failure } from '../core/problem.js'
import { list, quote } from '../core/text.js'
import type { DescribedService } from '../ports.js'

/** A deployment or a task set: both run one revision. */
interface Running {
  readonly status?: string | undefined
  readonly taskDefinition?: string | undefined
}

/** What is read of ECS's answer about a service. */
export interface ServiceAnswer extends Running {
  readonly serviceName?: string | undefined
  readonly launchType?: string | undefined
  readonly capacityProviderStrategy?: readonly { readonly capacityProvider?: string | undefined }[] | undefined
  readonly deploymentController?: { readonly type?: string | undefined } | undefined
  readonly deployments?: readonly Running[] | undefined
  readonly taskSets?: readonly Running[] | undefined
}

export interface ServicesAnswer {
  readonly services?: readonly ServiceAnswer[] | undefined
  readonly failures?:
    readonly { readonly reason?: string | undefined; readonly detail?: string | undefined }[] | undefined
}

const ELSE = 'give the cluster and the name of a service that runs, or name the task definition in task-definition'

/**
 * The service that was asked for, with the revision its PRIMARY deployment runs (under CodeDeploy: its PRIMARY task set).
 * Fails for a service that is not there, is being deleted, or leaves open which revision is meant. `place` begins every message.
 */
export function readService(answer: ServicesAnswer, place: string, region: string | undefined): DescribedService {
  const [service] = answer.services ?? []
  if (!service) throw missing(answer, place, region)
  const { status } = service
  if (status === 'INACTIVE' || status === 'DRAINING') {
    const state = status === 'INACTIVE' ? 'was deleted' : 'is being deleted'
    throw new Failure({ what: `${place}: it ${state} (status ${status})`, help: ELSE })
  }
  if (service.deploymentController?.type === 'EXTERNAL') throw external(service, place)
  const running = service.taskSets?.length ? service.taskSets : (service.deployments ?? [])
  const primary = running.find((one) => one.status === 'PRIMARY') ?? service
  if (!primary.taskDefinition)
    throw new Failure({ what: `${place}: ECS names no task definition that it runs`, help: ELSE })
  return {
    name: service.serviceName ?? '',
    taskDefinitionArn: primary.taskDefinition,
    rollingOut: running.flatMap((one) => othersThan(primary.taskDefinition ?? '', one)),
    isOnFargate: isOnFargate(service),
  }
}

function missing({ failures }: ServicesAnswer, place: string, region: string | undefined): Failure {
  const [failure] = failures ?? []
  const help = `${ELSE}; check aws-region and the credentials' account too`
  if (!failure || failure.reason === 'MISSING')
    return new Failure({
      what: `${place}: the cluster has no service by this name in ${region ?? 'the region of the profile'}`,
      help,
    })
  const detail = [failure.reason, failure.detail].filter(Boolean).join(', ')
  return new Failure({ what: `${place}: ECS cannot describe it: ${detail}`, help })
}

/** Someone else's controller decides which task set is which: no answer of ours would be sure. */
function external({ taskSets }: ServiceAnswer, place: string): Failure {
  const arns = list((taskSets ?? []).flatMap(({ taskDefinition }) => taskDefinition ?? []))
  const what = `${place}: an external deployment controller runs it through task sets (task definitions: ${arns})`
  return new Failure({ what, help: 'name the task definition in task-definition, without cluster and service' })
}

function othersThan(primary: string, { status, taskDefinition }: Running): DescribedService['rollingOut'] {
  if (!taskDefinition || taskDefinition === primary || status === 'INACTIVE') return []
  return [{ taskDefinitionArn: taskDefinition, status: status ?? '' }]
}

/** A service has a launch type or capacity providers, else those of its cluster. */
function isOnFargate({ launchType, capacityProviderStrategy = [] }: ServiceAnswer): boolean | undefined {
  if (launchType !== undefined) return launchType === 'FARGATE'
  if (capacityProviderStrategy.length === 0) return undefined
  return capacityProviderStrategy.every(({ capacityProvider = '' }) => /^FARGATE(_SPOT)?$/.test(capacityProvider))
}

/** How messages call a service. */
export const nameService = (cluster: string, service: string): string =>
  `service ${quote(service)} in cluster ${quote(cluster)}`
