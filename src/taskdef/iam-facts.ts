import facts from '../../data/iam.json' with { type: 'json' }

/** Dotted paths of settings with the values that count; none: any value but null, false, 0 and empty. */
type Settings = Readonly<Record<string, readonly string[] | undefined>>

/** Holds when all of `when` do and none of `unless` does. */
export interface Conditions {
  readonly when?: Settings | undefined
  readonly unless?: Settings | undefined
}

export interface Need extends Conditions {
  readonly actions: readonly string[]
  /** An ARN with `{...}` for settings and for what is known of the place. */
  readonly resource: string
  readonly why: string
}

/** What a component does with AWS. */
export interface Facts extends Conditions {
  readonly needs: readonly Need[]
  /** Calls AWS whatever the rest says. */
  readonly always?: boolean | undefined
  /** Path of a role that it takes on first: then that role needs the rest. */
  readonly assumes?: string | undefined
  readonly defaults?: Readonly<Record<string, string | undefined>> | undefined
}

/** By section and type, underscores left out, as `exporters/awsemf`: what the task role is for. Read from the components' sources and AWS's own pages. */
export const TASK: ReadonlyMap<string, Facts> = new Map(Object.entries<Facts>(facts.task))

/** What ECS does as the execution role. */
export const EXECUTION = facts.execution

/** By how the names of their regions begin; all other regions are in `aws`. https://github.com/boto/botocore/blob/develop/botocore/data/partitions.json */
export const PARTITIONS: ReadonlyMap<string, string> = new Map(Object.entries(facts.partitions))
