import { fieldOf, type JsonObject } from '../core/json.js'
import { quote } from '../core/text.js'
import { objectsOf, textOf } from './fields.js'
import { EXECUTION } from './iam-facts.js'
import { privateRepository } from './image.js'
import { arnOf, type NeededAction, type Place } from './permission.js'

export interface ExecutionRequest {
  readonly place: Place
  /** The customer's own key of a SecureString: an id or an ARN. */
  readonly kmsKey?: string | undefined
}

/** What ECS does, as the execution role, to start a container: fetch its secrets and its image, open its log stream. */
export function executionActions(container: JsonObject, { place, kmsKey }: ExecutionRequest): readonly NeededAction[] {
  const who = `container ${quote(textOf(container, 'name') ?? '')}`
  const allow = (key: keyof typeof EXECUTION, resource: string): readonly NeededAction[] =>
    EXECUTION[key].actions.map((action) => ({
      role: 'execution',
      action,
      resource,
      why: `${who}: ECS ${EXECUTION[key].why}`,
    }))
  const secrets = [
    ...objectsOf(container, 'secrets'),
    ...objectsOf(fieldOf(container, 'logConfiguration'), 'secretOptions'),
  ]
  return [
    ...secrets.flatMap((secret) => allowSecret(textOf(secret, 'valueFrom'), place, allow)),
    ...(kmsKey === undefined ? [] : allow('key', keyArn(kmsKey, place))),
    ...allowLogs(container, place, allow),
    ...allowImage(textOf(container, 'image') ?? '', place, allow),
  ]
}

type Allow = (key: keyof typeof EXECUTION, resource: string) => readonly NeededAction[]

function allowSecret(valueFrom: string | undefined, place: Place, allow: Allow): readonly NeededAction[] {
  if (valueFrom === undefined) return []
  // An ARN of a secret may go on with a key, a stage and a version.
  const secret = /^arn:[^:]+:secretsmanager:[^:]*:[^:]*:secret:[^:]+/.exec(valueFrom)
  if (secret) return allow('secret', secret[0])
  if (valueFrom.startsWith('arn:')) return allow('parameter', valueFrom)
  return allow('parameter', arnOf('ssm', `parameter/${valueFrom.replace(/^\//, '')}`, place))
}

function keyArn(key: string, place: Place): string {
  if (key.startsWith('arn:')) return key
  // An alias is no resource of its own in a policy: its key is not known here.
  return arnOf('kms', key.startsWith('alias/') ? 'key/*' : `key/${key}`, place)
}

function allowLogs(container: JsonObject, place: Place, allow: Allow): readonly NeededAction[] {
  const log = fieldOf(container, 'logConfiguration')
  if (textOf(log, 'logDriver') !== 'awslogs') return []
  const options = fieldOf(log, 'options')
  const region = textOf(options, 'awslogs-region') ?? place.region
  const group = arnOf('logs', `log-group:${textOf(options, 'awslogs-group') ?? '*'}:*`, { ...place, region })
  return [...allow('log', group), ...(textOf(options, 'awslogs-create-group') === 'true' ? allow('group', group) : [])]
}

/** Only private registries of ECR ask for permission. */
function allowImage(image: string, place: Place, allow: Allow): readonly NeededAction[] {
  const found = privateRepository(image)
  if (!found) return []
  const { repository, account, region } = found
  return [
    ...allow('token', '*'),
    ...allow('image', arnOf('ecr', `repository/${repository}`, { ...place, account, region })),
  ]
}
