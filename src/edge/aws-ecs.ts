import {
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  type DescribeTaskDefinitionResponse,
  ECSClient,
  ListTaskDefinitionsCommand,
  type ListTaskDefinitionsResponse,
  RegisterTaskDefinitionCommand,
  type RegisterTaskDefinitionResponse,
} from '@aws-sdk/client-ecs'
import { fieldOf, parseJson, printJson } from '../core/json.js'
import { Failure } from '../core/problem.js'
import { quote } from '../core/text.js'
import type { DescribedRevision, DescribedService, TaskDefinitions } from '../ports.js'
import type { Call, Site } from './aws-call.js'
import { clientSettings, perform, performMany } from './aws-client.js'
import { replaceBody } from './aws-middleware.js'
import { readRequest, settleBy, type Newest, type Registered } from './aws-register.js'
import { nameService, readService } from './aws-service.js'

/** Enough to hide the way to AWS and back, too few to be throttled. */
const AT_ONCE = 5

interface Ecs {
  readonly client: ECSClient
  readonly site: Site
}

/** ECS behind the port. Loading this module loads the SDK's client. */
export async function openTaskDefinitions(site: Site): Promise<TaskDefinitions> {
  const ecs: Ecs = { client: new ECSClient(await clientSettings(site)), site }
  return {
    describe: async (name) => (await describe(ecs, name))?.revision,
    service: (cluster, service) => describeService(ecs, cluster, service),
    register: (request) => register(ecs, request),
    revisions: (family) => describeAll(ecs, family),
  }
}

async function describe({ client, site }: Ecs, name: string): Promise<Newest | undefined> {
  const call: Call = { action: 'ecs:DescribeTaskDefinition', resource: `task definition ${quote(name)}` }
  return perform(call, site, async ({ follow, trace }) => {
    try {
      const command = new DescribeTaskDefinitionCommand({ taskDefinition: name, include: ['TAGS'] })
      await client.send(follow(command))
      const { taskDefinition: known = {} } = trace.answer as DescribeTaskDefinitionResponse
      const answer = parseJson(trace.body, `the answer of ${call.action}`)
      const revision = {
        arn: known.taskDefinitionArn ?? '',
        family: known.family ?? '',
        revision: known.revision ?? 0,
        status: known.status ?? '',
        taskDefinition: printJson(fieldOf(answer, 'taskDefinition') ?? {}),
        tags: printJson(fieldOf(answer, 'tags') ?? []),
      }
      return { revision, clockOffset: trace.clockOffset }
    } catch (error) {
      if (!isUnknownTaskDefinition(error)) throw error
      checkRegion(name, call, await client.config.region())
      return undefined
    }
  })
}

const isUnknownTaskDefinition = (error: unknown): boolean =>
  error instanceof Error &&
  error.name === 'ClientException' &&
  /unable to describe task definition/i.test(error.message)

/** ECS answers for its own region only: an ARN of another one is not missing, it was asked for in the wrong place. */
function checkRegion(name: string, { action, resource }: Call, region: string): void {
  const wanted = name.startsWith('arn:') ? name.split(':')[3] : undefined
  if (!wanted || wanted === region) return
  throw new Failure({
    what: `${action} on ${resource}: the ARN is of region ${wanted}, the call went to ${region}`,
    help: `set aws-region to ${wanted}, or give an ARN of ${region}`,
  })
}

async function describeService({ client, site }: Ecs, cluster: string, service: string): Promise<DescribedService> {
  const place = nameService(cluster, service)
  const tail = `service/${cluster.split('/').at(-1) ?? ''}/${service.split('/').at(-1) ?? ''}`
  return perform({ action: 'ecs:DescribeServices', resource: place, arn: tail }, site, async ({ follow, trace }) => {
    try {
      await client.send(follow(new DescribeServicesCommand({ cluster, services: [service] })))
      return readService(trace.answer, place, await client.config.region())
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'ClusterNotFoundException') throw error
      throw new Failure({
        what: `${place}: there is no such cluster in ${await client.config.region()}`,
        help: "check the inputs cluster and aws-region, and that the credentials are of the cluster's account",
      })
    }
  })
}

/**
 * Registers the text byte for byte. RegisterTaskDefinition is not idempotent, and a broken connection or a 5xx does not
 * tell whether the revision was made: before such a call is tried again, the family's newest revision is looked at.
 * So a revision is never registered twice without being told.
 */
async function register(ecs: Ecs, text: string): Promise<Registered> {
  const { family, secrets } = readRequest(text)
  const call: Call = { action: 'ecs:RegisterTaskDefinition', resource: `family ${quote(family)}`, secrets }
  return perform(call, ecs.site, async ({ follow, trace }) => {
    // The SDK wants these two fields; what is sent is the text.
    const command = replaceBody(new RegisterTaskDefinitionCommand({ family, containerDefinitions: [] }), text)
    const settle = settleBy(() => describe(ecs, family), text)
    await ecs.client.send(follow(command, settle))
    const { taskDefinition } = trace.answer as RegisterTaskDefinitionResponse
    return {
      arn: taskDefinition?.taskDefinitionArn ?? '',
      family: taskDefinition?.family ?? family,
      revision: taskDefinition?.revision ?? 0,
    }
  })
}

/** Newest first. */
async function describeAll(ecs: Ecs, family: string): Promise<readonly DescribedRevision[]> {
  const found = await performMany(`reading the revisions of family ${quote(family)}`, ecs.site, async (step) => {
    const arns = await listArns(ecs, family)
    const all: (Newest | undefined)[] = []
    for (let at = 0; at < arns.length; at += AT_ONCE) {
      all.push(...(await Promise.all(arns.slice(at, at + AT_ONCE).map((arn) => describe(ecs, arn)))))
      step(`${all.length} of ${arns.length}`)
    }
    return all
  })
  return found.flatMap((one) => one?.revision ?? []).sort((a, b) => b.revision - a.revision)
}

async function listArns({ client, site }: Ecs, family: string): Promise<readonly string[]> {
  const call: Call = { action: 'ecs:ListTaskDefinitions', resource: `family ${quote(family)}` }
  const arns: string[] = []
  let nextToken: string | undefined
  do {
    const input = { familyPrefix: family, status: 'ACTIVE', sort: 'DESC', nextToken } as const
    const page = await perform<ListTaskDefinitionsResponse>(call, site, async ({ follow, trace }) => {
      await client.send(follow(new ListTaskDefinitionsCommand(input)))
      return trace.answer
    })
    arns.push(...(page.taskDefinitionArns ?? []))
    nextToken = page.nextToken
  } while (nextToken !== undefined)
  // Asked for a family, emulators answer with every family that begins so.
  return arns.filter((arn) => arn.split('/').at(-1)?.replace(/:\d+$/, '') === family)
}
