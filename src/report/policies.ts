import { policyDocument } from '../taskdef/iam.js'
import type { Story } from './story.js'

const ROLES = { task: 'The task role', execution: 'The execution role' } as const

/** What the roles must allow, as policy documents: the components' own calls, and what ECS does to start the container. */
export const policiesOf = ({
  permissions = [],
}: Story): readonly { readonly role: string; readonly policy: string }[] =>
  (['task', 'execution'] as const).flatMap((role) => {
    const actions = permissions.filter((need) => need.role === role)
    return actions.length > 0 ? [{ role: ROLES[role], policy: policyDocument(actions) }] : []
  })
