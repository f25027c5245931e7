import { usedComponents } from '../plan/needs.js'
import { textOf } from '../taskdef/fields.js'
import { neededActions } from '../taskdef/iam.js'
import type { Placement } from '../taskdef/options.js'
import type { NeededAction } from '../taskdef/permission.js'
import type { Looks, Subject } from './lint.js'

/** What the task's roles must allow for this config. */
export function permissionsOf(
  { inputs, looks }: Subject & { readonly looks: Looks },
  placement: Placement,
): readonly NeededAction[] {
  const account = textOf(placement.definition.json, 'executionRoleArn')?.split(':')[4]
  return neededActions({
    components: usedComponents(looks.open().view.config),
    sidecar: placement.definition.containers.find(({ name }) => name === placement.container)?.json,
    kmsKey: inputs.parameter.keyId,
    place: { region: inputs.aws.region, account },
  })
}
