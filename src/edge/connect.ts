import { debug, isDebug } from '@actions/core'
import { visible } from '../core/escape.js'
import { plural } from '../core/text.js'
import type { Ports } from '../ports.js'
import type { AwsOptions } from './aws-client.js'

/** What the log of a run with ACTIONS_STEP_DEBUG says of each call: its name, time and attempts, and no value of it. */
const FOLLOWING: Pick<AwsOptions, 'onCall' | 'onRetry'> = {
  onCall: (call, ms, attempts) => {
    debug(`${call}: ${plural(attempts, 'attempt')}, ${Math.round(ms)} ms`)
  },
  onRetry: (call, attempt, reason) => {
    debug(`${call}: attempt ${attempt}, for the one before ended with ${visible(reason)}`)
  },
}

/** AWS is loaded when a run first calls it: mode lint never does. */
export const connect: Ports['connect'] = async ({ region, attempts }) => {
  const { awsPorts } = await import('./aws.js')
  const aws = awsPorts({
    ...(region !== undefined && { region }),
    ...(isDebug() && FOLLOWING),
    maxAttempts: attempts,
    environment: process.env,
  })
  return {
    ...aws,
    prepare: async () => {
      await Promise.all([import('./aws-ecs.js'), import('./aws-ssm.js')])
    },
  }
}
