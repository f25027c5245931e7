import { setTimeout as pause } from 'node:timers/promises'
import { fieldOf, isList, isObject, parseJson, printJson, type Json } from '../core/json.js'
import { Failure } from '../core/problem.js'
import type { DescribedRevision } from '../ports.js'
import { definitionOf } from '../taskdef/definition.js'
import { meaningOf } from '../taskdef/meaning.js'
import type { Settle } from './aws-middleware.js'

export interface Registered {
  readonly arn: string
  readonly family: string
  readonly revision: number
}

/** The family that a request registers, and the values in it that no message may hold: environment, and options that smell of secrets. */
export function readRequest(text: string): { readonly family: string; readonly secrets: readonly string[] } {
  const request = parseJson(text, 'the request')
  const family = fieldOf(request, 'family')
  const containers = itemsOf(fieldOf(request, 'containerDefinitions'))
  const variables = containers.flatMap((container) => itemsOf(fieldOf(container, 'environment')))
  const options = containers.map((container) => fieldOf(fieldOf(container, 'logConfiguration'), 'options'))
  const secrets = [
    ...variables.map((variable) => fieldOf(variable, 'value')),
    ...options.flatMap((option) =>
      Object.entries(isObject(option) ? option : {}).map(([key, value]) => (SECRET.test(key) ? value : null)),
    ),
  ]
  return {
    family: typeof family === 'string' ? family : '',
    secrets: secrets.filter((value) => typeof value === 'string'),
  }
}

const SECRET = /token|secret|password|key/i

const itemsOf = (json: Json | undefined): readonly Json[] => (isList(json) ? json : [])

/** An accepted request shows in Describe at once; a request that still runs on AWS's side needs a moment. */
const SETTLING_MS = 1_000
/** HTTP's clock counts seconds. */
const CLOCK_SLACK_MS = 2_000

/**
 * Finds out what became of a registration without a clear answer. The family's newest revision
 * - means the same as the request: it is the one, whoever registered it; a second would be its double;
 * - is older than the request: nothing was registered, trying again is safe (undefined);
 * - is younger and differs: someone else's, or ours as ECS completed it; a Failure, since nobody can tell.
 */
export function settleBy(describeNewest: () => Promise<Newest | undefined>, text: string): Settle {
  return async (trace, reason) => {
    await pause(SETTLING_MS)
    const place = `${trace.call.action} on ${trace.call.resource}: no clear answer came (${reason})`
    const found = await describeNewest().catch((error: unknown) => {
      const troubles = error instanceof Failure ? error.troubles : []
      const what = `${place}, and whether the revision was made could not be looked up: not sent a second time`
      throw new Failure(
        { what, help: 'look at the newest revision of the family before you run this again' },
        ...troubles,
      )
    })
    if (!found) return undefined
    const { revision: newest, clockOffset } = found
    const described = parseJson(newest.taskDefinition, newest.arn)
    const asked = definitionOf(parseJson(text, 'the request'), undefined, 'the request')
    const shown = definitionOf(described, parseJson(newest.tags, newest.arn), newest.arn)
    if (meaningOf(asked) === meaningOf(shown))
      return { taskDefinition: { taskDefinitionArn: newest.arn, family: newest.family, revision: newest.revision } }
    const registeredAt = Number(printJson(fieldOf(described, 'registeredAt') ?? null)) * 1000
    if (registeredAt < trace.startedAt + clockOffset - CLOCK_SLACK_MS) return undefined
    throw new Failure({
      what: `${place}, and ${newest.arn} was registered meanwhile with another content: not sent a second time`,
      help: 'compare that revision with what was to be registered, and run this again when it is not the one',
    })
  }
}

/** A revision as it is described now, with AWS's clock minus ours in milliseconds. */
export interface Newest {
  readonly revision: DescribedRevision
  readonly clockOffset: number
}
