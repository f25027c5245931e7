import { PARTITIONS } from './iam-facts.js'

/** One permission that a role must have. */
export interface NeededAction {
  /** task: the collector's own calls. execution: what ECS does to start it. */
  readonly role: 'task' | 'execution'
  readonly action: string
  /** An ARN, with `*` for what is not known here. */
  readonly resource: string
  /** Who wants it, and what for. */
  readonly why: string
}

/** Where a task runs, as far as it is known. */
export interface Place {
  readonly region?: string | undefined
  readonly account?: string | undefined
}

/** `aws`, `aws-cn` and so on, by the region's name. */
export const partitionOf = (region = ''): string =>
  [...PARTITIONS].find(([beginning]) => region.startsWith(beginning))?.[1] ?? 'aws'

/** A text of the config as part of an ARN: what is filled in later may be anything. */
export const bounded = (text: string): string => text.replace(/\$?\{[^{}]*\}|\$\w+/g, '*')

/** The ARN of something in a service, with `*` for an unknown region or account. */
export const arnOf = (service: string, name: string, { region, account }: Place): string =>
  `arn:${partitionOf(region)}:${service}:${region ?? '*'}:${account ?? '*'}:${name}`
