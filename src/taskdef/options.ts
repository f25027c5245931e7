import type { Problem } from '../core/problem.js'
import type { Definition } from './definition.js'
import type { Json } from '../core/json.js'
import type { TaskMistake } from './mistakes.js'

/**
 * What the user wants of the sidecar, already parsed. An absent field means: keep what an existing sidecar has, else
 * take the fallback.
 */
export interface SidecarOptions {
  /** The pinned release as the image's tag spells it: `v0.49.0`. */
  readonly release: string
  /** The image's repository, without tag and digest. */
  readonly imageRepository?: string | undefined
  /** `sha256:` and 64 hex digits. */
  readonly digest?: string | undefined
  readonly containerName?: string | undefined
  /** The name of the parameter that holds the config, in the task's own region. */
  readonly parameterName: string
  /** Needed only for a log group of our own. */
  readonly region?: string | undefined
  readonly essential?: boolean | undefined
  readonly restart?: boolean | undefined
  /** CPU units, 1024 to a vCPU. */
  readonly cpu?: number | undefined
  /** MiB; the container is killed above it. */
  readonly memory?: number | undefined
  /** MiB. */
  readonly memoryReservation?: number | undefined
  /** Variables to set on the sidecar; others stay. */
  readonly environment: ReadonlyMap<string, string>
  readonly logGroup?: string | undefined
  readonly logStreamPrefix?: string | undefined
  readonly healthCheck?: 'auto' | boolean | undefined
  /** Whether `/healthcheck` works with this release and config: true, or the reason why not, as a clause. */
  readonly healthCheckWorks: true | string
  readonly dependsOn?: 'none' | 'start' | 'healthy' | undefined
  /** Whether the service has its tasks run on Fargate; undefined: not known. */
  readonly isOnFargate?: boolean | undefined
  /** Ids of the config's components that call AWS, such as `sigv4auth`; each needs a task role. */
  readonly awsCallers: readonly string[]
}

/** One field that differs afterwards, and why. Environment values never appear in it. */
export interface Change {
  /** The container's name; absent: a field of the task. */
  readonly container?: string
  /** The field as ECS names it, with a name in brackets for one entry of a list: `secrets[AOT_CONFIG_CONTENT]`. */
  readonly field: string
  /** Absent: there was none, or it is not shown. */
  readonly before?: Json
  /** Absent: it is gone, or it is not shown. */
  readonly after?: Json
  readonly reason: string
}

/** Something about the task definition that the user should know, or that ECS refuses. `in` is always `task-definition`. */
export interface TaskProblem extends Problem {
  /** Names the mistake: `memory-over-task`. */
  readonly id: TaskMistake
  /** error: ECS refuses the definition or cannot start the task. */
  readonly severity: 'error' | 'warning' | 'note'
}

/** A definition with the sidecar placed or removed. */
export interface Placement {
  readonly definition: Definition
  /** The collector's container after (or, removed, before) the change; absent: there was none to remove. */
  readonly container: string | undefined
  /** Empty: the definition is as it was. */
  readonly changes: readonly Change[]
  /** What there is to say of the result; errors mean that nothing may be registered. */
  readonly problems: readonly TaskProblem[]
}
