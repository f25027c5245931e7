import { codeForMarkdown } from '../core/escape.js'
import { policyDocument } from '../taskdef/iam.js'
import { fold, type Room, type Section } from './markdown.js'
import type { Story } from './story.js'

const ROLES = { task: 'The task role', execution: 'The execution role' } as const

interface RolePolicy {
  readonly role: string
  readonly actions: readonly string[]
  /** A policy document. */
  readonly policy: string
}

/** What the roles must allow, as policy documents: the components' own calls, and what ECS does to start the container. */
export const policiesOf = ({ permissions = [] }: Story): readonly RolePolicy[] =>
  (['task', 'execution'] as const).flatMap((role) => {
    const needs = permissions.filter((need) => need.role === role)
    if (needs.length === 0) return []
    const actions = [...new Set(needs.map(({ action }) => action))].sort()
    return [{ role: ROLES[role], actions, policy: policyDocument(needs) }]
  })

/** The same for a page: actions at once, policies to unfold. */
export function roleSection(story: Story, { isShort, rows }: Room): Section {
  const lines = policiesOf(story).flatMap(({ role, actions, policy }) => [
    `${role} must allow ${actions.map(codeForMarkdown).join(', ')}.`,
    '',
    ...(isShort || policy.length > rows * 500 ? [] : [...fold(`${role}: policy`, ['```json', policy, '```']), '']),
  ])
  return { title: 'Permissions', lines }
}
