import type { Answer } from './answer.js'
import type { Json, JsonObject } from './json.js'

/** One revision of a task definition, as ECS keeps it. `definition` has no describe-only field. */
export interface Revision {
  readonly arn: string
  readonly family: string
  readonly revision: number
  readonly status: string
  readonly definition: JsonObject
  readonly tags: readonly Json[]
  readonly registeredAt: number
}

/** A service or task as its Describe call shows it. */
export interface Running {
  readonly arn: string
  readonly cluster: string
  readonly shown: JsonObject
}

export interface ParameterVersion {
  readonly version: number
  readonly value: string
  readonly type: string
  readonly tier: string
  readonly dataType: string
  readonly description?: string
  readonly keyId?: string
  readonly allowedPattern?: string
  readonly policies?: string
  readonly modifiedAt: number
  readonly labels: string[]
  /** How many more reads do not see this version yet. */
  hidden: number
}

export interface Parameter {
  readonly name: string
  readonly versions: ParameterVersion[]
  readonly tags: Map<string, string>
}

/** Everything that exists in one region. */
export interface Region {
  readonly revisions: Revision[]
  readonly clusters: Set<string>
  readonly services: Running[]
  readonly tasks: Running[]
  readonly parameters: Map<string, Parameter>
}

export const createRegion = (): Region => ({
  revisions: [],
  clusters: new Set(['default']),
  services: [],
  tasks: [],
  parameters: new Map(),
})

/** Where a call happens: who asks, and what exists there. */
export interface Place {
  readonly account: string
  readonly region: string
  /** The caller's ARN. */
  readonly user: string
  readonly state: Region
  readonly settings: Settings
}

export interface Settings {
  /** Accept and keep fields that the service model does not know, at any depth. */
  readonly extraFields: boolean
  /** How many reads do not see a new parameter or version. */
  readonly invisibleReads: number
  /** Describe lists environment and secrets in another order than they were registered in. */
  readonly reordered: boolean
  /** The KMS keys that exist; every key when absent. */
  readonly kmsKeys?: readonly string[]
}

export type Handler = (input: JsonObject, place: Place) => Answer
