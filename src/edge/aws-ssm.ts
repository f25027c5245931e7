import { setTimeout as pause } from 'node:timers/promises'
import {
  DeleteParametersCommand,
  GetParameterCommand,
  type GetParameterResult,
  GetParametersByPathCommand,
  PutParameterCommand,
  type PutParameterResult,
  SSMClient,
} from '@aws-sdk/client-ssm'
import { Failure } from '../core/problem.js'
import { plural, quote } from '../core/text.js'
import type { NewParameter, Parameters, StoredParameter } from '../ports.js'
import type { Call, Site } from './aws-call.js'
import { clientSettings, perform, performMany } from './aws-client.js'

interface Ssm {
  readonly client: SSMClient
  readonly site: Site
}

/** Parameter Store behind the port. Loading this module loads the SDK's client. */
export async function openParameters(site: Site): Promise<Parameters> {
  const ssm: Ssm = { client: new SSMClient(await clientSettings(site)), site }
  return {
    get: (name) => get(ssm, name),
    put: (parameter) => put(ssm, parameter),
    list: (path) => list(ssm, path),
    remove: (names) => remove(ssm, names),
  }
}

const tailOf = (name: string): string => `parameter/${name.replace(/^\//, '')}`
const isNamed = (error: unknown, name: string): boolean => error instanceof Error && error.name === name

async function get({ client, site }: Ssm, name: string): Promise<StoredParameter | undefined> {
  const call: Call = { action: 'ssm:GetParameter', resource: `parameter ${quote(name)}`, arn: tailOf(name) }
  return perform(call, site, async ({ follow, trace }) => {
    try {
      await client.send(follow(new GetParameterCommand({ Name: name, WithDecryption: true })))
      const { Parameter: found = {} } = trace.answer as GetParameterResult
      const { Name = name, ARN: arn = '', Type: type = 'String', Version: version = 0, Value: value = '' } = found
      return { name: Name, arn, type, version, value }
    } catch (error) {
      if (isNamed(error, 'ParameterNotFound')) return undefined
      throw error
    }
  })
}

/**
 * Without overwrite the parameter is created, with its tags; one that is there already with the same text is as good.
 * With overwrite a new version is made and tags are left alone: Parameter Store takes either of the two. Should the answer
 * be lost, the repeat makes one version more of the same text.
 */
async function put(ssm: Ssm, parameter: NewParameter): Promise<{ readonly version: number }> {
  const { name, value, overwrite } = parameter
  const call: Call = {
    action: 'ssm:PutParameter',
    resource: `parameter ${quote(name)}`,
    arn: tailOf(name),
    secrets: [value],
  }
  return perform(call, ssm.site, async ({ follow, trace }) => {
    try {
      await ssm.client.send(follow(new PutParameterCommand(inputOf(parameter))))
      return { version: (trace.answer as PutParameterResult).Version ?? 0 }
    } catch (error) {
      if (overwrite || !isNamed(error, 'ParameterAlreadyExists')) throw error
      const there = await getSoon(ssm, name)
      if (there?.value === value) return { version: there.version }
      throw new Failure({
        what: `${call.action} on ${call.resource}: another run created it meanwhile with another text: left as it is`,
        help: 'run this again: it then starts from what is there now',
      })
    }
  })
}

function inputOf({ name, value, type, tier, keyId, overwrite, description, tags }: NewParameter) {
  const own = {
    Name: name,
    Value: value,
    Type: type,
    Tier: tier,
    Description: description,
    Overwrite: overwrite,
    DataType: 'text',
  }
  const key = keyId === undefined || type !== 'SecureString' ? {} : { KeyId: keyId }
  const labels = overwrite || tags.length === 0 ? {} : { Tags: tags.map((tag) => ({ Key: tag.key, Value: tag.value })) }
  return { ...own, ...key, ...labels }
}

/** What was created a moment ago may not be readable yet. */
async function getSoon(ssm: Ssm, name: string): Promise<StoredParameter | undefined> {
  for (const wait of [200, 500, 1_000]) {
    const found = await get(ssm, name)
    if (found) return found
    await pause(wait)
  }
  return get(ssm, name)
}

/** On the wire a date is the seconds since 1970. */
interface ParametersPage {
  readonly Parameters?: readonly { readonly Name?: string; readonly LastModifiedDate?: number }[]
  readonly NextToken?: string
}

/** By GetParametersByPath: unlike DescribeParameters, IAM can allow it for one path. */
async function list(
  { client, site }: Ssm,
  path: string,
): Promise<readonly { readonly name: string; readonly modified: number }[]> {
  const call: Call = { action: 'ssm:GetParametersByPath', resource: `path ${quote(path)}`, arn: tailOf(path) }
  const found = await performMany(`listing the parameters below ${quote(path)}`, site, async (step) => {
    const all: { readonly name: string; readonly modified: number }[] = []
    let token: string | undefined
    do {
      const input = {
        Path: path,
        Recursive: false,
        WithDecryption: false,
        MaxResults: 10,
        ...(token ? { NextToken: token } : {}),
      }
      const page = await perform<ParametersPage>(call, site, async ({ follow, trace }) => {
        await client.send(follow(new GetParametersByPathCommand(input)))
        return trace.answer
      })
      for (const { Name: name = '', LastModifiedDate: seconds = 0 } of page.Parameters ?? [])
        all.push({ name, modified: seconds * 1000 })
      step(`${all.length} so far`)
      token = page.NextToken
    } while (token)
    return all
  })
  return found.sort((a, b) => b.modified - a.modified || (a.name < b.name ? -1 : 1))
}

/** As many as one call takes. */
const MOST_AT_ONCE = 10

/** Names that are gone already are no trouble. */
async function remove({ client, site }: Ssm, names: readonly string[]): Promise<void> {
  await performMany('deleting old configs', site, async (step) => {
    for (let at = 0; at < names.length; at += MOST_AT_ONCE) {
      const some = names.slice(at, at + MOST_AT_ONCE)
      const [first = ''] = some
      const resource =
        some.length === 1 ? `parameter ${quote(first)}` : `${plural(some.length, 'parameter')} from ${quote(first)} on`
      const call: Call = {
        action: 'ssm:DeleteParameters',
        resource,
        arn: tailOf(some.length === 1 ? first : `${first.slice(0, first.lastIndexOf('/') + 1)}*`),
      }
      await perform(call, site, ({ follow }) => client.send(follow(new DeleteParametersCommand({ Names: some }))))
      step(`${at + some.length} of ${names.length}`)
    }
  })
}
