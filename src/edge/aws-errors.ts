import { Failure } from '../core/problem.js'
import { credentialsTrouble, accessTrouble } from './aws-access.js'
import type { Site, Trace } from './aws-call.js'
import { isConcurrentRegistration, isThrottling, readFacts, type Reason, type Report } from './aws-facts.js'
import { networkTrouble } from './aws-network.js'

/**
 * What to tell the user about a call that came to nothing: `ecs:DescribeServices on service "web" in cluster "prod": why`.
 * Holds no value of the request. A Failure stays what it is.
 */
export function explain(thrown: unknown, trace: Trace, site: Pick<Site, 'region' | 'proxyOf'>): Failure {
  if (thrown instanceof Failure) return thrown
  // The SDK hands on a copy of what it does not know for an error.
  const facts = readFacts(trace.error ?? thrown, trace.call.secrets)
  const report: Report = {
    ...{ facts, trace, region: site.region ?? regionOf(trace), effort: effortOf(trace) },
    proxy: trace.isSent ? site.proxyOf(trace.protocol, trace.host) : undefined,
  }
  const found = [regionTrouble, accessTrouble, credentialsTrouble, networkTrouble, exhaustion, refusal]
    .map((find) => find(report))
    .find((reason) => reason !== undefined)
  const { why, help } = found ?? { why: facts.message }
  const what = `${trace.call.action} on ${trace.call.resource}: ${why}`
  return new Failure(help === undefined ? { what } : { what, help })
}

/** A profile's region is known to the SDK alone; its endpoint tells it. */
const regionOf = ({ host }: Trace): string | undefined => /^\w+\.([a-z]+(?:-[a-z]+)+-\d)\.amazonaws\./.exec(host)?.[1]

function effortOf({ attempts, startedAt }: Trace): string {
  if (attempts <= 1) return 'at the only attempt'
  const seconds = (Date.now() - startedAt) / 1000
  return `in all ${attempts} attempts over ${seconds < 10 ? seconds.toFixed(1) : seconds.toFixed(0)} s`
}

function regionTrouble({ facts }: Report): Reason | undefined {
  if (facts.message === 'Region is missing')
    return { why: 'no AWS region is set', help: 'set the input aws-region, or the environment variable AWS_REGION' }
  if (!facts.message.startsWith('Region not accepted')) return undefined
  const [, region = ''] = /region="(.*)" is not/.exec(facts.message) ?? []
  return { why: `"${region}" cannot be a region`, help: 'write aws-region (or AWS_REGION) like eu-west-1' }
}

function exhaustion({ facts, region, trace, effort }: Report): Reason | undefined {
  const later = 'run it again later, with fewer deployments at the same time, or raise max-retries'
  if (isConcurrentRegistration(facts))
    return { why: `other revisions of the family were being registered ${effort}`, help: later }
  if (isThrottling(facts)) return { why: `AWS throttled it ${effort} (${facts.name})`, help: later }
  if (facts.name === 'TooManyUpdates')
    return { why: `other changes of the parameter were under way ${effort}`, help: later }
  if ((facts.status ?? 0) < 500 && !/^(InternalServerError|ServerException)/.test(facts.name)) return undefined
  const [service = ''] = trace.call.action.split(':')
  const status = [facts.status, facts.name === 'Unknown' ? '' : facts.name].filter(Boolean).join(' ')
  const help = `look at the AWS Health Dashboard for ${service} in ${region ?? 'the region'}, then run it again`
  return { why: `AWS answered ${status} ${effort}`, help }
}

const HELP: Readonly<Record<string, string>> = {
  ParameterLimitExceeded:
    'delete parameters that nobody needs (the input keep-configs does it for this family), or ask AWS for a higher quota',
  ParameterMaxVersionLimitExceeded:
    'move the label away from the oldest version of the parameter, or use parameter-mode: immutable',
  HierarchyLevelLimitExceededException: 'give a parameter-name with at most 15 levels',
  InvalidKeyId:
    'check parameter-kms-key-id: the key must exist in this region, be enabled, and allow the role kms:Encrypt and kms:Decrypt',
  LimitExceededException:
    'a quota of the account is reached: raise it in Service Quotas, or deregister what nobody needs',
}

function refusal({ facts }: Report): Reason {
  const said = facts.message === '' ? '' : `: ${facts.message}`
  const name = facts.name === 'Unknown' ? `HTTP ${String(facts.status)}` : facts.name
  return { why: `AWS refuses it with ${name}${said}`, help: HELP[facts.name] }
}
