import type { Trouble } from '../core/problem.js'
import type { Applied } from '../apply.js'
import type { Comment, Inputs } from '../inputs.js'
import type { Finding } from '../lint/finding.js'
import type { Current } from '../observed.js'
import type { Plan } from '../plan.js'
import type { Origin } from '../ports.js'
import type { Comparison } from '../plan/comparison.js'
import type { StoredConfig } from '../plan/config.js'
import type { Pin } from '../plan/pin.js'
import type { NeededAction } from '../taskdef/permission.js'
import type { Container } from '../taskdef/definition.js'
import type { Placement } from '../taskdef/options.js'

/** Everything a run has come to know, as far as it came. */
export interface Story {
  /** Known before the inputs are, and when they are refused. */
  readonly comment?: () => Comment
  readonly inputs?: Inputs
  readonly pin?: Pin | undefined
  readonly stored?: StoredConfig | undefined
  /** With AWS asked, all of `Observed`. */
  readonly current?: Current | undefined
  /** What roles must allow for the collector to work. */
  readonly permissions?: readonly NeededAction[]
  readonly placement?: Placement
  /** Suppressed ones included, in the order of their places. */
  readonly findings: readonly Finding[]
  /** The config in use against the new one; undefined: there is none in use, or both are the same text. */
  readonly comparison?: Comparison | undefined
  readonly plan?: Plan
  readonly applied?: Applied
  /** What stopped the run, beside findings. */
  readonly troubles: readonly Trouble[]
  /** The day of the run, `2026-07-13`. */
  readonly today?: string
  /** A path as the repository names it. */
  readonly pathInRepository?: (path: string) => string
  /** Undefined outside of GitHub. */
  readonly origin?: Origin | undefined
}

/** A path as the repository names it. */
export const pathIn = ({ pathInRepository }: Story, path: string): string => pathInRepository?.(path) ?? path

/** How findings call a task definition that is in no file of the user's. */
export const NEW_DEFINITION = 'new task definition'

/** The collector's container as it will be. */
export const containerOf = ({ placement }: Story): Container | undefined =>
  placement?.definition.containers.find(({ name }) => name === placement.container)

/** What a run is about, in words that stay from run to run: the service or the family, and the config. */
export function subjectOf({ inputs, current }: Story, pathInRepository: (path: string) => string): readonly string[] {
  const { definition, config } = inputs ?? {}
  const task =
    definition?.from === 'service'
      ? `${definition.cluster}/${definition.service}`
      : definition?.from === 'revision'
        ? definition.family
        : // A file may lie in a folder whose name is new in every run.
          current?.definition.family
  const source = config?.from === 'file' ? pathInRepository(config.path) : config && `preset ${config.name}`
  return [task, source].filter((part) => part !== undefined)
}
