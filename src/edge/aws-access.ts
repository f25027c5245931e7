import { quote } from '../core/text.js'
import { arnOf } from '../taskdef/permission.js'
import type { Reason, Report } from './aws-facts.js'

const LOG_IN =
  'run aws-actions/configure-aws-credentials in a step before this one; with an OIDC role the job needs permissions: id-token: write'

/** Who may not do what: the action that IAM misses, and the resource it is wanted on. */
export function accessTrouble({ facts, trace, region }: Report): Reason | undefined {
  const denied =
    /^(AccessDenied|Unauthorized|NotAuthorized)/.test(facts.name) || /not authorized to perform/i.test(facts.message)
  if (!denied) return undefined
  const { message } = facts
  if (message !== '' && !/authorized/i.test(message))
    return { why: `access denied: ${message}`, help: helpFor(message) }
  const user = /User: (arn:\S+)/.exec(message)?.[1]
  const action = /not authorized to perform:? ([\w-]+:\w+)/i.exec(message)?.[1] ?? trace.call.action
  const resource = /on resource: (\S+?),?(?= |$)/.exec(message)?.[1] ?? resourceOf(trace.call.arn, region, user)
  const because = /(?:because|with) (.*)$/.exec(message)?.[1]
  const who = user === undefined ? '' : ` for ${principalOf(user)}`
  const cause = because === undefined ? '' : ` (${because})`
  return {
    why: `access denied${who}: ${action} is missing${cause}`,
    help: allow(action, resource, message) + accounts(user, resource),
  }
}

/** Refusals that come under the name of a missing permission, and may be something else. */
function helpFor(message: string): string {
  if (message.includes('reserved parameter name')) return 'choose a parameter-name that does not begin with aws or ssm'
  if (/customer master key|kms/i.test(message))
    return 'allow kms:Decrypt on the key of the parameter in the policy of the role that this step runs with, and in the policy of the key'
  return 'look at the policies of the role that this step runs with, and at those of the resource'
}

function allow(action: string, resource: string, message: string): string {
  if (action.startsWith('sts:AssumeRole'))
    return "let the role's trust policy accept this repository and branch (sub and aud of GitHub's token), and check the role's ARN"
  if (message.includes('explicit deny'))
    return `a policy denies ${action} on ${resource} expressly: that policy has to change, allowing it elsewhere does not help`
  const why = action === 'iam:PassRole' ? ': whoever registers a task definition passes its roles on' : ''
  return `allow ${action} on ${resource} in the policy of the role that this step runs with${why}`
}

/** The ARN as a policy would name it; what is not known is `*`. */
function resourceOf(tail: string | undefined, region: string | undefined, user: string | undefined): string {
  if (tail === undefined) return '*'
  const service = tail.startsWith('parameter') ? 'ssm' : 'ecs'
  return arnOf(service, tail, { region, account: user?.split(':')[4] })
}

/** `role "deploy"` of an assumed role's session, else the ARN's last part. */
function principalOf(user: string): string {
  const [kind, name] = (user.split(':')[5] ?? '').split('/')
  return name === undefined ? user : `${kind === 'assumed-role' ? 'role' : (kind ?? '')} ${quote(name)}`
}

function accounts(user: string | undefined, resource: string): string {
  const mine = user?.split(':')[4]
  const theirs = resource.startsWith('arn:') ? resource.split(':')[4] : undefined
  if (!mine || !theirs || theirs === '*' || mine === theirs) return ''
  return `; the credentials are of account ${mine}, the resource is of account ${theirs}`
}

const EXPIRED = /^(ExpiredToken|RequestExpired)/
const REJECTED =
  /^(UnrecognizedClient|InvalidClientTokenId|InvalidSignature|SignatureDoesNotMatch|IncompleteSignature|MissingAuthenticationToken|InvalidAccessKeyId|AuthFailure|OptInRequired)/
const SKEWED = /Signature (expired|not yet current)|RequestTimeTooSkewed|RequestInTheFuture/

/** Credentials that are not there, not readable, expired, or not AWS's. */
export function credentialsTrouble({ facts, trace, region }: Report): Reason | undefined {
  if (SKEWED.test(`${facts.name} ${facts.message}`))
    return {
      why: "the machine's clock and AWS's differ too much for a signature",
      help: "set the runner's clock, for example with chrony or ntpd",
    }
  if (EXPIRED.test(facts.name))
    return {
      why: 'the session of the AWS credentials has expired',
      help: 'run aws-actions/configure-aws-credentials right before this step, or ask it for a longer session with role-duration-seconds',
    }
  if (REJECTED.test(facts.name))
    return {
      why: `AWS does not accept the credentials (${facts.name})`,
      help: `${LOG_IN}; a region that the account has not enabled (now: ${region ?? 'unknown'}) is answered in the same way`,
    }
  if (trace.isSent) return undefined
  if (facts.message === 'Could not load credentials from any providers')
    return { why: 'no AWS credentials are set', help: LOG_IN }
  return { why: `no AWS credentials could be got: ${facts.message || facts.name}`, help: LOG_IN }
}
