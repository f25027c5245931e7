import { Failure, type Trouble } from './core/problem.js'
import type { Plan } from './plan.js'
import type { ParameterStep, RevisionStep, Step } from './plan/step.js'
import type { Aws, Files } from './ports.js'

/** What became of a plan. */
export interface Applied {
  readonly done: readonly Step[]
  /** Where it stopped: this step and those behind it were not done. */
  readonly stopped:
    { readonly at: Step; readonly rest: readonly Step[]; readonly troubles: readonly Trouble[] } | undefined
  readonly parameter: { readonly version: number } | undefined
  readonly revision: { readonly arn: string; readonly revision: number } | undefined
}

interface Writers {
  readonly files: Files
  readonly aws: Aws
}

/** Does what the plan says, step by step, and stops at the first that cannot be done. Nothing is undone: every step can be done again. */
export async function apply({ steps }: Plan, writers: Writers): Promise<Applied> {
  let applied: Applied = { done: [], stopped: undefined, parameter: undefined, revision: undefined }
  for (const [index, step] of steps.entries()) {
    try {
      applied = { ...applied, ...(await perform(step, writers)), done: [...applied.done, step] }
    } catch (error) {
      return { ...applied, stopped: { at: step, rest: steps.slice(index + 1), troubles: troublesOf(error) } }
    }
  }
  return applied
}

/** What is no Failure is a mistake of ours; its words may hold anything, so only its name is told. */
const troublesOf = (error: unknown): readonly Trouble[] =>
  error instanceof Failure
    ? error.troubles
    : [
        {
          what: `this action has a mistake (${error instanceof Error ? error.name : typeof error})`,
          help: 'please report it',
        },
      ]

/** Only what touches nothing but this machine: the file, so that it can be looked at. */
export const preview = ({ steps, ...rest }: Plan): Plan => ({
  ...rest,
  steps: steps.filter(({ kind }) => kind === 'file'),
})

type Result = Partial<Pick<Applied, 'parameter' | 'revision'>>

async function perform(step: Step, { files, aws }: Writers): Promise<Result> {
  switch (step.kind) {
    case 'parameter':
      return { parameter: await store(step, aws) }
    case 'file':
      await files.write(step.target, step.text)
      return {}
    case 'revision':
      return { revision: await register(step, aws) }
    case 'cleanup':
      if (step.names.length > 0) await aws.parameters.remove(step.names)
      return {}
  }
}

const store = async ({ send, existing }: ParameterStep, { parameters }: Aws): Promise<Applied['parameter']> =>
  send ? parameters.put(send) : existing

const register = async ({ send, existing }: RevisionStep, { taskDefinitions }: Aws): Promise<Applied['revision']> =>
  send === undefined ? existing : taskDefinitions.register(send)
