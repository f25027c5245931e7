import { type Answer, refuse } from './answer.js'
import { type JsonObject, textOf, textsOf } from './json.js'

export type FaultKind =
  | 'throttling'
  | 'server-error'
  | 'unavailable'
  | 'reset'
  | 'lost-answer'
  | 'slow'
  | 'access-denied'
  | 'pass-role-denied'
  | 'expired-token'
  | 'unknown-token'
  | 'concurrent-revision'

/**
 * What goes wrong, how often. `reset`: the connection ends before the call is carried out; `lost-answer`: the call is
 * carried out, then the connection ends; `slow`: it is carried out and answered after `ms` milliseconds.
 */
export interface Fault {
  readonly kind: FaultKind | Answer
  /** Only this action; every action when absent. */
  readonly action?: string
  /** How many calls fail, 1 when absent; Infinity for all. */
  readonly times?: number
  /** How many matching calls pass before the first that fails. */
  readonly after?: number
  /** Only requests with such a body. */
  readonly when?: (body: JsonObject) => boolean
  readonly ms?: number
}

export interface Call {
  readonly service: 'ecs' | 'ssm'
  readonly action: string
  readonly body: JsonObject
  readonly region: string
  readonly account: string
  readonly user: string
}

export interface Faults {
  readonly add: (fault: Fault) => void
  /** The fault that hits this call. Counts it. */
  readonly take: (call: Call) => Fault | undefined
  /** How many faults with a number of times have not all happened. */
  readonly pending: () => number
}

export const createFaults = (): Faults => {
  const planned: { readonly fault: Fault; skip: number; left: number }[] = []
  return {
    add: (fault) => planned.push({ fault, skip: fault.after ?? 0, left: fault.times ?? 1 }),
    take: ({ action, body }) => {
      for (const entry of planned) {
        const { fault } = entry
        if (entry.left === 0 || (fault.action ?? action) !== action || fault.when?.(body) === false) continue
        if (entry.skip > 0) entry.skip -= 1
        else {
          entry.left -= 1
          return fault
        }
      }
      return undefined
    },
    pending: () => planned.filter(({ left }) => left > 0 && left !== Infinity).length,
  }
}

/** The answer of a fault in AWS's words; nothing for the kinds that are about the connection. */
export const answerOf = (kind: Fault['kind'], call: Call): Answer | undefined => {
  if (typeof kind === 'object') return kind
  switch (kind) {
    case 'throttling':
      return refuse('ThrottlingException', 'Rate exceeded')
    case 'server-error':
      return call.service === 'ecs'
        ? refuse('ServerException', 'Service Unavailable. Please try again later.', 500)
        : refuse('InternalServerError', 'An internal error occurred.', 500)
    case 'unavailable':
      return refuse('ServiceUnavailableException', 'Service Unavailable', 503)
    case 'access-denied':
      return denied(call, `${call.service}:${call.action}`, resourceOf(call))
    case 'pass-role-denied':
      return denied(call, 'iam:PassRole', textOf(call.body, 'executionRoleArn') ?? '*')
    case 'expired-token':
      return refuse('ExpiredTokenException', 'The security token included in the request is expired')
    case 'unknown-token':
      return refuse('UnrecognizedClientException', 'The security token included in the request is invalid.')
    case 'concurrent-revision':
      return refuse('ClientException', 'Too many concurrent attempts to create a new revision of the specified family.')
    case 'reset':
    case 'lost-answer':
    case 'slow':
      return undefined
  }
}

/** The member is `Message`, not `message`: the identity service in front of each API writes it so. */
const denied = (call: Call, permission: string, resource: string): Answer => ({
  status: 400,
  body: {
    __type: 'AccessDeniedException',
    Message: `User: ${call.user} is not authorized to perform: ${permission} on resource: ${resource} because no identity-based policy allows the ${permission} action`,
  },
})

const resourceOf = ({ service, action, body, region, account }: Call): string => {
  const arn = `arn:aws:${service}:${region}:${account}`
  if (service === 'ssm') {
    const name = textOf(body, 'Name') ?? textOf(body, 'Path') ?? textOf(body, 'ResourceId') ?? textsOf(body, 'Names')[0]
    return name === undefined ? `${arn}:*` : `${arn}:parameter/${name.replace(/^\//, '')}`
  }
  const cluster = textOf(body, 'cluster')?.split('/').at(-1) ?? 'default'
  if (action === 'DescribeServices' || action === 'UpdateService') {
    const name = textOf(body, 'service') ?? textsOf(body, 'services')[0] ?? ''
    return `${arn}:service/${cluster}/${name.split('/').at(-1) ?? ''}`
  }
  return action === 'RegisterTaskDefinition' ? `${arn}:task-definition/${textOf(body, 'family') ?? ''}:*` : '*'
}
